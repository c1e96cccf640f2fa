/** 检查单 in the database as its inspector's phone sees it: only the account's own. */
import { and, asc, desc, eq, isNotNull, ne, sql } from 'drizzle-orm';
import {
  evidence,
  history,
  inspectionRound,
  standard,
  unit,
  visit,
} from '../../../db/schema/index.ts';
import type { StandardDocument } from '../../domain/standard/index.ts';
import type { Circumstances, Register, VisitState } from '../../domain/visit/index.ts';
import type { Db } from '../db/open.ts';
import { prepared } from '../db/prepared.ts';
import { asWide } from '../http/transaction.ts';
import { historyText, historyValues, type NewHistory } from './history-queries.ts';

/** So many are sent to one phone, those still to be done first. */
const mostVisits = 500;

const arrived = sql<string[]>`array(select e.client_id from ${evidence} e
  where e.unit_id = ${visit.unitId} and e.fact_kind = 'visit' and e.fact_id = ${visit.id}
    and e.client_id is not null order by e.id)`;

const columns = {
  unitId: visit.unitId,
  unitNo: visit.unitNo,
  id: visit.id,
  revision: visit.revision,
  state: sql<VisitState>`${visit.state}`,
  ownerId: visit.ownerId,
  secret: visit.secret,
  unitCode: unit.code,
  unitName: unit.name,
  queueMachine: unit.queueMachine,
  roundId: visit.roundId,
  /** Null when the round was issued above the inspector's range. */
  roundName: inspectionRound.name,
  covert: inspectionRound.covert,
  kind: visit.kind,
  wave: visit.wave,
  standardId: visit.standardId,
  secondOf: visit.secondOf,
  dueOn: visit.dueOn,
  document: sql<Register>`${visit.document}`,
  circumstances: sql<Partial<Circumstances>>`${visit.circumstances}`,
  visitedOn: visit.visitedOn,
  startedAt: visit.startedAt,
  returnReason: visit.returnReason,
  createdAt: visit.createdAt,
  score: visit.score,
  arrived,
};

const from = (db: Db) =>
  db
    .select(columns)
    .from(visit)
    .innerJoin(unit, eq(unit.id, visit.unitId))
    .leftJoin(inspectionRound, eq(inspectionRound.id, visit.roundId));

const own = (account: string) => and(eq(visit.ownerId, account), ne(visit.state, 'locked'));
const one = (account: string, unitId: number, id: number) =>
  and(eq(visit.ownerId, account), eq(visit.unitId, unitId), eq(visit.id, id));

export type OwnVisit = Awaited<ReturnType<typeof listOwnVisits>>[number];

/** Those still to be done first, then by due day. */
export const listOwnVisits = (db: Db, account: string) =>
  from(db)
    .where(own(account))
    .orderBy(sql`${visit.state} in ('draft', 'returned') desc`, asc(visit.dueOn), asc(visit.id))
    .limit(mostVisits);

/** Changes whenever anything that `listOwnVisits` answers changes; far cheaper to ask. */
export async function ownVisitsTag(db: Db, account: string): Promise<string> {
  const line = sql`concat_ws('|', ${visit.id}, ${visit.revision}, ${visit.state}, ${visit.dueOn},
    ${visit.returnReason}, ${visit.score}, ${unit.name}, ${unit.queueMachine}, (select count(*)
    from ${evidence} e where e.unit_id = ${visit.unitId} and e.fact_kind = 'visit'
      and e.fact_id = ${visit.id}))`;
  const [row] = await db
    .select({ tag: sql<string>`md5(coalesce(string_agg(${line}, ',' order by ${visit.id}), ''))` })
    .from(visit)
    .innerJoin(unit, eq(unit.id, visit.unitId))
    .where(own(account));
  return row!.tag;
}

