/** 申诉 in the database: one row each, its steps in the history. */
import { sql, type SQL } from 'drizzle-orm';
import type { z } from 'zod';
import type { appealsQuery, Effect, Packet, SubjectShown } from '../../contract/appeal.ts';
import type { ClockShown } from '../../contract/calendar.ts';
import type { UnitRef } from '../../contract/common.ts';
import type {
  AppealState,
  Decision,
  Party,
  ReasonCode,
  SubjectKind,
} from '../../domain/appeal/index.ts';
import type { Db } from '../db/open.ts';
import { containing, unitTexts } from '../http/search.ts';

export type AppealRecord = {
  id: number;
  unit: UnitRef;
  unitNo: number;
  subjectKind: SubjectKind;
  subjectId: number;
  itemCode: string;
  subject: SubjectShown;
  reasonCode: ReasonCode;
  claim: string;
  packets: Packet[];
  instance: number;
  previousId: number | null;
  state: AppealState;
  forum: UnitRef;
  forumNo: number;
  againstId: string;
  againstName: string;
  waitingOn: Party;
  barred: string[];
  filedById: string;
  filedByName: string;
  filedAt: string;
  dueAt: string;
  clock: { file: ClockShown; decide: ClockShown };
  reviewerId: string | null;
  reviewerName: string | null;
  decision: Decision | null;
  remaining: string | null;
  opinion: string;
  decidedAt: string | null;
  effect: (Effect & { nos?: Record<string, number> }) | null;
  overdue: boolean;
};

const ref = (alias: string) =>
  sql.raw(`json_build_object('id', ${alias}.id, 'code', ${alias}.code, 'name', ${alias}.name)`);
const isOpen = sql`a.state in ('filed', 'accepted')`;
const columns = sql`a.id, ${ref('u')} as unit, a.unit_no as "unitNo", a.subject_kind as "subjectKind", a.subject_id as "subjectId",
  a.item_code as "itemCode", a.subject, a.reason_code as "reasonCode", a.claim, a.packets, a.instance, a.previous_id as "previousId", a.state,
  ${ref('f')} as forum, f.unit_no as "forumNo", a.against_id as "againstId", a.against_name as "againstName", a.waiting_on as "waitingOn", a.barred,
  a.filed_by_id as "filedById", a.filed_by_name as "filedByName", a.filed_at as "filedAt", a.due_at as "dueAt", a.clock,
  a.reviewer_id as "reviewerId", a.reviewer_name as "reviewerName", a.decision, a.remaining::text as remaining, a.opinion,
  a.decided_at as "decidedAt", a.effect, ${isOpen} and a.due_at <= now() as overdue`;
const joined = sql`appeal a join unit u on u.id = a.unit_id join unit f on f.id = a.forum_id`;

type Query = z.output<typeof appealsQuery>;
export type Reader = {
  userId: string;
  unit: { id: number; unitNo: number; lastNo: number };
  mayDecide: boolean;
};

/** What waits for a reviewer: open, heard at the own unit or below it, and not one of the own matters. */
export const toDecide = (reader: Reader) =>
  reader.mayDecide
    ? sql`${isOpen} and a.waiting_on = 'forum' and f.unit_no between ${reader.unit.unitNo} and ${reader.unit.lastNo}
      and not (a.barred ? ${reader.userId}) and (a.reviewer_id is null or a.reviewer_id = ${reader.userId} or a.due_at <= now())`
    : sql`false`;
/** Filed by me, against me, or decided by me. */
const mine = ({ userId }: Reader) =>
  sql`(a.filed_by_id = ${userId} or a.against_id = ${userId} or a.reviewer_id = ${userId})`;

