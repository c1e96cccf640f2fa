/** 晨会 in the database: what an outlet should drill, its records, and which mornings have none. */
import { and, eq, sql, type SQL } from 'drizzle-orm';
import type { z } from 'zod';
import { morningMeeting } from '../../../db/schema/index.ts';
import type { morningsQuery, MorningMeeting } from '../../contract/training-morning.ts';
import { countSoFar } from '../db/count-so-far.ts';
import type { Db } from '../db/open.ts';
import { isoMoment } from '../http/moment.ts';
import { searchByUnit } from '../organisation/index.ts';
import { all, insideUnit, unitJson } from './list-queries.ts';

/** How far back the items an outlet lost most on are looked for. */
const days = 90;

export type Lost = { itemCode: string; name: string; points: string; times: number };

/**
 * Items that cost the outlet most points in the 90 days up to `day`, or up to its last visit where that is
 * longer ago: an outlet that was not visited lately still has something to drill.
 */
export async function listLostMost(db: Db, unitId: number, day: string) {
  const { rows } = await db.execute<Lost & { from: string; to: string }>(sql`
    with last as (
      select max(visited_on) as day from inspection where unit_id = ${unitId} and visited_on <= ${day}::date
    ), span as (
      select case when day < ${day}::date - ${days}::int then day else ${day}::date end as until from last where day is not null
    )
    select split_part(d.item_code, '@', 1) as "itemCode", max(d.item_name) as name, sum(d.points)::text as points,
      count(*)::int as times, (s.until - ${days}::int + 1)::text as "from", s.until::text as "to"
    from span s join inspection i on i.unit_id = ${unitId} and i.visited_on between s.until - ${days}::int + 1 and s.until
    join deduction d on d.unit_id = i.unit_id and d.inspection_id = i.id
    where d.points > 0
    group by split_part(d.item_code, '@', 1), s.until
    order by sum(d.points) desc, count(*) desc, split_part(d.item_code, '@', 1) limit 4`);
  const [first] = rows;
  return {
    lost: rows.map(({ from: _, to: __, ...one }) => one),
    span: first ? { from: first.from, to: first.to } : null,
  };
}

/** Who works at the outlet. */
export async function listStaff(db: Db, unitId: number) {
  const { rows } = await db.execute<{ id: number; name: string; post: string }>(sql`
    select id, name, post from person where unit_id = ${unitId} and left_on is null order by pinyin, id limit 200`);
  return rows;
}

/** The people of these ids who work at the outlet, by the names they have now. */
export async function findStaff(db: Db, unitId: number, ids: readonly number[]) {
  const { rows } = await db.execute<{ id: number; name: string }>(sql`
    select id, name from person where unit_id = ${unitId} and id = any(${sql.param(ids)}::bigint[]) order by pinyin, id`);
  return rows;
}

export async function findMorningOf(db: Db, unitId: number, day: string): Promise<number | null> {
  const [row] = await db
    .select({ id: morningMeeting.id })
    .from(morningMeeting)
    .where(and(eq(morningMeeting.unitId, unitId), eq(morningMeeting.day, day)));
  return row?.id ?? null;
}

type Written = Pick<typeof morningMeeting.$inferInsert, 'itemCode' | 'drill' | 'tag' | 'note'> & {
  participants: { id: number; name: string }[];
};
type Place = { id: number; unitNo: number };

/** @throws the constraint `morning_meeting_once` when the day has one */
export async function insertMorning(
  db: Db,
  at: Place,
  day: string,
  given: Written,
  by: { userId: string; name: string },
): Promise<number> {
  const [row] = await db
    .insert(morningMeeting)
    .values({
      ...given,
      unitId: at.id,
      unitNo: at.unitNo,
      day,
      createdBy: by.name,
      createdById: by.userId,
    })
    .returning({ id: morningMeeting.id });
  return row!.id;
}

/** False when somebody else wrote since. */
export async function updateMorning(
  db: Db,
  one: { unitId: number; id: number; version: number },
  given: Written,
): Promise<boolean> {
  const { unitId, id, version } = morningMeeting;
  const rows = await db
    .update(morningMeeting)
    .set({ ...given, version: one.version + 1 })
    .where(and(eq(unitId, one.unitId), eq(id, one.id), eq(version, one.version)))
    .returning({ id });
  return rows.length > 0;
}

const fileCount = sql`(select count(*) from evidence e where e.unit_id = m.unit_id and e.fact_kind = 'meeting'
  and e.fact_id = m.id and e.item_code <> '$thumbnail')::int`;
const columns = sql`m.id, ${unitJson()} as unit, m.day::text as day, m.item_code as "itemCode", m.drill, m.tag, m.participants,
  m.note, ${fileCount} as files, m.created_by as "createdBy", m.created_at as "createdAt",
  (m.created_at at time zone 'Asia/Shanghai')::date > m.day as afterwards, m.version`;
const from = sql`morning_meeting m join unit u on u.id = m.unit_id`;
const shape = <T extends MorningMeeting>(row: T): T => ({
  ...row,
  createdAt: isoMoment(row.createdAt),
});

type Query = z.output<typeof morningsQuery>;
const orders: Record<Query['sort'], SQL> = {
  '-day': sql`m.day desc, m.unit_no, m.id`,
  day: sql`m.day, m.unit_no, m.id`,
  unit: sql`m.unit_no, m.day desc, m.id`,
};

/** Whether a record has files, asked by itself: counting them all to compare with 0 takes longer. */
const hasFiles = sql`exists (select from evidence e where e.unit_id = m.unit_id and e.fact_kind = 'meeting'
  and e.fact_id = m.id and e.item_code <> '$thumbnail')`;

async function whereOf(db: Db, { tag, unitId, search, files, from, to }: Query): Promise<SQL> {
  const own = [sql`m.drill`, sql`m.item_code`, sql`m.note`];
  return all([
    tag ? sql`m.tag = ${tag}` : undefined,
    from ? sql`m.day >= ${from}::date` : undefined,
    to ? sql`m.day <= ${to}::date` : undefined,
    files && (files === 'yes' ? hasFiles : sql`not ${hasFiles}`),
    await insideUnit(db, 'm', unitId),
    (await searchByUnit(db, search, sql`m.unit_id`, ...own)).all,
  ]);
}

/** The page is found by an index that has its order; what else a row shows is fetched for the page alone. */
export async function listMornings(db: Db, query: Query) {
  const found = sql`from morning_meeting m where ${await whereOf(db, query)}`;
  const order = orders[query.sort];
  const { rows } = await db.execute<MorningMeeting>(sql`
    with page as (
      select m.unit_no, m.id ${found} order by ${order} limit ${query.limit} offset ${query.offset}
    )
    select ${columns} from page join unit u on u.unit_no = page.unit_no
    join morning_meeting m on m.unit_id = u.id and m.id = page.id order by ${order}`);
  return { rows: rows.map(shape), ...(await countSoFar(db, found)) };
}

export type FoundMorning = MorningMeeting & { unitNo: number };

export async function findMorning(
  db: Db,
  unitId: number,
  id: number,
): Promise<FoundMorning | null> {
  const { rows } = await db.execute<FoundMorning>(
    sql`select ${columns}, m.unit_no as "unitNo" from ${from} where m.unit_id = ${unitId} and m.id = ${id}`,
  );
  return rows[0] ? shape(rows[0]) : null;
}