/** The columns of `listOwnVisits`, written out: every sync asks for one of them. */
const lockText = `
  select v.unit_id as "unitId", v.unit_no as "unitNo", v.id, v.revision, v.state,
    v.owner_id as "ownerId", v.secret, n.code as "unitCode", n.name as "unitName",
    n.queue_machine as "queueMachine", v.round_id as "roundId", r.name as "roundName", r.covert,
    v.kind, v.wave, v.standard_id as "standardId", v.second_of as "secondOf",
    v.due_on::text as "dueOn", v.document, v.circumstances, v.visited_on::text as "visitedOn",
    v.started_at::text as "startedAt", v.return_reason as "returnReason",
    v.created_at::text as "createdAt", v.score,
    array(select e.client_id from evidence e where e.unit_id = v.unit_id and e.fact_kind = 'visit'
      and e.fact_id = v.id and e.client_id is not null order by e.id) as arrived
  from visit v join unit n on n.id = v.unit_id
  left join inspection_round r on r.id = v.round_id
  where v.owner_id = current_setting('app.account', true) and v.unit_id = $1 and v.id = $2
  for update of v`;

/**
 * A visit of the account in whose scope this runs, locked against others' changes; null when there is
 * none such, or it is somebody else's.
 */
export async function lockOwnVisit(db: Db, unitId: number, id: number): Promise<OwnVisit | null> {
  const [row] = await prepared<OwnVisit>(db, 'lock_own_visit', lockText, [unitId, id]);
  return row ?? null;
}

/** The same without waiting for anybody who is changing it. */
export async function findOwnVisit(
  db: Db,
  account: string,
  unitId: number,
  id: number,
): Promise<OwnVisit | null> {
  const [row] = await from(db).where(one(account, unitId, id));
  return row ?? null;
}

export type Standard = { id: number; name: string; version: number; document: StandardDocument };

/** A standard that the reader may see, that has a document, and that will not change any more. */
export async function findStandard(db: Db, id: number): Promise<Standard | null> {
  const { name, version } = standard;
  const document = sql<StandardDocument>`${standard.document}`;
  const [row] = await db
    .select({ id: standard.id, name, version, document })
    .from(standard)
    .where(and(eq(standard.id, id), ne(standard.state, 'draft'), isNotNull(standard.document)));
  return row ?? null;
}

export type CaptureChange = {
  document: Register;
  circumstances: Circumstances;
  visitedOn: string | null;
  startedAt: string | null;
  submitted: { score: string } | null;
};

const updateText = `
  with recorded as (${historyText(8)})
  update visit set revision = revision + 1, document = $3::json, circumstances = $4::jsonb,
    visited_on = $5::date, started_at = $6::timestamptz, score = coalesce($7::numeric, score),
    state = case when $7::numeric is null then state else 'submitted' end,
    submitted_at = case when $7::numeric is null then submitted_at else now() end,
    return_reason = case when $7::numeric is null then return_reason end
  where unit_id = $1 and id = $2`;

/** Writes what a sync changed, with its entries in the history; the caller holds the row's lock. */
export async function updateCapture(
  db: Db,
  { unitId, id }: OwnVisit,
  change: CaptureChange,
  entries: NewHistory[],
): Promise<void> {
  const { document, circumstances, visitedOn, startedAt, submitted } = change;
  await prepared(db, 'update_capture', updateText, [
    unitId,
    id,
    JSON.stringify(document),
    JSON.stringify(circumstances),
    visitedOn,
    startedAt,
    submitted?.score ?? null,
    ...historyValues(entries),
  ]);
}

/** Ids of operations that were kept aside before, so that a repetition is not kept twice. */
export async function listSetAside(db: Db, unitId: number, id: number): Promise<Set<string>> {
  const { rows } = await db.execute<{ id: string }>(sql`
    select o ->> 'id' as id
    from ${history} h, jsonb_array_elements(h.detail -> 'operations') o
    where h.unit_id = ${unitId} and h.subject_kind = 'visit' and h.subject_id = ${id}
      and h.action = 'set-aside'`);
  return new Set(rows.map((row) => row.id));
}

/**
 * Whether the account once held a visit that was then given to somebody else or withdrawn; asked
 * about all units, since a covert visit is no longer its business.
 */
export async function findFormerVisit(
  db: Db,
  account: string,
  unitId: number,
  id: number,
): Promise<{ unitNo: number; secret: boolean } | null> {
  return asWide(db, async () => {
    const [row] = await db
      .select({ unitNo: history.unitNo, secret: history.secret })
      .from(history)
      .where(
        and(
          eq(history.unitId, unitId),
          eq(history.subjectKind, 'visit'),
          eq(history.subjectId, id),
          sql`${history.detail} -> 'before' ->> 'ownerId' = ${account}`,
        ),
      )
      .orderBy(desc(history.id))
      .limit(1);
    return row ?? null;
  });
}
