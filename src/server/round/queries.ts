/** 检查批次 in the database: the rows themselves and how far their visits have come. */
import { and, asc, desc, eq, sql, type SQL } from 'drizzle-orm';
import type { z } from 'zod';
import { inspectionRound, standard, unit } from '../../../db/schema/index.ts';
import type {
  Round,
  RoundBody,
  RoundSettings,
  roundsQuery,
  VisitCounts,
} from '../../contract/round.ts';
import { bankToday } from '../db/bank-today.ts';
import type { Db } from '../db/open.ts';
import type { Actor } from '../http/endpoint.ts';
import { isoMoment } from '../http/moment.ts';
import { contains } from '../http/search.ts';

type Query = z.output<typeof roundsQuery>;
export type RoundRow = Omit<Round, 'counts'> & { settings: RoundSettings; unitNo: number };

const columns = {
  id: inspectionRound.id,
  unitNo: inspectionRound.unitNo,
  unit: { id: unit.id, code: unit.code, name: unit.name },
  name: inspectionRound.name,
  kind: sql<Round['kind']>`${inspectionRound.kind}`,
  wave: inspectionRound.wave,
  standard: { id: standard.id, name: standard.name, version: standard.version },
  covert: inspectionRound.covert,
  startsOn: inspectionRound.startsOn,
  endsOn: inspectionRound.endsOn,
  state: sql<Round['state']>`${inspectionRound.state}`,
  settings: sql<RoundSettings>`${inspectionRound.settings}`,
  version: inspectionRound.version,
  createdBy: inspectionRound.createdBy,
  createdAt: inspectionRound.createdAt,
};

const select = (db: Db) =>
  db
    .select(columns)
    .from(inspectionRound)
    .innerJoin(unit, eq(unit.id, inspectionRound.unitId))
    .innerJoin(standard, eq(standard.id, inspectionRound.standardId))
    .$dynamic();

const shape = (row: RoundRow): RoundRow => ({ ...row, createdAt: isoMoment(row.createdAt) });

const orders: Record<Query['sort'], SQL> = {
  startsOn: asc(inspectionRound.startsOn),
  '-startsOn': desc(inspectionRound.startsOn),
  endsOn: asc(inspectionRound.endsOn),
  '-endsOn': desc(inspectionRound.endsOn),
  name: asc(inspectionRound.name),
};

export async function listRounds(db: Db, query: Query) {
  const where = and(
    contains(query.search, inspectionRound.name, inspectionRound.wave, unit.name),
    query.kind ? eq(inspectionRound.kind, query.kind) : undefined,
    query.state ? eq(inspectionRound.state, query.state) : undefined,
  );
  const rows = await select(db)
    .where(where)
    .orderBy(orders[query.sort], desc(inspectionRound.id))
    .limit(query.limit)
    .offset(query.offset);
  const counted = await db
    .select({ total: sql<number>`count(*)` })
    .from(inspectionRound)
    .innerJoin(unit, eq(unit.id, inspectionRound.unitId))
    .where(where);
  return { rows: rows.map(shape), total: counted[0]!.total };
}

export async function findRound(db: Db, id: number): Promise<RoundRow | null> {
  const [row] = await select(db).where(eq(inspectionRound.id, id));
  return row ? shape(row) : null;
}

/** The round, held against others until the transaction ends. */
export async function lockRound(db: Db, id: number): Promise<RoundRow | null> {
  await db.execute(sql`select 1 from inspection_round where id = ${id} for update`);
  return findRound(db, id);
}

const valuesOf = (body: RoundBody) => ({
  name: body.name,
  kind: body.kind,
  wave: body.wave,
  standardId: body.standardId,
  covert: body.covert,
  startsOn: body.startsOn,
  endsOn: body.endsOn,
  settings: body.settings,
  drawId: body.settings.source.from === 'draw' ? body.settings.source.drawId : null,
});

export async function insertRound(db: Db, body: RoundBody, by: Actor): Promise<number> {
  const place = { unitId: by.unit.id, unitNo: by.unit.unitNo, createdBy: by.name };
  const [row] = await db
    .insert(inspectionRound)
    .values({ ...valuesOf(body), ...place })
    .returning({ id: inspectionRound.id });
  return row!.id;
}

