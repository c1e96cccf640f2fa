/** The files of the store that rows name, for a backup to take along. */
import type pg from 'pg';
import { copyOut } from '../db/copy-out.ts';
import { hashesOf, holders } from '../files/holders.ts';
import type { TableShape } from './contents.ts';

export type NamedFiles = { hashes: () => Generator<string, void>; count: number };

function selectsOf({ name, columns }: TableShape): string[] {
  const gone = holders[name]?.gone;
  // An older database removed nothing yet.
  const there = columns.some((column) => column.name === gone) ? ` where ${gone} is null` : '';
  return hashesOf(name).map((hash) => `select ${hash} as sha256 from public.${name}${there}`);
}

/** @param tables those that this database has: an older one has fewer */
export async function listNamedFiles(
  client: pg.ClientBase,
  tables: readonly TableShape[],
): Promise<NamedFiles> {
  const parts = tables.flatMap(selectsOf);
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
