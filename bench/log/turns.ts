/** The same work with the log's triggers and without them, in turn on one database. */
import type pg from 'pg';

export type State = 'with' | 'without';
/** Milliseconds of each run. */
export type Times = Record<State, number[]>;

async function setTriggers(pool: pg.Pool, state: State): Promise<void> {
  const { rows } = await pool.query<{ statement: string }>(
    `select format('alter table %I %s trigger %I', c.relname, $1::text, t.tgname) as statement
     from pg_trigger t join pg_class c on c.oid = t.tgrelid
     where t.tgname like 'log\\_%' and not t.tgisinternal`,
    [state === 'with' ? 'enable' : 'disable'],
  );
  if (rows.length === 0) throw new Error('the log has no triggers');
  await pool.query(rows.map(({ statement }) => statement).join('; '));
}

export async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

/**
 * Which comes first changes each time, so that a busy minute and a table that grows meet both.
 * @param run answers by name what it took
 */
export async function inTurns(
  pool: pg.Pool,
  turns: number,
  run: () => Promise<Record<string, number[]>>,
): Promise<Record<string, Times>> {
  const times: Record<string, Times> = {};
  for (let turn = 0; turn < turns; turn += 1) {
    const order: State[] = turn % 2 === 0 ? ['with', 'without'] : ['without', 'with'];
    for (const state of order) {
      await setTriggers(pool, state);
      for (const [name, taken] of Object.entries(await run()))
        (times[name] ??= { with: [], without: [] })[state].push(...taken);
    }
  }
  await setTriggers(pool, 'with');
  return times;
}
