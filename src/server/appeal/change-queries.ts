/** What a decision does to facts: points of an item and the score, a ticket, or a waiver on a line. */
import { sql } from 'drizzle-orm';
import type { LineState } from '../../contract/ledger.ts';
import type { Db } from '../db/open.ts';

type Key = { unitId: number; id: number };

/** The line now standing for what a line stands for: after a correction that is another row. */
const standing = ({ unitId, id }: Key) => sql`l.unit_id = ${unitId} and l.reverses_id is null
  and (l.plan_id, l.rule_id, l.fact_kind, l.fact_id) = (select s.plan_id, s.rule_id, s.fact_kind, s.fact_id
    from ledger_line s where s.unit_id = ${unitId} and s.id = ${id})`;
const notReversed = sql`not exists (select 1 from ledger_line r where r.unit_id = l.unit_id and r.reverses_id = l.id)`;

/** Moves the standing line of a fact between 已公布 and 申诉中; its own publication date stays. */
export async function updateLineState(
  db: Db,
  key: Key,
  from: LineState,
  to: LineState,
  alsoReversed = false,
): Promise<void> {
  const which = alsoReversed ? sql`true` : notReversed;
  await db.execute(
    sql`update ledger_line l set state = ${to} where ${standing(key)} and l.state = ${from} and ${which}`,
  );
}

export type Visit = { kind: string; wave: string; score: string };

export async function findVisit(db: Db, { unitId, id }: Key): Promise<Visit> {
  const { rows } = await db.execute<Visit>(
    sql`select kind, wave, score::text as score from inspection where unit_id = ${unitId} and id = ${id}`,
  );
  return rows[0]!;
}

/** A visit's own score before and after, on its standard's scale. */
type Scores = Record<'before' | 'after', { score: string; total: string }>;
const onHundred = ({ score, total }: Scores['before']) =>
  sql`least(100, greatest(0, round(${score}::numeric * 100 / ${total}::numeric, 2)))`;

/**
 * Points of an item become what remains (none: the row goes, the item was not lost). The score becomes
 * what the visit's answers come to then; of an inspection that did not come from its visit's answers
 * (imported, or replaced by an import) only the difference is known. Both are on the scale of 100; the
 * 检查单 with its own result stays as it was locked.
 * @returns the score after
 */
export async function updateDeduction(
  db: Db,
  change: Key & { itemCode: string; remaining: string; appealId: number; scores: Scores | null },
): Promise<string> {
  const { unitId, id, itemCode, remaining, appealId, scores } = change;
  const risen = sql`least(100, i.score + lost.points)`;
  const score = scores
    ? sql`case when i.score = ${onHundred(scores.before)} then ${onHundred(scores.after)} else ${risen} end`
    : risen;
  const { rows } = await db.execute<{ score: string }>(sql`
    with lost as (
      select coalesce(sum(points), 0) - ${remaining}::numeric as points from deduction
      where unit_id = ${unitId} and inspection_id = ${id} and item_code = ${itemCode})
    update inspection i set score_before = coalesce(i.score_before, i.score), appeal_id = ${appealId}, score = ${score}
    from lost where i.unit_id = ${unitId} and i.id = ${id} returning i.score::text as score`);
  const which = sql`unit_id = ${unitId} and inspection_id = ${id} and item_code = ${itemCode}`;
  await db.execute(
    Number(remaining) === 0
      ? sql`delete from deduction where ${which}`
      : sql`update deduction set points = ${remaining}::numeric where ${which}`,
  );
  return rows[0]!.score;
}

/** @param remaining null = struck out; else the amount (negative as on lines) or points that remain */
export async function updateTicket(
  db: Db,
  { unitId, id }: Key,
  remaining: string | null,
  measure: 'points' | 'money' | 'none',
  appealId: number,
): Promise<void> {
  const left =
    remaining === null
      ? sql`voided = true`
      : measure === 'money'
        ? sql`amount = -${remaining}::numeric`
        : sql`points = ${remaining}::numeric`;
  await db.execute(
    sql`update ticket set ${left}, appeal_id = ${appealId} where unit_id = ${unitId} and id = ${id}`,
  );
}

/** What remains of a line, for every settlement from now on. */
export async function insertWaiver(
  db: Db,
  { unitId, id }: Key,
  remaining: string,
  appealId: number,
  reason: string,
): Promise<void> {
  await db.execute(sql`
    insert into waiver (unit_id, unit_no, plan_id, rule_id, fact_kind, fact_id, amount, appeal_id, reason)
    select unit_id, unit_no, plan_id, rule_id, fact_kind, fact_id, ${remaining}, ${appealId}, ${reason}
    from ledger_line where unit_id = ${unitId} and id = ${id}
    on conflict (unit_id, plan_id, rule_id, fact_kind, fact_id)
      do update set amount = excluded.amount, appeal_id = excluded.appeal_id, reason = excluded.reason`);
}
