/**
 * What an appeal is about, as the database has it now, with everybody who had a hand in it. Read by a
 * wide role: an outlet may dispute what it sees, but not see who approved it or which round it was in.
 */
import { sql } from 'drizzle-orm';
import type { SubjectKind } from '../../domain/appeal/index.ts';
import type { Plan } from '../../contract/plan.ts';
import type { Db } from '../db/open.ts';

export type SubjectRow = {
  unitId: number;
  unitNo: number;
  itemCode: string;
  title: string;
  context: string;
  measure: 'points' | 'money' | 'none';
  before: string;
  score: string | null;
  /** When the outlet could know of it. */
  knownAt: string;
  /** The unit whose decision is disputed; the level above it hears the appeal. */
  issuingId: number;
  planId: number | null;
  /** May be disputed as things stand (a published line, a ticket that stands). */
  standing: boolean;
  againstId: string;
  againstName: string;
  /** Accounts, and names of people whose account is not known by id, who had a hand in it. */
  accounts: string[];
  names: string[];
};

/** Inspectors and approvers of the visits behind an inspection; the second scoring included. */
const visitPeople = sql`(select coalesce(array_agg(p.id), '{}') from visit v
  join visit w on w.unit_id = v.unit_id and w.round_id = v.round_id, unnest(array[w.owner_id, w.reviewer_id]) as p(id)
  where v.unit_id = i.unit_id and v.inspection_id = i.id and p.id is not null)`;
const visitOf = sql`left join visit v on v.unit_id = i.unit_id and v.inspection_id = i.id and v.second_of is null
  left join inspection_round r on r.id = v.round_id left join import_batch b on b.id = i.import_id`;
const importer = (of: string) => sql.raw(`array_remove(array[${of}], null)`);

/** Of what was imported without its import, the county is taken to have decided: it runs the checks. */
const county = sql`(select c.id from unit c where c.level = '县行' and c.unit_no <= u.unit_no and c.last_no >= u.unit_no limit 1)`;

type Key = { unitId: number; id: number };

/** What every item of an inspection has in common; `v`, `r`, `b` are `visitOf`. */
const ofInspection = sql`i.wave || ' ' || i.kind || ' ' || i.visited_on as context, i.score::text as score,
    coalesce(v.locked_at, i.created_at) as "knownAt", coalesce(r.unit_id, b.unit_id, ${county}, u.parent_id, u.id) as "issuingId", null::bigint as "planId",
    true as standing, coalesce(v.owner_id, '') as "againstId", coalesce(v.inspector_name, b.created_by, '') as "againstName",
    ${visitPeople} as accounts, ${importer('b.created_by')} as names`;

/** Items with points taken off, after a 一票否决 without points: that one cost more than any of them. */
const deductions = ({ unitId, id }: Key) => sql`
  select i.unit_id as "unitId", i.unit_no as "unitNo", d.item_code as "itemCode", d.item_name || '（' || d.item_code || '）' as title,
    'points' as measure, d.points::text as before, d.points as size, ${ofInspection}
  from inspection i join unit u on u.id = i.unit_id join deduction d on d.unit_id = i.unit_id and d.inspection_id = i.id ${visitOf}
  where i.unit_id = ${unitId} and i.id = ${id}
  union all
  select i.unit_id, i.unit_no, x ->> 'code', (x ->> 'name') || '（' || (x ->> 'code') || '）一票否决', 'none', '0', 'infinity', ${ofInspection}
  from inspection i join unit u on u.id = i.unit_id ${visitOf}
    cross join lateral jsonb_array_elements(v.result -> 'score' -> 'items') x
  where i.unit_id = ${unitId} and i.id = ${id} and v.result -> 'score' -> 'vetoed' ? (x ->> 'code') and (x ->> 'points')::numeric = 0
    and not exists (select 1 from appeal a where a.unit_id = i.unit_id and a.subject_kind = 'deduction' and a.subject_id = i.id
      and a.item_code = x ->> 'code' and a.decision = 'revoked')
  order by size desc, "itemCode"`;

const tickets = ({ unitId, id }: Key) => sql`
  select t.unit_id as "unitId", t.unit_no as "unitNo", '' as "itemCode", '现场处罚单 ' || t.clause || case when t.reason = '' then '' else ' ' || t.reason end as title,
    t.happened_on || case when t.offender = '' then '' else ' ' || t.offender end as context,
    case when t.amount is not null then 'money' when t.points is not null then 'points' else 'none' end as measure,
    coalesce(-t.amount, t.points, 0)::text as before, null as score, t.created_at as "knownAt",
    coalesce((select a.unit_id from assignment a where a.user_id = t.issuer_id and a.role in ('inspector', 'service-admin', 'outlet-head')
      order by a.unit_no desc limit 1), b.unit_id, ${county}, u.parent_id, u.id) as "issuingId", null::bigint as "planId", not t.voided as standing,
    t.issuer_id as "againstId", coalesce(nullif(t.issuer_name, ''), b.created_by, '') as "againstName",
    array_remove(array[t.issuer_id], '') as accounts, ${importer('b.created_by')} as names
  from ticket t join unit u on u.id = t.unit_id left join import_batch b on b.id = t.import_id where t.unit_id = ${unitId} and t.id = ${id}`;

