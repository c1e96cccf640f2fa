/** 帕累托, whether measures work, and the hardware gate: sums over the reader's range. */
import { sql, type SQL } from 'drizzle-orm';
import type { z } from 'zod';
import type { gateQuery, paretoQuery } from '../../contract/rectification-figures.ts';
import type { Db } from '../db/open.ts';
import { containing, unitTexts } from '../http/search.ts';
import { bankDay } from './verdict-queries.ts';

type Query = z.output<typeof paretoQuery>;
export type Bar = { key: string; name: string; n: number; repeated: number; points: string };

const foundOn = sql`coalesce(i.visited_on, ${bankDay(sql`r.created_at`)})`;
const source = sql`left join inspection i on r.source_kind = 'inspection' and i.unit_id = r.unit_id and i.id = r.source_id`;

const keys: Record<Query['by'], { key: SQL; name: SQL }> = {
  cause: { key: sql`r.cause_code`, name: sql`r.cause_code` },
  item: { key: sql`r.item_code`, name: sql`min(r.title)` },
  post: { key: sql`r.post`, name: sql`r.post` },
  unit: { key: sql`u.id::text`, name: sql`min(u.name)` },
  category: { key: sql`r.category`, name: sql`r.category` },
};

const narrowed = (range: { lo: number; hi: number } | null, year: number | undefined) => sql`
  ${range ? sql`r.unit_no between ${range.lo} and ${range.hi}` : sql`true`}
  and ${year ? sql`extract(year from ${foundOn}) = ${year}` : sql`true`}`;

/** Problems only (no errands, nothing cancelled), the most frequent first. */
export async function listBars(
  db: Db,
  by: Query['by'],
  range: { lo: number; hi: number } | null,
  year?: number,
): Promise<Bar[]> {
  const { key, name } = keys[by];
  const { rows } = await db.execute<Bar>(sql`
    select ${key} as key, ${name} as name, count(*) as n, count(r.predecessor_id) as repeated,
      coalesce(sum(r.points), 0)::text as points
    from rectification r join unit u on u.id = r.unit_id ${source}
    where r.kind in ('item', 'complaint', 'problem') and r.state <> 'cancelled' and ${narrowed(range, year)}
    group by ${key} order by n desc, sum(r.points) desc nulls last, 1 limit 200`);
  return rows;
}

export type Effect = {
  judged: number;
  reopened: number;
  undone: number;
  undoneLost: number;
  done: number;
  doneLost: number;
  verified: number;
  returned: number;
};

/** Counts of items: judged measures, losses at the next look with and without a measure, returns after 已验证. */
export async function findEffect(
  db: Db,
  range: { lo: number; hi: number } | null,
  year?: number,
): Promise<Effect> {
  const looked = sql`(r.progress ->> 'brokenBy' is not null or jsonb_array_length(coalesce(r.progress -> 'clean', '[]')) > 0)`;
  const lostNext = sql`(r.progress ->> 'brokenBy' is not null and jsonb_array_length(coalesce(r.progress -> 'clean', '[]')) = 0)`;
  const { rows } = await db.execute<Effect>(sql`
    select count(*) filter (where r.done_at is not null and r.state in ('verified', 'failed')) as judged,
      count(*) filter (where r.done_at is not null and r.state = 'failed') as reopened,
      count(*) filter (where r.done_at is null and ${looked}) as undone,
      count(*) filter (where r.done_at is null and ${lostNext}) as "undoneLost",
      count(*) filter (where r.done_at is not null and ${looked}) as done,
      count(*) filter (where r.done_at is not null and ${lostNext}) as "doneLost",
      count(*) filter (where r.state = 'verified') as verified,
      count(*) filter (where r.state = 'verified' and exists (select 1 from rectification s
        where s.unit_id = r.unit_id and s.predecessor_id = r.id)) as returned
    from rectification r ${source}
    where r.kind = 'item' and r.state <> 'cancelled' and ${narrowed(range, year)}`);
  return rows[0]!;
}

type GateRow = {
  unit: { id: number; code: string; name: string };
  items: { id: number; title: string; kind: 'item'; state: 'open'; since: string; age: number }[];
};

const gateOrders: Record<z.output<typeof gateQuery>['sort'], SQL> = {
  '-count': sql`count(*) desc, u.unit_no`,
  count: sql`count(*), u.unit_no`,
  unit: sql`u.unit_no`,
};

/** Outlets with hardware found by that day and not reported mended by its end; the latest day is today. */
export async function listGate(
  db: Db,
  day: string,
  { search, sort, limit, offset }: z.output<typeof gateQuery>,
) {
  const open = sql`r.category = '硬件' and r.kind in ('item', 'repair', 'problem')
    and ${foundOn} <= ${day}::date
    and (r.done_at is null or ${bankDay(sql`r.done_at`)} > ${day}::date)
    and not (r.state in ('cancelled', 'failed') and coalesce(${bankDay(sql`r.closed_at`)} <= ${day}::date, true))
    and ${containing(search, ...unitTexts())}`;
  const { rows } = await db.execute<GateRow>(sql`
    select json_build_object('id', u.id, 'code', u.code, 'name', u.name) as unit, json_agg(json_build_object(
      'id', r.id, 'title', r.title, 'kind', r.kind, 'state', r.state, 'since', ${foundOn}::text,
      'age', least(${day}::date, ${bankDay(sql`now()`)}) - ${foundOn}) order by ${foundOn}, r.id) as items
    from rectification r join unit u on u.id = r.unit_id ${source} where ${open}
    group by u.id, u.code, u.name, u.unit_no order by ${gateOrders[sort]} limit ${limit} offset ${offset}`);
  const counted = await db.execute<{ total: number }>(
    sql`select count(distinct r.unit_id) as total from rectification r join unit u on u.id = r.unit_id ${source} where ${open}`,
  );
  return { rows, total: counted.rows[0]!.total };
}

/** End of the first phase of the newest plan in force: by then no hardware may be open (C3-R19). */
export async function findGateDay(db: Db): Promise<{ day: string; phase: string } | null> {
  const { rows } = await db.execute<{ day: string; phase: string }>(sql`
    select v.document -> 'phases' -> 0 ->> 'to' as day, v.document -> 'phases' -> 0 ->> 'name' as phase
    from plan_version v where v.state = 'published' and jsonb_array_length(v.document -> 'phases') > 0
    order by v.id desc limit 1`);
  return rows[0] ?? null;
}

export async function countOutlets(db: Db, range: { lo: number; hi: number }): Promise<number> {
  const { rows } = await db.execute<{ n: number }>(
    sql`select count(*) as n from unit where level = '网点' and unit_no between ${range.lo} and ${range.hi}`,
  );
  return rows[0]!.n;
}
