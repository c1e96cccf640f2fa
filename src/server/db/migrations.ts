/**
 * The schema's numbered steps: which there are, how far a database has come, and the way on. All of it
 * happens in one transaction that no second process can enter, so a schema is never between two steps.
 * The table is drizzle-kit's own; only a stop at an earlier step, the lock and the refusals are ours.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type pg from 'pg';
import { problem } from '../../contract/problem.ts';

export type Step = { tag: string; when: number };
type Client = Pick<pg.ClientBase, 'query'>;

const folder = fileURLToPath(new URL('../../../db/migrations/', import.meta.url));
const textOf = ({ tag }: Step) => readFileSync(`${folder}${tag}.sql`, 'utf8');

/** Every step that this program knows, oldest first. */
export function knownSteps(): Step[] {
  const journal = readFileSync(`${folder}meta/_journal.json`, 'utf8');
  return (JSON.parse(journal) as { entries: Step[] }).entries.map(({ tag, when }) => ({
    tag,
    when,
  }));
}

/** The newest step a database has taken, by its time; null = no schema yet. */
export async function stepOf(client: Client): Promise<number | null> {
  const table = `to_regclass('drizzle.__drizzle_migrations')`;
  const { rows } = await client.query<{ there: boolean }>(`select ${table} is not null as there`);
  if (!rows[0]!.there) return null;
  const newest = `select max(created_at)::text as newest from drizzle.__drizzle_migrations`;
  const found = (await client.query<{ newest: string | null }>(newest)).rows[0]!.newest;
  return found === null ? null : Number(found);
}

/**
 * Steps that a database has still to take.
 * @throws Problem `schema-newer` when it has taken one that this program does not know
 */
export async function pendingSteps(
  client: Client,
): Promise<{ from: number | null; steps: Step[] }> {
  const known = knownSteps();
  const from = await stepOf(client);
  const last = known.at(-1)!;
  if (from !== null && from > last.when) {
    throw problem('schema-newer', { theirs: dayOf(from), ours: last.tag });
  }
  return { from, steps: known.filter(({ when }) => from === null || when > from) };
}

export const dayOf = (when: number): string => new Date(when).toISOString().slice(0, 10);

const prepareText = `create schema if not exists drizzle;
  create table if not exists drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint)`;

/** Any number, the same in every process: who migrates holds it until the transaction ends. */
const lockText = `select pg_advisory_xact_lock(7263501)`;

/**
 * Takes the steps up to `until` (the newest when left out); inside the caller's transaction.
 * @throws Problem `schema-newer`
 */
export async function takeSteps(client: Client, until = Number.MAX_SAFE_INTEGER): Promise<void> {
  await client.query(lockText);
  const { steps } = await pendingSteps(client);
  if (steps.length === 0) return;
  await client.query(prepareText);
  for (const step of steps.filter(({ when }) => when <= until)) {
    const text = textOf(step);
    for (const statement of text.split('--> statement-breakpoint')) await client.query(statement);
    await client.query(
      'insert into drizzle.__drizzle_migrations (hash, created_at) values ($1, $2)',
      [createHash('sha256').update(text).digest('hex'), step.when],
    );
  }
}
