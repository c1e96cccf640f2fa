/**
 * 晨会 by outlet and day: how many working days so far have a record. The calendar of the reader's unit
 * is the base; what outlets and the units between entered for themselves is laid over it.
 */
import { sql } from 'drizzle-orm';
import type { z } from 'zod';
import type { MorningDaysRow, morningDaysQuery } from '../../contract/training-morning.ts';
import type { Morning } from '../../domain/training/index.ts';
import type { Db } from '../db/open.ts';
import { containing, unitTexts } from '../http/search.ts';
import { insideUnit, unitJson } from './list-queries.ts';

type Query = Pick<
  z.output<typeof morningDaysQuery>,
  'search' | 'unitId' | 'missing' | 'sort' | 'offset' | 'limit'
>;
export type CountedOutlet = Omit<MorningDaysRow, 'days'> & { unitNo: number };
type Given = { base: readonly Morning[]; within: { unitNo: number; lastNo: number } };

/** A page of outlets with their counts, and how many miss a day under the same filters. */
export async function listCounted(db: Db, query: Query, { base, within }: Given) {
  const inside = (await insideUnit(db, 'u', query.unitId)) ?? sql`true`;
  const found = containing(query.search, ...unitTexts());
  const order = query.sort === 'unit' ? sql`o.unit_no` : sql`c.missed desc, o.unit_no`;
  const counted = sql`
    with base as materialized (
      select d.day, d.working from json_to_recordset(${JSON.stringify(base)}::json) as d(day date, working boolean)
    ), o as (
      select u.id, u.unit_no from unit u where u.level = '网点' and u.closed_on is null
        and u.unit_no between ${within.unitNo} and ${within.lastNo} and ${inside} and ${found}
    ), own as (
      select distinct on (o.id, k.day) o.id, k.day, k.working from calendar_day k
      join o on o.unit_no between k.unit_no and k.last_no join base b on b.day = k.day
      where k.unit_no > ${within.unitNo} order by o.id, k.day, k.unit_no desc
    ), shifted as (
      select w.id, sum(w.working::int - b.working::int)::int as by from own w join base b on b.day = w.day group by w.id
    ), held as (
      select m.unit_id, count(*)::int as n from morning_meeting m join o on o.id = m.unit_id join base b on b.day = m.day
      left join own w on w.id = m.unit_id and w.day = m.day where coalesce(w.working, b.working) group by m.unit_id
    ), c as (
      select o.id, (select count(*) from base where working)::int + coalesce(s.by, 0) as expected, coalesce(h.n, 0) as held,
        (select count(*) from base where working)::int + coalesce(s.by, 0) - coalesce(h.n, 0) as missed
      from o left join shifted s on s.id = o.id left join held h on h.unit_id = o.id
    )`;
  const only = query.missing ? sql`where c.missed > 0` : sql``;
  const { rows } = await db.execute<CountedOutlet>(sql`${counted}
    select ${unitJson()} as unit, u.unit_no as "unitNo", c.expected, c.held, c.missed
    from c join o on o.id = c.id join unit u on u.id = c.id ${only}
    order by ${order} limit ${query.limit} offset ${query.offset}`);
  const totals = await db.execute<{ total: number; missing: number }>(sql`${counted}
    select count(*) ${query.missing ? sql`filter (where missed > 0)` : sql``}::int as total,
      count(*) filter (where missed > 0)::int as missing from c`);
  return { rows, ...totals.rows[0]! };
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