function where(query: Partial<Query>, reader: Reader): SQL {
  const parts: SQL[] = [sql`true`];
  if (query.whose === 'mine') parts.push(mine(reader));
  if (query.whose === 'to-decide') parts.push(toDecide(reader));
  if (query.state === 'open') parts.push(isOpen);
  else if (query.state) parts.push(sql`a.state = ${query.state}`);
  if (query.kind) parts.push(sql`a.subject_kind = ${query.kind}`);
  if (query.reason) parts.push(sql`a.reason_code = ${query.reason}`);
  if (query.unitId !== undefined)
    parts.push(
      sql`a.unit_no between (select unit_no from unit where id = ${query.unitId}) and (select last_no from unit where id = ${query.unitId})`,
    );
  const texts = [...unitTexts(), sql`(a.subject ->> 'title')`, sql`a.claim`, sql`a.against_name`];
  parts.push(containing(query.search, ...texts));
  return sql.join(parts, sql` and `);
}

const orders: Record<Query['sort'], SQL> = {
  due: sql`${isOpen} desc, a.due_at, a.id`,
  filedAt: sql`a.filed_at, a.id`,
  '-filedAt': sql`a.filed_at desc, a.id desc`,
  unit: sql`a.unit_no, a.id`,
};

export async function listAppeals(db: Db, query: Query, reader: Reader) {
  const { rows } = await db.execute<AppealRecord>(sql`select ${columns} from ${joined}
    where ${where(query, reader)} order by ${orders[query.sort]} offset ${query.offset} limit ${query.limit}`);
  const counted = await db.execute<{ total: number }>(
    sql`select count(*) as total from ${joined} where ${where(query, reader)}`,
  );
  return { rows, total: counted.rows[0]!.total };
}

export type Waiting = {
  open: number;
  toDecide: number;
  overdue: number;
  near: number;
  outlet: number;
};

/** What waits, for the list and the desk. `near`: due within the coming two days. */
export async function findWaiting(db: Db, reader: Reader): Promise<Waiting> {
  const { rows } = await db.execute<Waiting>(sql`
    select count(*) filter (where ${isOpen}) as open, count(*) filter (where ${toDecide(reader)}) as "toDecide",
      count(*) filter (where ${isOpen} and a.due_at <= now()) as overdue,
      count(*) filter (where ${toDecide(reader)} and a.due_at <= now() + interval '2 days') as near,
      count(*) filter (where ${isOpen} and a.waiting_on = 'outlet') as outlet
    from ${joined} where ${isOpen}`);
  return rows[0]!;
}

export async function findAppeal(db: Db, unitId: number, id: number): Promise<AppealRecord | null> {
  const { rows } = await db.execute<AppealRecord>(
    sql`select ${columns} from ${joined} where a.unit_id = ${unitId} and a.id = ${id}`,
  );
  return rows[0] ?? null;
}

/** Holds the row until the commit: of two who act at once the second sees what the first did. */
export async function lockAppeal(db: Db, unitId: number, id: number): Promise<AppealRecord | null> {
  await db.execute(sql`select id from appeal where unit_id = ${unitId} and id = ${id} for update`);
  return findAppeal(db, unitId, id);
}

type About = { kind: SubjectKind; unitId: number; id: number };

/** Every appeal about a fact, oldest first. */
export async function listAbout(db: Db, { kind, unitId, id }: About): Promise<AppealRecord[]> {
  const { rows } = await db.execute<AppealRecord>(sql`select ${columns} from ${joined}
    where a.unit_id = ${unitId} and a.subject_kind = ${kind} and a.subject_id = ${id} order by a.id`);
  return rows;
}

export type NewAppeal = Pick<
  AppealRecord,
  | 'unitNo'
  | 'subjectKind'
  | 'subjectId'
  | 'itemCode'
  | 'subject'
  | 'reasonCode'
  | 'claim'
  | 'packets'
  | 'instance'
  | 'previousId'
  | 'againstId'
  | 'againstName'
  | 'barred'
  | 'filedById'
  | 'filedByName'
  | 'clock'
> & { unitId: number; forumId: number };

