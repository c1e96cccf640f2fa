/** 帕累托, whether measures work, and the hardware gate: sums over the reader's range. */
import { sql, type SQL } from 'drizzle-orm';
import type { z } from 'zod';
import type { gateQuery, paretoQuery } from '../../contract/rectification-figures.ts';
import type { Db } from '../db/open.ts';
import { ofNamedUnits } from '../organisation/index.ts';
import { bankDay } from './verdict-queries.ts';

type Query = z.output<typeof paretoQuery>;
export type Bar = { key: string; name: string; n: number; repeated: number; points: string };

const keys: Record<Query['by'], SQL> = {
  cause: sql`r.cause_code`,
  item: sql`r.item_code`,
  post: sql`r.post`,
  unit: sql`r.unit_no`,
  category: sql`r.category`,
};
/** What a bar `b` is of: looked up for the few that are shown. */
const itself = { key: sql`b.key`, name: sql`b.key` };
const named: Record<Query['by'], { key: SQL; name: SQL }> = {
  cause: itself,
  post: itself,
  category: itself,
  item: {
    key: sql`b.key`,
    name: sql`(select min(left(t.title, 200)) from rectification t where t.item_code = b.key)`,
  },
  unit: {
    key: sql`(select u.id::text from unit u where u.unit_no = b.key)`,
    name: sql`(select u.name from unit u where u.unit_no = b.key)`,
  },
};

const narrowed = (range: { lo: number; hi: number } | null, year: number | undefined) => sql`
  ${range ? sql`r.unit_no between ${range.lo} and ${range.hi}` : sql`true`}
  and ${year ? sql`r.found_on between ${`${year}-01-01`}::date and ${`${year}-12-31`}::date` : sql`true`}`;

/** Problems only (no errands, nothing cancelled), the most frequent first. */
export async function listBars(
  db: Db,
  by: Query['by'],
  range: { lo: number; hi: number } | null,
  year?: number,
): Promise<Bar[]> {
  const { key, name } = named[by];
  const { rows } = await db.execute<Bar>(sql`
    with b as (
      select ${keys[by]} as key, count(*) as n, count(r.predecessor_id) as repeated, sum(r.points) as points
      from rectification r
      where r.kind in ('item', 'complaint', 'problem') and r.state <> 'cancelled' and ${narrowed(range, year)}
      group by ${keys[by]} order by n desc, points desc nulls last, 1 limit 200
    )
    select ${key} as key, ${name} as name, b.n, b.repeated, coalesce(b.points, 0)::text as points
    from b order by b.n desc, b.points desc nulls last, b.key`);
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
  const { rows } = await db.execute<Effect>(sql`
    select count(*) filter (where r.done_at is not null and r.state in ('verified', 'failed')) as judged,
      count(*) filter (where r.done_at is not null and r.state = 'failed') as reopened,
      count(*) filter (where r.done_at is null and r.next_look is not null) as undone,
      count(*) filter (where r.done_at is null and r.next_look = 'lost') as "undoneLost",
      count(*) filter (where r.done_at is not null and r.next_look is not null) as done,
      count(*) filter (where r.done_at is not null and r.next_look = 'lost') as "doneLost",
      count(*) filter (where r.state = 'verified') as verified,
      (select count(distinct r.id) from rectification s
        join rectification r on r.unit_id = s.unit_id and r.id = s.predecessor_id
        where s.predecessor_id is not null and r.state = 'verified' and r.kind = 'item' and ${narrowed(range, year)}) as returned
    from rectification r
    where r.kind = 'item' and r.state <> 'cancelled' and ${narrowed(range, year)}`);
  return rows[0]!;
}

type GateRow = {
  unit: { id: number; code: string; name: string };
  items: { id: number; title: string; kind: 'item'; state: 'open'; since: string; age: number }[];
};

const gateOrders: Record<z.output<typeof gateQuery>['sort'], SQL> = {
  '-count': sql`n desc, unit_no`,
  count: sql`n, unit_no`,
  unit: sql`unit_no`,
};

/** Outlets with hardware found by that day and not reported mended by its end; the latest day is today. */
export async function listGate(
  db: Db,
  day: string,
  { search, sort, limit, offset }: z.output<typeof gateQuery>,
) {
  const open = sql`r.category = '硬件' and r.kind in ('item', 'repair', 'problem')
    and r.found_on <= ${day}::date
    and (r.done_at is null or ${bankDay(sql`r.done_at`)} > ${day}::date)
    and not (r.state in ('cancelled', 'failed') and coalesce(${bankDay(sql`r.closed_at`)} <= ${day}::date, true))`;
  const { rows } = await db.execute<{ rows: GateRow[]; total: number }>(sql`
    with outlet as (
      select r.unit_no, count(*) as n from rectification r
      where ${open} and ${ofNamedUnits(search, sql`r.unit_no`)} group by r.unit_no
    ), page as (select * from outlet order by ${gateOrders[sort]} limit ${limit} offset ${offset}),
    told as (
      select p.*, json_build_object('id', u.id, 'code', u.code, 'name', u.name) as unit, (
        select json_agg(json_build_object('id', r.id, 'title', r.title, 'kind', r.kind, 'state', r.state,
          'since', r.found_on::text, 'age', least(${day}::date, ${bankDay(sql`now()`)}) - r.found_on) order by r.found_on, r.id)
        from rectification r where r.unit_no = p.unit_no and ${open}) as items
      from page p join unit u on u.unit_no = p.unit_no
    )
    select (select count(*)::int from outlet) as total, coalesce((select json_agg(
      json_build_object('unit', unit, 'items', items) order by ${gateOrders[sort]}) from told), '[]') as rows`);
  return rows[0]!;
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
