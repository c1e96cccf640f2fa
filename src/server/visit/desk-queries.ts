/**
 * 检查单 for the desk. Row-level security keeps secret ones out; what of a known one may be told (who
 * came, how it scored) depends on the reader: `Reader` says it once.
 */
import { sql, type SQL } from 'drizzle-orm';
import type { z } from 'zod';
import type { VisitRow, visitsQuery } from '../../contract/visit-desk.ts';
import type { StandardDocument } from '../../domain/standard/model.ts';
import type { Circumstances, Register } from '../../domain/visit/index.ts';
import { bankToday } from '../db/bank-today.ts';
import { countSoFar } from '../db/count-so-far.ts';
import type { Db } from '../db/open.ts';
import { isoMomentOrNull } from '../http/moment.ts';
import { searchByUnit } from '../organisation/index.ts';

type Query = z.output<typeof visitsQuery>;
/** `oversight`: may know of everything (visit.secret). */
export type Reader = { account: string; oversight: boolean };

/** 暗访, before and after it was made known. */
const covert = sql`coalesce((v.result ->> 'covert')::boolean, v.secret)`;

function columns({ account, oversight }: Reader): SQL {
  const mine = sql`v.owner_id = ${account}`;
  return sql`v.id, json_build_object('id', u.id, 'code', u.code, 'name', u.name) as unit,
    case when r.id is not null then json_build_object('id', r.id, 'name', r.name) end as round, v.kind, v.wave,
    case when ${oversight} or ${mine} or not ${covert} then v.inspector_name end as inspector, ${mine} as mine, v.secret,
    v.second_of as "secondOf", v.due_on::text as "dueOn", (v.state in ('draft', 'returned') and v.due_on < ${bankToday}) as overdue,
    v.state, v.visited_on::text as "visitedOn", v.submitted_at as "submittedAt", v.locked_at as "lockedAt",
    case when ${oversight} or ${mine} or v.state = 'locked' then trim_scale(v.score)::text end as score,
    v.inspection_id as "inspectionId"`;
}

const about = sql`join unit u on u.id = v.unit_id left join inspection_round r on r.id = v.round_id`;

const shape = <T extends VisitRow>(row: T): T => ({
  ...row,
  submittedAt: isoMomentOrNull(row.submittedAt),
  lockedAt: isoMomentOrNull(row.lockedAt),
});

// The one direction the other backwards, so that one index serves both.
const orders: Record<Query['sort'], SQL> = {
  dueOn: sql`v.due_on, v.unit_no, v.id`,
  '-dueOn': sql`v.due_on desc, v.unit_no desc, v.id desc`,
  unit: sql`v.unit_no, v.due_on, v.id`,
  score: sql`v.score nulls last, v.unit_no, v.id`,
  '-score': sql`v.score desc nulls last, v.unit_no, v.id`,
  submittedAt: sql`v.submitted_at nulls last, v.unit_no, v.id`,
  '-submittedAt': sql`v.submitted_at desc nulls last, v.unit_no, v.id`,
};

/** What the filters leave, without the search words. */
function whereOf({ roundId, unitId, ownerId, kind, state }: Query): SQL {
  const parts = [sql`true`];
  if (roundId) parts.push(sql`v.round_id = ${roundId}`);
  if (unitId)
    parts.push(
      sql`v.unit_no between (select unit_no from unit where id = ${unitId}) and (select last_no from unit where id = ${unitId})`,
    );
  if (ownerId) parts.push(sql`v.owner_id = ${ownerId}`);
  if (kind) parts.push(sql`v.kind = ${kind}`);
  if (state === 'overdue')
    parts.push(sql`v.state in ('draft', 'returned') and v.due_on < ${bankToday}`);
  else if (state) parts.push(sql`v.state = ${state}`);
  return sql.join(parts, sql` and `);
}

export async function listVisits(db: Db, query: Query, reader: Reader) {
  const searched = await searchByUnit(db, query.search, sql`v.unit_id`, sql`v.wave`);
  const found = (words: SQL | undefined) =>
    sql`from visit v where ${whereOf(query)} and ${words ?? sql`true`}`;
  // Sorting by a score that may not be told would tell it.
  const order =
    !reader.oversight && query.sort.endsWith('score') ? orders.dueOn : orders[query.sort];
  // The page first: units, rounds and columns for its rows only.
  const { rows } = await db.execute<VisitRow>(sql`
    with page as (select v.unit_id, v.id ${found(searched.page)} order by ${order} limit ${query.limit} offset ${query.offset})
    select ${columns(reader)} from page p join visit v on v.unit_id = p.unit_id and v.id = p.id
      ${about} order by ${order}`);
  return { rows: rows.map(shape), ...(await countSoFar(db, found(searched.all))) };
}

export type VisitFull = VisitRow & {
  unitNo: number;
  ownerId: string;
  revision: number;
  register: Register;
  circumstances: Circumstances | Record<string, never>;
  queueMachine: boolean | null;
  standard: { id: number; name: string; version: number; document: StandardDocument };
  result: StoredResult | null;
  resultSha256: string | null;
  reviewerId: string | null;
  reviewer: string | null;
  reviewedAt: string | null;
};
/** What is kept of a locked visit: its score, and what the score depended on (before: the score alone). */
export type StoredResult = {
  score: unknown;
  covert: boolean;
  outlet: { queueMachine: boolean | null };
};

/** One visit in its own version of the standard; null when there is none the reader may know of. */
export async function findVisit(
  db: Db,
  unitId: number,
  id: number,
  reader: Reader,
): Promise<VisitFull | null> {
  const { rows } = await db.execute<VisitFull>(sql`
    select ${columns(reader)}, v.unit_no as "unitNo", v.owner_id as "ownerId", v.revision, v.document as register, v.circumstances,
      u.queue_machine as "queueMachine", v.result, v.result_sha256 as "resultSha256", v.reviewer_id as "reviewerId",
      v.reviewer_name as reviewer, v.reviewed_at as "reviewedAt",
      json_build_object('id', s.id, 'name', s.name, 'version', s.version, 'document', s.document) as standard
    from visit v ${about} join standard s on s.id = v.standard_id where v.unit_id = ${unitId} and v.id = ${id}`);
  const row = rows[0];
  return row ? { ...shape(row), reviewedAt: isoMomentOrNull(row.reviewedAt) } : null;
}