export async function insertAppeal(db: Db, a: NewAppeal): Promise<number> {
  const json = (value: unknown) => sql`${JSON.stringify(value)}::jsonb`;
  const { rows } = await db.execute<{ id: number }>(sql`
    insert into appeal (unit_id, unit_no, subject_kind, subject_id, item_code, subject, reason_code, claim, packets, instance, previous_id,
      forum_id, against_id, against_name, barred, filed_by_id, filed_by_name, due_at, clock)
    values (${a.unitId}, ${a.unitNo}, ${a.subjectKind}, ${a.subjectId}, ${a.itemCode}, ${json(a.subject)}, ${a.reasonCode}, ${a.claim},
      ${json(a.packets)}, ${a.instance}, ${a.previousId}, ${a.forumId}, ${a.againstId}, ${a.againstName}, ${json(a.barred)},
      ${a.filedById}, ${a.filedByName}, ${a.clock.decide.dueAt}, ${json(a.clock)}) returning id`);
  return rows[0]!.id;
}

export type Change = Partial<
  Pick<
    AppealRecord,
    | 'state'
    | 'waitingOn'
    | 'reviewerId'
    | 'reviewerName'
    | 'decision'
    | 'remaining'
    | 'opinion'
    | 'packets'
    | 'effect'
  >
>;

/** Writes what a step changed; the moment of an end is the database's. */
export async function updateAppeal(
  db: Db,
  unitId: number,
  id: number,
  change: Change,
): Promise<void> {
  const of: Record<keyof Change, string> = {
    state: 'state',
    waitingOn: 'waiting_on',
    reviewerId: 'reviewer_id',
    reviewerName: 'reviewer_name',
    decision: 'decision',
    remaining: 'remaining',
    opinion: 'opinion',
    packets: 'packets',
    effect: 'effect',
  };
  const set = (Object.keys(change) as (keyof Change)[]).map((key) => {
    const value = change[key];
    const column = sql.raw(of[key]);
    return key === 'packets' || key === 'effect'
      ? sql`${column} = ${JSON.stringify(value)}::jsonb`
      : sql`${column} = ${value ?? null}`;
  });
  if (change.state === 'decided' || change.state === 'lapsed') set.push(sql`decided_at = now()`);
  await db.execute(
    sql`update appeal set ${sql.join(set, sql`, `)} where unit_id = ${unitId} and id = ${id}`,
  );
}

/** Open appeals whose time is over; of the whole bank, for the clock. */
export async function listOverdue(db: Db, now: string): Promise<{ unitId: number; id: number }[]> {
  const { rows } = await db.execute<{ unitId: number; id: number }>(sql`
    select unit_id as "unitId", id from appeal where state in ('filed', 'accepted') and due_at <= ${now} order by due_at, id`);
  return rows;
}

/** Appeals and their ends, by the person they were against. */
export async function listOverturned(db: Db, year: number | undefined) {
  const of = year === undefined ? sql`` : sql`and extract(year from filed_at) = ${year}`;
  const { rows } = await db.execute<{
    againstId: string;
    name: string;
    appeals: number;
    open: number;
    upheld: number;
    changed: number;
    revoked: number;
    share: string | null;
  }>(sql`
    select against_id as "againstId", max(against_name) as name, count(*) as appeals, count(*) filter (where state in ('filed', 'accepted')) as open,
      count(*) filter (where decision = 'upheld') as upheld, count(*) filter (where decision = 'changed') as changed,
      count(*) filter (where decision = 'revoked') as revoked,
      round(count(*) filter (where decision in ('changed', 'revoked'))::numeric / nullif(count(decision), 0), 4)::text as share
    from appeal where (against_id <> '' or against_name <> '') ${of}
    group by against_id, case when against_id = '' then against_name else '' end order by count(*) filter (where decision in ('changed', 'revoked')) desc, count(*) desc, max(against_name) limit 500`);
  return rows;
}
