/** The files of the store that rows name: every column that holds the hash of a kept file. */
import type pg from 'pg';
import { copyOut } from '../db/copy-out.ts';

/** Table → how a row of it names files. A new kind of kept file has to be added here. */
const holders: Record<string, string[]> = {
  evidence: ['sha256', 'thumbnail'],
  essay: [`file ->> 'sha256'`],
  training_session: [`material ->> 'sha256'`],
};

export type NamedFiles = { hashes: () => Generator<string, void>; count: number };

/** @param tables those that this database has: an older one has fewer */
export async function listNamedFiles(client: pg.ClientBase, tables: string[]): Promise<NamedFiles> {
  const parts = Object.entries(holders)
    .filter(([table]) => tables.includes(table))
    .flatMap(([table, columns]) =>
      columns.map((column) => `select ${column} as sha256 from public.${table}`),
    );
  const all = `select distinct sha256 from (${parts.join(' union all ')}) as named
    where sha256 ~ '^[0-9a-f]{64}$' order by 1`;
  // Kept as bytes, 65 each: a million of them are no burden.
  const lines = parts.length > 0 ? await copyOut(client, all) : Buffer.alloc(0);
  return {
    count: lines.length / 65,
    *hashes() {
      for (let at = 0; at < lines.length; at += 65) yield lines.toString('latin1', at, at + 64);
    },
  };
}