/** The round is held: see `lockRound`. */
export async function updateRound(
  db: Db,
  { id, version }: { id: number; version: number },
  body: RoundBody,
): Promise<void> {
  await db
    .update(inspectionRound)
    .set({ ...valuesOf(body), version: version + 1 })
    .where(eq(inspectionRound.id, id));
}

export async function updateRoundState(db: Db, id: number, state: Round['state']): Promise<void> {
  await db.update(inspectionRound).set({ state }).where(eq(inspectionRound.id, id));
}

export async function deleteRound(db: Db, id: number): Promise<void> {
  await db.delete(inspectionRound).where(eq(inspectionRound.id, id));
}

export const noVisits: VisitCounts = {
  draft: 0,
  submitted: 0,
  reviewing: 0,
  returned: 0,
  approved: 0,
  locked: 0,
  overdue: 0,
  total: 0,
};

/** In the order of an index that holds all of it: a few hundred groups, added up as they are asked for. */
const grouped = (rounds: SQL) => sql`
  select v.round_id, v.owner_id, v.state, v.due_on, count(*) as n
  from visit v where ${rounds} group by v.round_id, v.owner_id, v.state, v.due_on`;
const countOf = (which: SQL) => sql`coalesce(sum(g.n) filter (where ${which}), 0)::int`;
const counts = sql`${countOf(sql`g.state = 'draft'`)} as draft, ${countOf(sql`g.state = 'submitted'`)} as submitted,
  ${countOf(sql`g.state = 'reviewing'`)} as reviewing, ${countOf(sql`g.state = 'returned'`)} as returned,
  ${countOf(sql`g.state = 'approved'`)} as approved, ${countOf(sql`g.state = 'locked'`)} as locked, sum(g.n)::int as total,
  ${countOf(sql`g.state in ('draft', 'returned') and g.due_on < ${bankToday}`)} as overdue`;

/** Visits of several rounds by state, as far as the reader may know of them. */
export async function countVisits(db: Db, rounds: number[]): Promise<Map<number, VisitCounts>> {
  const { rows } = await db.execute<VisitCounts & { roundId: number }>(sql`
    select g.round_id as "roundId", ${counts}
    from (${grouped(sql`v.round_id = any(${sql.param(rounds)}::bigint[])`)}) g group by g.round_id`);
  return new Map(rows.map(({ roundId, ...counted }) => [roundId, counted]));
}

/** One line for each inspector of a round. */
export async function listInspectorProgress(db: Db, roundId: number) {
  const { rows } = await db.execute<
    VisitCounts & { ownerId: string; name: string; mean: string | null }
  >(sql`
    select p.*, (select v.inspector_name from visit v where v.round_id = ${roundId} and v.owner_id = p."ownerId"
        order by v.state, v.due_on, v.secret, v.unit_no limit 1) as name,
      (select round(avg(v.score), 2)::text from visit v where v.round_id = ${roundId} and v.owner_id = p."ownerId"
        and v.submitted_at is not null) as mean
    from (select g.owner_id as "ownerId", ${counts} from (${grouped(sql`v.round_id = ${roundId}`)}) g group by g.owner_id) p
    order by p.total desc, name`);
  return rows;
}

/** All inspectors of a round together. */
export function totalOf(lines: readonly VisitCounts[]): VisitCounts {
  const total = { ...noVisits };
  for (const line of lines)
    for (const key of Object.keys(noVisits) as (keyof VisitCounts)[]) total[key] += line[key];
  return total;
}

/** How many visits were submitted on each day (China's). */
export async function listSubmittedByDay(db: Db, roundId: number) {
  const { rows } = await db.execute<{ day: string; count: number }>(sql`
    select ((submitted_at at time zone 'Asia/Shanghai')::date)::text as day, count(*) as count
    from visit where round_id = ${roundId} and submitted_at is not null group by 1 order by 1`);
  return rows;
}

/** Recordings asked for in a round, by state. */
export async function countClips(db: Db, roundId: number) {
  const { rows } = await db.execute<{
    asked: number;
    provided: number;
    overdue: number;
    refused: number;
  }>(sql`
    select count(*) filter (where c.state = 'asked' and c.due_at >= now()) as asked,
      count(*) filter (where c.state = 'provided') as provided, count(*) filter (where c.state = 'refused') as refused,
      count(*) filter (where c.state = 'asked' and c.due_at < now()) as overdue
    from clip_request c join visit v on v.unit_id = c.unit_id and v.id = c.visit_id where v.round_id = ${roundId}`);
  return rows[0]!;
}