const lines = ({ unitId, id }: Key) => sql`
  select l.unit_id as "unitId", l.unit_no as "unitNo", '' as "itemCode",
    l.rule_id || ' ' || coalesce((select x ->> 'title' from jsonb_array_elements(p.document -> 'rules') x where x ->> 'id' = l.rule_id), '') as title,
    concat_ws(' ', l.wave, l.phase, l.happened_on, l.kind) as context, 'money' as measure, l.amount::text as before, i.score::text as score,
    l.state_at as "knownAt", p.unit_id as "issuingId", l.plan_id as "planId", l.state = 'published' and l.reverses_id is null
      and not exists (select 1 from ledger_line x where x.unit_id = l.unit_id and x.reverses_id = l.id) as standing,
    coalesce(v.owner_id, t.issuer_id, '') as "againstId", coalesce(v.inspector_name, nullif(t.issuer_name, ''), '') as "againstName",
    array_remove(array[l.state_by_id, t.issuer_id], '') || ${visitPeople} as accounts, array_remove(array[l.settled_by], '') as names
  from ledger_line l join plan_version p on p.id = l.plan_version_id
  left join inspection i on l.fact_kind = 'visit' and i.unit_id = l.unit_id and i.id = l.fact_id
  left join ticket t on l.fact_kind = 'ticket' and t.unit_id = l.unit_id and t.id = l.fact_id ${visitOf}
  where l.unit_id = ${unitId} and l.id = ${id} and l.state <> 'draft'`;

const selects = { deduction: deductions, ticket: tickets, line: lines };

/** One row for a ticket or line, one for each item with points taken off of an inspection. */
export async function listSubjects(db: Db, kind: SubjectKind, key: Key): Promise<SubjectRow[]> {
  const { rows } = await db.execute<SubjectRow>(selects[kind](key));
  return rows.map((row) => ({ ...row, accounts: row.accounts.filter(Boolean) }));
}

/** Whether the reader's range holds it at all; by the request's own role. */
export async function findVisible(db: Db, kind: SubjectKind, key: Key): Promise<boolean> {
  const table = sql.raw({ deduction: 'inspection', ticket: 'ticket', line: 'ledger_line' }[kind]);
  const { rows } = await db.execute(
    sql`select 1 from ${table} where unit_id = ${key.unitId} and id = ${key.id}`,
  );
  return rows.length > 0;
}

/** Accounts that bear one of the names: where only a name was kept, all of its bearers are barred. */
export async function listAccountsNamed(db: Db, names: string[]): Promise<string[]> {
  if (names.length === 0) return [];
  const { rows } = await db.execute<{ id: string }>(
    sql`select id from "user" where name = any(${sql.param(names)}::text[])`,
  );
  return rows.map((row) => row.id);
}

/** Whether an account belongs to a unit or one below it: works there, or holds a role at it. */
export async function findBelongs(db: Db, account: string, unitId: number): Promise<boolean> {
  const { rows } = await db.execute(sql`
    select 1 from unit n where n.id = ${unitId} and (
      exists (select 1 from assignment a where a.user_id = ${account} and a.unit_no between n.unit_no and n.last_no)
      or exists (select 1 from "user" x join person p on p.id = x.person_id where x.id = ${account} and p.unit_no between n.unit_no and n.last_no))`);
  return rows.length > 0;
}

export type Forum = { id: number; code: string; name: string; unitNo: number; lastNo: number };

/** The unit above; the unit itself where nothing stands above it. */
export async function findForum(db: Db, unitId: number): Promise<Forum & { isTop: boolean }> {
  const { rows } = await db.execute<Forum & { isTop: boolean }>(sql`
    select f.id, f.code, f.name, f.unit_no as "unitNo", f.last_no as "lastNo", f.id = u.id as "isTop"
    from unit u join unit f on f.id = coalesce(u.parent_id, u.id) where u.id = ${unitId}`);
  return rows[0]!;
}

/** The plan in force over the outlet whose period holds the day, the nearest unit's first. */
export async function findPlanAppeals(
  db: Db,
  at: { planId: number | null; unitNo: number; day: string },
): Promise<Plan['appeals'] | null> {
  const which =
    at.planId === null
      ? sql`p.unit_no <= ${at.unitNo} and p.last_no >= ${at.unitNo} and ${at.day} between p.document -> 'period' ->> 'from' and p.document -> 'period' ->> 'to'`
      : sql`p.plan_id = ${at.planId}`;
  const { rows } = await db.execute<{ appeals: Plan['appeals'] | null }>(sql`
    select p.document -> 'appeals' as appeals from plan_version p
    where p.state = 'published' and ${which} order by p.unit_no desc, p.id desc limit 1`);
  return rows[0]?.appeals ?? null;
}
