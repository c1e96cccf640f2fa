/** 好人好事 in the database: the register, one, counts by outlet. */
import { and, asc, desc, eq, gte, lte, sql, type SQL } from 'drizzle-orm';
import type { z } from 'zod';
import { deed, evidence, unit } from '../../../db/schema/index.ts';
import type { Deed, DeedCounts, deedCountsQuery, deedsQuery } from '../../contract/deed.ts';
import type { DeedState } from '../../domain/deed/index.ts';
import type { Db } from '../db/open.ts';
import { isoMoment, isoMomentOrNull } from '../http/moment.ts';
import { findUnit, searchByUnit } from '../organisation/index.ts';

export type ListQuery = z.output<typeof deedsQuery>;

const { unitNo, unitId, id, state, happenedOn, person, title, story } = deed;

const columns = {
  id,
  unit: { id: unit.id, code: unit.code, name: unit.name },
  happenedOn,
  person,
  title,
  state: sql<DeedState>`${state}`,
  reason: deed.reason,
  reportedBy: deed.reportedBy,
  reportedAt: deed.reportedAt,
  decidedBy: deed.decidedBy,
  decidedAt: deed.decidedAt,
  evidence: sql<number>`(select count(*) from ${evidence} e where e.unit_id = ${unitId}
    and e.fact_kind = 'deed' and e.fact_id = ${id})`,
  version: deed.version,
};

const shape = <T extends { reportedAt: string; decidedAt: string | null }>(row: T): T => ({
  ...row,
  reportedAt: isoMoment(row.reportedAt),
  decidedAt: isoMomentOrNull(row.decidedAt),
});

const orders: Record<ListQuery['sort'], SQL[]> = {
  '-day': [desc(happenedOn)],
  day: [asc(happenedOn)],
  unit: [asc(unitNo)],
  '-reported': [desc(deed.reportedAt)],
  state: [asc(state)],
};

/** The unit with all below it, and the days; both count. */
async function spanOf(db: Db, query: z.output<typeof deedCountsQuery>): Promise<SQL | undefined> {
  const at = query.unitId ? await findUnit(db, query.unitId) : null;
  return and(
    query.unitId && !at ? sql`false` : undefined,
    at ? sql`${unitNo} between ${at.unitNo} and ${at.lastNo}` : undefined,
    query.from ? gte(happenedOn, query.from) : undefined,
    query.to ? lte(happenedOn, query.to) : undefined,
  );
}

/** A page of the register, found before units are joined, and how many of each state the other filters leave. */
export async function listDeeds(db: Db, query: ListQuery) {
  const others = and(
    await spanOf(db, query),
    (await searchByUnit(db, query.search, unitId, person, title, story)).all,
  );
  const order = [...orders[query.sort], asc(unitNo), desc(id)];
  const page = db
    .select({ unitId, id })
    .from(deed)
    .where(and(others, query.state ? eq(state, query.state) : undefined))
    .orderBy(...order)
    .limit(query.limit)
    .offset(query.offset)
    .as('page');
  const rows = await db
    .select(columns)
    .from(page)
    .innerJoin(deed, and(eq(unitId, page.unitId), eq(id, page.id)))
    .innerJoin(unit, eq(unit.id, unitId))
    .orderBy(...order);
  const states = await db
    .select({ state: sql<DeedState>`${state}`, n: sql<number>`count(*)` })
    .from(deed)
    .where(others)
    .groupBy(state);
  const counted = states.filter((one) => query.state === undefined || one.state === query.state);
  return { rows: rows.map(shape), total: counted.reduce((all, { n }) => all + n, 0), states };
}

/**
 * By outlet, most confirmed first; the first 200, and how many outlets there are in all. Of all outlets only
 * what the order needs is counted, off an index.
 */
export async function listCounts(
  db: Db,
  query: z.output<typeof deedCountsQuery>,
): Promise<DeedCounts> {
  const span = (await spanOf(db, query)) ?? sql`true`;
  const of = (one: DeedState) => sql`count(*) filter (where ${state} = ${one})::int`;
  const { rows } = await db.execute<DeedCounts>(sql`
    with counted as materialized (
      select ${unitNo}, ${of('confirmed')} as confirmed from ${deed} where ${span} group by ${unitNo}
    ), page as (
      select * from counted order by confirmed desc, unit_no limit 200
    ), shown as (
      select p.*, json_build_object('id', u.id, 'code', u.code, 'name', u.name) as unit, others.*
      from page p join unit u on u.unit_no = p.unit_no cross join lateral (
        select ${of('reported')} as reported, ${of('returned')} as returned,
          (count(distinct ${person}) filter (where ${state} = 'confirmed' and ${person} <> ''))::int as people
        from ${deed} where ${unitNo} = p.unit_no and ${span}
      ) others
    )
    select (select count(*) from counted)::int as outlets, (select coalesce(json_agg(json_build_object('unit', unit,
      'confirmed', confirmed, 'reported', reported, 'returned', returned, 'people', people)
      order by confirmed desc, unit_no), '[]'::json) from shown) as rows`);
  return rows[0]!;
}

export type Found = Deed & { unitNo: number; story: string; reportedById: string };

/** One; null outside the reader's range. */
export async function findDeed(db: Db, at: number, one: number): Promise<Found | null> {
  const [row] = await db
    .select({ ...columns, unitNo, story, reportedById: deed.reportedById })
    .from(deed)
    .innerJoin(unit, eq(unit.id, unitId))
    .where(and(eq(unitId, at), eq(id, one)));
  return row ? shape(row) : null;
}

export type NewDeedRow = {
  unit: { id: number; unitNo: number };
  happenedOn: string;
  person: string;
  title: string;
  story: string;
  reportedById: string;
  reportedBy: string;
};

/** @returns the id */
export async function insertDeed(db: Db, given: NewDeedRow): Promise<number> {
  const { unit: at, ...rest } = given;
  const values = { ...rest, unitId: at.id, unitNo: at.unitNo };
  const [row] = await db.insert(deed).values(values).returning({ id });
  return row!.id;
}

export type Change = Partial<{
  happenedOn: string;
  person: string;
  title: string;
  story: string;
  state: DeedState;
  reason: string;
  reportedById: string;
  reportedBy: string;
  reportedAt: SQL;
  decidedBy: string;
  decidedAt: SQL | null;
}>;

/** @returns the next version; null when it is another by now */
export async function updateDeed(
  db: Db,
  at: { unitId: number; id: number; version: number },
  change: Change,
): Promise<number | null> {
  const { version } = deed;
  const [row] = await db
    .update(deed)
    .set({ ...change, version: sql`${version} + 1` })
    .where(and(eq(unitId, at.unitId), eq(id, at.id), eq(version, at.version)))
    .returning({ version });
  return row?.version ?? null;
}
