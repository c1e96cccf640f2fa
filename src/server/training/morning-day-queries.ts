/**
 * 晨会 by outlet and day: how many working days so far have a record. The calendar of the reader's unit
 * is the base; what outlets and the units between entered for themselves is laid over it.
 */
import { sql, type SQL } from 'drizzle-orm';
import type { z } from 'zod';
import type { MorningDaysRow, morningDaysQuery } from '../../contract/training-morning.ts';
import type { Morning } from '../../domain/training/index.ts';
import type { Db } from '../db/open.ts';
import { contains, unitTexts } from '../http/search.ts';
import { all, insideUnit, unitJson } from './list-queries.ts';

type Query = Pick<
  z.output<typeof morningDaysQuery>,
  'search' | 'unitId' | 'missing' | 'sort' | 'offset' | 'limit'
>;
export type CountedOutlet = Omit<MorningDaysRow, 'days'> & { unitNo: number };
type Given = { base: readonly Morning[]; within: { unitNo: number; lastNo: number } };

/** The base's working days by month, as the bits of `morning_month.days`. */
function workingMonths(base: readonly Morning[]): [month: string, days: number][] {
  const masks = new Map<string, number>();
  for (const { day, working } of base) {
    const month = day.slice(0, 7);
    const bit = working ? 1 << (Number(day.slice(8)) - 1) : 0;
    masks.set(month, (masks.get(month) ?? 0) | bit);
  }
  return [...masks];
}

/** Of outlets `o`: how many of the base's working days have a record; a join for each of the few months. */
function heldOf(base: readonly Morning[]): { n: SQL; joins: SQL } {
  const months = workingMonths(base).map(([month, days], at) => {
    const m = sql.raw(`m${at}`);
    return {
      n: sql`coalesce(bit_count((${m}.days & ${days})::bit(32)), 0)`,
      join: sql`left join morning_month ${m} on ${m}.month = ${month} and ${m}.unit_no = o.unit_no`,
    };
  });
  const n = sql.join([sql`0`, ...months.map((one) => one.n)], sql` + `);
  return {
    n,
    joins: sql.join(
      months.map((one) => one.join),
      sql` `,
    ),
  };
}

/**
 * Outlets `o`, and of those whose own calendar says otherwise: `shifted`, how many more working days they
 * have and how many more of their records count. What is held on the base's days is read off the roll-up.
 */
function countedText(given: Given, outlets: SQL): SQL {
  const held = heldOf(given.base);
  return sql`
  base as materialized (
    select d.day, d.working from json_to_recordset(${JSON.stringify(given.base)}::json) as d(day date, working boolean)
  ), o as materialized (
    select u.id, u.unit_no from unit u where u.level = '网点' and u.closed_on is null and ${outlets}
  ), own as (
    select distinct on (u.id, k.day) u.id, u.unit_no, k.day, k.working, b.working as usual
    from calendar_day k join base b on b.day = k.day
    join unit u on u.level = '网点' and u.unit_no between k.unit_no and k.last_no
    where k.unit_no > ${given.within.unitNo} order by u.id, k.day, k.unit_no desc
  ), shifted as (
    select w.unit_no, sum(w.working::int - w.usual::int)::int as expected,
      sum((w.working::int - w.usual::int) * (m.unit_id is not null)::int)::int as held
    from own w left join morning_meeting m on m.unit_id = w.id and m.day = w.day
    where w.working <> w.usual group by w.unit_no
  ), sums as (
    select o.id, o.unit_no, (select count(*) from base where working)::int + coalesce(s.expected, 0) as expected,
      (${held.n})::int + coalesce(s.held, 0) as held
    from o left join shifted s on s.unit_no = o.unit_no ${held.joins}
  ), c as materialized (select id, unit_no, expected, held, expected - held as missed from sums)`;
}

type Totals = { total: number; missing: number };

/** A page of outlets with their counts, and how many miss a day under the same filters. */
export async function listCounted(db: Db, query: Query, given: Given) {
  const { unitNo, lastNo } = given.within;
  const asked = all([
    sql`u.unit_no between ${unitNo} and ${lastNo}`,
    await insideUnit(db, 'u', query.unitId),
    contains(query.search, ...unitTexts()),
  ]);
  const counted = countedText(given, asked);
  const order = query.sort === 'unit' ? sql`unit_no` : sql`missed desc, unit_no`;
  const only = query.missing ? sql`where missed > 0` : sql``;
  const { rows } = await db.execute<Totals & { page: CountedOutlet[] }>(sql`
    with ${counted}, page as (
      select * from c ${only} order by ${order} limit ${query.limit} offset ${query.offset}
    )
    select (count(*) ${query.missing ? sql`filter (where missed > 0)` : sql``})::int as total,
      (count(*) filter (where missed > 0))::int as missing,
      (select coalesce(json_agg(json_build_object('unit', ${unitJson()}, 'unitNo', u.unit_no, 'expected', expected,
        'held', held, 'missed', missed) order by ${order}), '[]'::json) from page join unit u using (id, unit_no)) as page
    from c`);
  const { page, ...totals } = rows[0]!;
  return { rows: page, ...totals };
}

export type Held = { unitId: number; day: string; id: number; files: number };

/** The records of some outlets in a span. */
export async function listHeld(
  db: Db,
  unitIds: readonly number[],
  span: { from: string; to: string },
): Promise<Held[]> {
  const { rows } = await db.execute<Held>(sql`
    select m.unit_id as "unitId", m.day::text as day, m.id, (select count(*) from evidence e where e.unit_id = m.unit_id
      and e.fact_kind = 'meeting' and e.fact_id = m.id and e.item_code <> '$thumbnail')::int as files
    from morning_meeting m where m.unit_id = any(${sql.param(unitIds)}::bigint[])
      and m.day between ${span.from}::date and ${span.to}::date`);
  return rows;
}

export type OwnDay = { unitNo: number; lastNo: number; day: string; working: boolean };

/** Calendar days entered at these outlets or between them and the reader's unit, the nearest last. */
export async function listOwnDays(
  db: Db,
  within: { unitNo: number },
  span: { from: string; to: string },
): Promise<OwnDay[]> {
  const { rows } = await db.execute<OwnDay>(sql`
    select unit_no as "unitNo", last_no as "lastNo", day::text as day, working from calendar_day
    where unit_no > ${within.unitNo} and day between ${span.from}::date and ${span.to}::date order by unit_no`);
  return rows;
}
