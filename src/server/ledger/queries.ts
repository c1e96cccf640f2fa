/** 台账 in the database. Row-level security keeps every list inside the reader's range. */
import { sql, type SQL } from 'drizzle-orm';
import type { z } from 'zod';
import type { ledgerQuery, LineState } from '../../contract/ledger.ts';
import type { Db } from '../db/open.ts';
import { containing, unitTexts } from '../http/search.ts';
import { findFewUnits } from '../organisation/index.ts';

export type LedgerQuery = z.output<typeof ledgerQuery>;
export type UnitRef = { id: number; code: string; name: string };
export type LineRow = {
  id: number;
  unit: UnitRef;
  payer: UnitRef;
  planId: number;
  planVersionId: number;
  planVersion: number;
  ruleId: string;
  ruleTitle: string;
  wave: string | null;
  phase: string | null;
  happenedOn: string | null;
  factKind: string;
  factId: number;
  amount: string;
  kind: string;
  state: LineState;
  reversesId: number | null;
  reason: string;
  settledBy: string;
  settledAt: string;
  reading: Record<string, string>;
  inputs: Record<string, string | boolean | null>;
};

const unitRef = (alias: string) =>
  sql.raw(`json_build_object('id', ${alias}.id, 'code', ${alias}.code, 'name', ${alias}.name)`);
/** The rule's title in the version that settled the line. */
const ruleTitle = sql`(select r ->> 'title' from jsonb_array_elements(v.document -> 'rules') r where r ->> 'id' = l.rule_id)`;
const lineColumns = sql`l.id, ${unitRef('u')} as unit, ${unitRef('p')} as payer, l.plan_id as "planId", l.plan_version_id as "planVersionId",
  v.version as "planVersion", l.rule_id as "ruleId", ${ruleTitle} as "ruleTitle", l.wave, l.phase, l.happened_on as "happenedOn",
  l.fact_kind as "factKind", l.fact_id as "factId", l.amount::text as amount, l.kind, l.state, l.reverses_id as "reversesId", l.reason,
  l.settled_by as "settledBy", l.settled_at as "settledAt", l.reading, l.inputs`;
const named = sql`join unit u on u.id = l.unit_id join unit p on p.id = l.payer_id join plan_version v on v.id = l.plan_version_id`;

export type Filters = Partial<Omit<LedgerQuery, 'offset' | 'limit' | 'sort'>> & {
  year?: number;
  /** Whether the reader may see what has not been published (ability ledger.draft). */
  drafts: boolean;
  /** The reader's unit is the top one: nothing it asks for lies outside the totals. */
  whole?: boolean;
  /** What the search words mean, where that is few units and no rule. */
  unitIds?: number[];
};

export function where(query: Filters): SQL {
  const parts: SQL[] = [sql`true`];
  const equal = (column: string, value: unknown) => {
    if (value !== undefined) parts.push(sql`${sql.raw(column)} = ${value}`);
  };
  if (!query.drafts) parts.push(sql`l.state <> 'draft'`);
  equal('l.plan_id', query.planId);
  equal('l.rule_id', query.rule);
  equal('l.phase', query.phase);
  equal('l.wave', query.wave);
  equal('l.state', query.state);
  equal('l.kind', query.kind);
  if (query.unitId !== undefined) {
    parts.push(
      sql`l.unit_no between (select unit_no from unit where id = ${query.unitId}) and (select last_no from unit where id = ${query.unitId})`,
    );
  }
  if (query.year !== undefined)
    parts.push(sql`v.document -> 'period' ->> 'from' like ${`${query.year}-%`}`);
  if (query.unitIds) parts.push(sql`l.unit_id = any(${sql.param(query.unitIds)}::bigint[])`);
  else parts.push(containing(query.search, ...unitTexts(), sql`l.rule_id`));
  return sql.join(parts, sql` and `);
}

/** Only what the filter asks about is joined: a line always has its unit and its version. */
export const filtered = ({ search, unitIds, year }: Filters): SQL => sql`
  ${search?.trim() && !unitIds ? sql`join unit u on u.id = l.unit_id` : sql``}
  ${year === undefined ? sql`` : sql`join plan_version v on v.id = l.plan_version_id`}`;

/** The filter with the search words looked up, where a whole bank would be searched line by line. */
export async function narrow(db: Db, filters: Filters): Promise<Filters> {
  const units = filters.whole ? await findFewUnits(db, filters.search) : null;
  if (!units) return filters;
  const { rows } = await db.execute(
    sql`select 1 from ledger_total where ${containing(filters.search, sql`rule_id`)} limit 1`,
  );
  return rows.length > 0 ? filters : { ...filters, unitIds: units };
}

