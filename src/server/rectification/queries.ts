/** 整改 in the database: lists and one. Opening, judging and escalating have their own files. */
import { and, asc, desc, eq, isNotNull, sql, type SQL } from 'drizzle-orm';
import type { z } from 'zod';
import { rectification, unit } from '../../../db/schema/index.ts';
import type {
  RectificationForm,
  Rectification,
  rectificationsQuery,
} from '../../contract/rectification.ts';
import {
  unfinishedStates,
  type Criterion,
  type Progress,
  type RectificationState,
  type SourceKind,
} from '../../domain/rectification/index.ts';
import { distinctOf } from '../db/distinct.ts';
import type { Db } from '../db/open.ts';
import { isoMoment, isoMomentOrNull } from '../http/moment.ts';
import { findUnit, searchByUnit } from '../organisation/index.ts';

export type ListQuery = z.output<typeof rectificationsQuery>;

const { unitNo, state, dueAt, unitId, id } = rectification;
/** Word for word as in the index `rectification_due`, not as parameters. */
const isUnfinished = sql`(${state} in (${sql.raw(unfinishedStates.map((one) => `'${one}'`).join(', '))}))`;
/** Its negation the planner would turn into other words. */
const isFinished = sql`${isUnfinished} is false`;
const isOverdue = sql<boolean>`(${state} in ('open', 'doing') and ${dueAt} <= now())`;
/** Length of the chain behind one; only for the rows of a page. */
const repeats = sql<number>`(with recursive before as (
    select r.predecessor_id as at from ${rectification} r where r.unit_id = ${unitId} and r.id = ${id}
    union all
    select p.predecessor_id from before b join ${rectification} p on p.unit_id = ${unitId} and p.id = b.at)
  select count(at) from before)`;

const columns = {
  id,
  unit: { id: unit.id, code: unit.code, name: unit.name },
  kind: sql<Rectification['kind']>`${rectification.kind}`,
  title: rectification.title,
  state: sql<RectificationState>`${state}`,
  itemCode: rectification.itemCode,
  category: rectification.category,
  post: rectification.post,
  sourceKind: sql<SourceKind>`${rectification.sourceKind}`,
  points: rectification.points,
  ownerName: rectification.ownerName,
  dueAt,
  overdue: isOverdue,
  escalation: rectification.escalation,
  causeCode: rectification.causeCode,
  repeats,
  stage: sql<Rectification['stage']>`${rectification.form} ->> 'stage'`,
  createdAt: rectification.createdAt,
  doneAt: rectification.doneAt,
  closedAt: rectification.closedAt,
  version: rectification.version,
};

const shape = <
  T extends { dueAt: string; createdAt: string; doneAt: string | null; closedAt: string | null },
>(
  row: T,
): T => ({
  ...row,
  dueAt: isoMoment(row.dueAt),
  createdAt: isoMoment(row.createdAt),
  doneAt: isoMomentOrNull(row.doneAt),
  closedAt: isoMomentOrNull(row.closedAt),
});

// A direction and its opposite are each other backwards, so that one index serves both.
const orders: Record<ListQuery['sort'], SQL[]> = {
  // What is still somebody's work first: nobody looks for what is over.
  due: [sql`${isUnfinished} desc`, asc(dueAt), asc(unitNo), asc(id)],
  '-due': [desc(dueAt), desc(unitNo), desc(id)],
  created: [asc(rectification.createdAt), asc(unitNo), asc(id)],
  '-created': [desc(rectification.createdAt), desc(unitNo), desc(id)],
  unit: [asc(unitNo), asc(id)],
  '-points': [sql`${rectification.points} desc nulls last`, asc(unitNo), asc(id)],
  state: [asc(state), asc(unitNo), asc(id)],
};

/** What the filters leave, without state and search words. */
async function whereOf(db: Db, query: ListQuery): Promise<SQL | undefined> {
  const at = query.unitId ? await findUnit(db, query.unitId) : null;
  const { kind, itemCode, post, category, causeCode } = rectification;
  return and(
    query.unitId && !at ? sql`false` : undefined,
    at ? sql`${unitNo} between ${at.unitNo} and ${at.lastNo}` : undefined,
    query.kind === undefined ? undefined : eq(kind, query.kind),
    query.item === undefined ? undefined : eq(itemCode, query.item),
    query.post === undefined ? undefined : eq(post, query.post),
    query.category === undefined ? undefined : eq(category, query.category),
    query.cause === undefined ? undefined : eq(causeCode, query.cause),
    query.source === undefined
      ? undefined
      : eq(rectification.sourceKind, query.source === 'other' ? '' : query.source),
    query.overdue ? isOverdue : undefined,
    query.repeated ? isNotNull(rectification.predecessorId) : undefined,
  );
}

/** The state asked for, and which half of the index by day it lies in. */
function inState(wanted: ListQuery['state']): SQL | undefined {
  if (!wanted) return undefined;
  if (wanted === 'unfinished') return isUnfinished;
  const half = unfinishedStates.includes(wanted) ? isUnfinished : isFinished;
  return and(eq(state, wanted), half);
}

