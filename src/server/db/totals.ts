/** Running totals (db/schema/totals.ts): triggers write them; here is what triggers cannot know. As the owner. */
import { sql } from 'drizzle-orm';
import type { Db } from './open.ts';

/** Adds up the rows of each total. Rows that others are adding meanwhile stay beside the sum. */
export async function packTotals(db: Db): Promise<void> {
  const keys = sql`unit_id, unit_no, plan_id, plan_version_id, rule_id, wave, phase, kind, state`;
  await db.execute(sql`with gone as (delete from ledger_total returning *)
    insert into ledger_total (${keys}, lines, amount)
    select ${keys}, sum(lines), sum(amount) from gone group by ${keys} having sum(lines) <> 0 or sum(amount) <> 0`);
  const day = sql`unit_id, unit_no, kind, wave, visited_on`;
  await db.execute(sql`with gone as (delete from score_total returning *)
    insert into score_total (${day}, visits, score)
    select ${day}, sum(visits), sum(score) from gone group by ${day} having sum(visits) <> 0 or sum(score) <> 0`);
}

/** Counts anew by the tree as it is now: units may have come under another top. */
export async function recountScores(db: Db): Promise<void> {
  // One statement and so one snapshot: what is being added meanwhile is in neither half or in both.
  await db.execute(sql`with gone as (delete from score_total)
    insert into score_total (unit_id, unit_no, kind, wave, visited_on, visits, score)
    select t.id, t.unit_no, i.kind, i.wave, i.visited_on, count(*), sum(i.score)
    from inspection i join unit t on t.parent_id is null and i.unit_no between t.unit_no and t.last_no
    group by t.id, t.unit_no, i.kind, i.wave, i.visited_on`);
}