const orders: Record<LedgerQuery['sort'], SQL> = {
  unit: sql`l.unit_no, l.rule_id, l.wave nulls first, l.id`,
  amount: sql`l.amount, l.id`,
  '-amount': sql`l.amount desc, l.id`,
  rule: sql`l.rule_id, l.unit_no, l.id`,
  '-id': sql`l.id desc`,
};

export async function listLines(
  db: Db,
  query: Filters & Pick<LedgerQuery, 'offset' | 'limit' | 'sort'>,
): Promise<LineRow[]> {
  const order = orders[query.sort];
  const { rows } = await db.execute<LineRow>(sql`
    with page as materialized (select l.unit_id, l.id from ledger_line l ${filtered(query)} where ${where(query)}
      order by ${order} offset ${query.offset} limit ${query.limit})
    select ${lineColumns} from page join ledger_line l using (unit_id, id) ${named} order by ${order}`);
  return rows;
}

export async function findLine(
  db: Db,
  unitId: number,
  id: number,
  drafts: boolean,
): Promise<LineRow | null> {
  const { rows } = await db.execute<LineRow>(
    sql`select ${lineColumns} from ledger_line l ${named} where l.unit_id = ${unitId} and l.id = ${id} and (${drafts} or l.state <> 'draft')`,
  );
  return rows[0] ?? null;
}

/** The line, what it reverses and what reverses it, oldest first. */
export async function listHistory(db: Db, unitId: number, line: LineRow, drafts: boolean) {
  const { rows } = await db.execute<{
    id: number;
    state: LineState;
    amount: string;
    reason: string;
    at: string;
  }>(sql`
    select id, state, amount::text as amount, reason, state_at as at from ledger_line
    where unit_id = ${unitId} and rule_id = ${line.ruleId} and fact_kind = ${line.factKind} and fact_id = ${line.factId} and plan_id = ${line.planId}
      and (${drafts} or state <> 'draft')
    order by id`);
  return rows;
}

/**
 * A line and its reversal cancel each other and stay as they are: revoking one of the two would
 * leave the other's money standing alone.
 */
const notReversed = sql`and l.reverses_id is null
  and not exists (select 1 from ledger_line r where r.unit_id = l.unit_id and r.reverses_id = l.id)`;

/** While an appeal is open, about the line or about the fact it stands on, its money stays where it is. */
const notAppealed = sql`and not exists (select 1 from appeal a where a.unit_id = l.unit_id and a.state in ('filed', 'accepted')
  and ((a.subject_kind = 'line' and exists (select 1 from ledger_line s where s.unit_id = l.unit_id and s.id = a.subject_id
      and s.plan_id = l.plan_id and s.rule_id = l.rule_id and s.fact_kind = l.fact_kind and s.fact_id = l.fact_id))
    or (a.subject_kind = 'deduction' and l.fact_kind = 'visit' and a.subject_id = l.fact_id)
    or (a.subject_kind = 'ticket' and l.fact_kind = 'ticket' and a.subject_id = l.fact_id)))`;

/** Moves lines of a plan from one of `from` to `to`; a given list of ids narrows it. */
export async function updateState(
  db: Db,
  of: {
    planId: number;
    lineIds?: number[];
    from: LineState[];
    to: LineState;
    reason: string;
    /** The account that moves them. */
    byId: string;
  },
): Promise<{ lines: number; amount: string }> {
  const only = of.lineIds ? sql`and l.id = any(${sql.param(of.lineIds)}::bigint[])` : sql``;
  const whole = of.to === 'revoked' ? notReversed : sql``;
  const free = of.to === 'confirmed' || of.to === 'honoured' ? notAppealed : sql``;
  const reason = of.reason ? sql`, reason = ${of.reason}` : sql``;
  const { rows } = await db.execute<{ lines: number; amount: string }>(sql`
    with moved as (update ledger_line l set state = ${of.to}, state_at = now(), state_by_id = ${of.byId} ${reason}
      where l.plan_id = ${of.planId} and l.state = any(${sql.param(of.from)}::text[]) ${only} ${whole} ${free} returning l.amount)
    select count(*) as lines, coalesce(sum(amount), 0)::numeric(16, 2)::text as amount from moved`);
  return rows[0]!;
}