/** Keys of the page, before anything else of its rows is read. */
function pageOf(query: ListQuery, where: SQL | undefined): SQL {
  const keys = sql`${unitId} as unit_id, ${id} as id`;
  const order = sql.join(orders[query.sort], sql`, `);
  const end = sql`order by ${order} limit ${query.limit} offset ${query.offset}`;
  if (query.sort !== '-due' || query.state)
    return sql`select ${keys} from ${rectification} where ${where ?? sql`true`} ${end}`;
  // Two walks back through the index that has what is unfinished first.
  const halves = [isUnfinished, isFinished].map(
    (half) => sql`(select * from ${rectification} where ${and(where, half)}
      order by ${order} limit ${query.offset + query.limit})`,
  );
  return sql`select ${keys} from (${sql.join(halves, sql` union all `)}) ${rectification} ${end}`;
}

/** A page of the list, and how many of each state the other filters leave. */
export async function listRectifications(db: Db, query: ListQuery) {
  const { title, itemCode, ownerName } = rectification;
  const searched = await searchByUnit(db, query.search, unitId, title, itemCode, ownerName);
  const where = await whereOf(db, query);
  const page = pageOf(query, and(where, searched.page, inState(query.state)));
  const rows = await db
    .select(columns)
    .from(rectification)
    .innerJoin(unit, eq(unit.id, unitId))
    .where(sql`(${unitId}, ${id}) in (${page})`)
    .orderBy(...orders[query.sort]);
  const { rows: states } = await db.execute<{ state: RectificationState; n: number }>(sql`
    select ${state} as state, count(*)::int as n from ${rectification}
    where ${and(where, searched.all) ?? sql`true`} group by ${state} order by ${state}`);
  const wanted = (one: RectificationState) =>
    query.state === undefined ||
    query.state === one ||
    (query.state === 'unfinished' && unfinishedStates.includes(one));
  const total = states.reduce((sum, one) => sum + (wanted(one.state) ? one.n : 0), 0);
  return { rows: rows.map(shape), total, states };
}

/** Posts that occur, for the filter. */
export async function listPosts(db: Db): Promise<string[]> {
  const posts = distinctOf(sql`rectification`, sql`post`, sql`post <> ''`);
  const { rows } = await db.execute<{ post: string }>(
    sql`select value as post from (${posts}) p order by value`,
  );
  return rows.map(({ post }) => post);
}

export type Found = Rectification & {
  unitNo: number;
  cause: string;
  measure: string;
  criterion: Criterion;
  progress: Partial<Progress> & { withdrawn?: boolean };
  form: RectificationForm;
  createdBy: string;
  sourceId: number;
};

/** One, with all its columns; null outside the reader's range. */
export async function findRectification(db: Db, at: number, one: number): Promise<Found | null> {
  const { cause, measure, createdBy, sourceId } = rectification;
  const [row] = await db
    .select({
      ...columns,
      unitNo,
      cause,
      measure,
      criterion: sql<Criterion>`${rectification.criterion}`,
      progress: sql<Found['progress']>`${rectification.progress}`,
      form: sql<RectificationForm>`${rectification.form}`,
      createdBy,
      sourceId,
    })
    .from(rectification)
    .innerJoin(unit, eq(unit.id, unitId))
    .where(and(eq(unitId, at), eq(id, one)));
  return row ? shape(row) : null;
}

export type Change = Partial<{
  ownerName: string;
  causeCode: string;
  cause: string;
  measure: string;
  dueAt: string;
  state: RectificationState;
  doneAt: SQL | null;
  closedAt: SQL | null;
  form: RectificationForm;
  criterion: Criterion;
}>;

/** Writes where nobody else has since; the new version, or null when somebody has. */
export async function updateRectification(
  db: Db,
  one: { unitId: number; id: number; version: number },
  change: Change,
): Promise<number | null> {
  const [row] = await db
    .update(rectification)
    .set({ ...change, version: one.version + 1 })
    .where(and(eq(unitId, one.unitId), eq(id, one.id), eq(rectification.version, one.version)))
    .returning({ version: rectification.version });
  return row?.version ?? null;
}

export type NewRow = {
  unit: { id: number; unitNo: number };
  kind: Rectification['kind'];
  title: string;
  sourceKind: string;
  /** 0 = none: a number of its own then keeps it apart from others of its kind. */
  sourceId: number;
  itemCode: string;
  category: string;
  post: string;
  ownerName: string;
  measure?: string;
  dueAt: string;
  criterion: Criterion;
  form: RectificationForm;
  createdBy: string;
};

/** @returns the id @throws the constraint `rectification_once` when the fact has one already */
export async function insertRectification(db: Db, given: NewRow): Promise<number> {
  const { unit: at, sourceId, ...rest } = given;
  const [row] = await db
    .insert(rectification)
    .values({
      ...rest,
      unitId: at.id,
      unitNo: at.unitNo,
      sourceId: sourceId || sql`nextval(pg_get_serial_sequence('rectification', 'id'))`,
    })
    .returning({ id });
  return row!.id;
}

/** The head of the outlet, by whom it is to be mended unless somebody else is named. */
export async function findHead(db: Db, at: number): Promise<string> {
  const { rows } = await db.execute<{ name: string }>(sql`
    select min(u.name) as name from assignment a join "user" u on u.id = a.user_id
    where a.role = 'outlet-head' and not u.disabled and a.unit_id = ${at}`);
  return rows[0]?.name ?? '';
}
