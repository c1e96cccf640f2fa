/** 名次 as the last taking-over computed them, in the database: a page reads, it does not rank. */
import { sql, type SQL } from 'drizzle-orm';
import type { z } from 'zod';
import type { rankingPage, rankingQuery, RankingRow } from '../../contract/inspection.ts';
import type { Db } from '../db/open.ts';
import type { Actor } from '../http/endpoint.ts';
import { searchByUnit, type UnitSearch } from '../organisation/index.ts';
import { rankColumns } from './rank-columns.ts';
import { visitDays } from './visit-days.ts';

type Query = z.output<typeof rankingQuery>;
/** `unit`: the reader's; `found`: what the search words mean. */
export type RankingQuery = Query & { unit: Actor['unit']; found: UnitSearch };

export const prepareRanking = async (
  db: Db,
  query: Query,
  { unit }: Actor,
): Promise<RankingQuery> => ({
  ...query,
  unit,
  found: await searchByUnit(db, query.search, sql`r.unit_id`),
});

/** The columns of `ranking r` for the level asked for. */
function columnsOf({ within }: RankingQuery) {
  const { group, place, visited, tied } = rankColumns('r', within);
  return {
    group: sql.raw(group),
    place: sql.raw(place),
    visited: sql.raw(visited),
    tied: sql.raw(tied),
  };
}

const orders: Record<RankingQuery['sort'], SQL> = {
  place: sql`r.place, r.unit_no`,
  '-place': sql`r.place desc, r.unit_no`,
  score: sql`r.score, r.unit_no`,
  '-score': sql`r.score desc, r.unit_no`,
  unit: sql`r.unit_no`,
};

/** The reader's own unit is the one that is ranked within: every row has a place, and they follow the scores. */
const isOwn = ({ within, unit }: RankingQuery) => unit.level === within;

/** By place, as the index of the scores has it where it can. */
const orderOf = (query: RankingQuery): SQL => {
  const scores = { place: '-score', '-place': 'score' } as const;
  const byPlace = query.sort === 'place' || query.sort === '-place' ? query.sort : null;
  return orders[byPlace && isOwn(query) ? scores[byPlace] : query.sort];
};

/** Visits of the wave that have a place within the level. */
const asked = (query: RankingQuery) =>
  sql`r.kind = ${query.kind} and r.wave = ${query.wave}
    and ${isOwn(query) ? sql`true` : sql`${columnsOf(query).place} is not null`}`;

type Row = Omit<RankingRow, 'unit' | 'group'> & {
  unitId: number;
  code: string;
  name: string;
  groupId: number;
  groupCode: string;
  groupName: string;
};

/** Rows of one wave; places gained count against the outlet's last earlier visit of the same kind. */
export async function listRanking(db: Db, query: RankingQuery) {
  const { group, place, visited, tied } = columnsOf(query);
  const { rows } = await db.execute<Row>(sql`
    with page as (
      select * from (select r.unit_id, r.unit_no, r.inspection_id, r.kind, r.score,
          ${group} as group_id, ${place} as place, ${visited} as visited, ${tied} as tied
        from ranking r where ${asked(query)} and ${query.found.page ?? sql`true`}) r
      order by ${orderOf(query)} limit ${query.limit} offset ${query.offset}
    )
    select r.unit_id as "unitId", u.code, u.name, r.inspection_id as "inspectionId",
      g.id as "groupId", g.code as "groupCode", g.name as "groupName",
      r.score::text as score, r.place, r.visited, r.tied, r.visited - r.place + 1 as "fromBottom",
      (select ${sql.raw(rankColumns('p', query.within).place)} from inspection e
        join ranking p on p.unit_id = e.unit_id and p.inspection_id = e.id
        where e.unit_id = r.unit_id and e.kind = r.kind and ${sql.raw(rankColumns('p', query.within).place)} is not null
          and (e.visited_on, e.id) < (i.visited_on, r.inspection_id)
        order by e.visited_on desc, e.id desc limit 1) - r.place as moved
    from page r join unit u on u.id = r.unit_id join unit g on g.id = r.group_id
      join inspection i on i.unit_id = r.unit_id and i.id = r.inspection_id
    order by ${orderOf(query)}`);
  return rows.map(shape);
}

function shape(row: Row): RankingRow {
  const { unitId, code, name, groupId, groupCode, groupName, ...rest } = row;
  return {
    ...rest,
    unit: { id: unitId, code, name },
    group: { id: groupId, code: groupCode, name: groupName },
  };
}

async function countFound(db: Db, query: RankingQuery): Promise<number> {
  const { rows } = await db.execute<{ total: number }>(sql`
    select count(*) as total from ranking r where ${asked(query)} and ${query.found.all ?? sql`true`}`);
  return rows[0]!.total;
}

type Counted = Pick<z.output<typeof rankingPage>, 'total' | 'distribution'>;

/** How many outlets of the reader's range scored in each whole point; and how many the search leaves. */
export async function countRanking(db: Db, query: RankingQuery): Promise<Counted> {
  const { rows: distribution } = await db.execute<{ from: string; count: number }>(sql`
    select floor(score)::text as "from", sum(n)::int as count
    from (select r.score, count(*) as n from ranking r where ${asked(query)} group by r.score) s
    group by floor(score) order by floor(score)`);
  const total = query.found.all
    ? await countFound(db, query)
    : distribution.reduce((sum, { count }) => sum + count, 0);
  return { total, distribution };
}

/**
 * The phase target of the newest published plan for the wave; null when no phase holds all of its
 * visits, since an outlet is measured by the phase of its own day.
 */
export async function findTarget(db: Db, query: RankingQuery): Promise<string | null> {
  const { rows } = await db.execute<{ target: string | null }>(sql`
    select phase ->> 'target' as target
    from plan_version v, jsonb_array_elements(v.document -> 'phases') phase,
      (select min(visited_on) as first, max(visited_on) as last from (${visitDays(query.unit.isTop)}) d
        where kind = ${query.kind} and wave = ${query.wave}) wave
    where v.state = 'published' and v.document ->> 'counts' = ${query.kind}
      and wave.first >= (phase ->> 'from')::date and wave.last <= (phase ->> 'to')::date
    order by v.published_at desc limit 1`);
  return rows[0]?.target ?? null;
}
