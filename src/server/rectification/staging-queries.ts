/**
 * The ground that following visits stands on, as temporary tables: which visits are followed and under
 * which settings, what every visit of those outlets lost, and what each of them looked at. All set-based:
 * one visit locked on a phone and a province's workbook go the same way.
 */
import { sql, type SQL } from 'drizzle-orm';
import type { RectificationSettings } from '../../domain/rectification/index.ts';
import type { Db } from '../db/open.ts';

export type Dues = { soft: string; hard: string };
/** Settings in force somewhere among the followed visits; `settingUnit` null = nobody has set any. */
export type InForce = { settingUnit: number | null; document: RectificationSettings | null };

/** Temporary tables of one run; dropped at its end, so that it may run again in the same transaction. */
const tables = [
  'follow_source',
  'followed',
  'follow_rule',
  'follow_alias',
  'follow_look',
  'follow_lost',
  'follow_new',
];

export async function dropStaging(db: Db): Promise<void> {
  await db.execute(sql.raw(`drop table if exists ${tables.join(', ')}`));
}

/**
 * `followed`: the visits of `source` (unit_id, id), each with the unit whose settings hold for it:
 * the nearest one above that has any.
 */
export async function stageFollowed(db: Db, source: SQL): Promise<void> {
  // Written down and counted first: a province's list is joined twice, and guessed at as one row.
  await db.execute(sql`create temp table follow_source on commit drop as
    select distinct unit_id, id from (${source}) s`);
  await db.execute(sql`analyze follow_source`);
  await db.execute(sql`create temp table followed on commit drop as
    select i.unit_id, i.unit_no, i.id, i.kind, i.visited_on, n.unit_id as setting_unit
    from follow_source s
    join inspection i on i.unit_id = s.unit_id and i.id = s.id
    left join (
      select distinct on (x.unit_id) x.unit_id as at_unit, r.unit_id
      from follow_source x join unit u on u.id = x.unit_id
      join rectification_setting r on u.unit_no between r.unit_no and r.last_no
      order by x.unit_id, r.unit_no desc
    ) n on n.at_unit = i.unit_id`);
  await db.execute(sql`analyze followed`);
}

export async function listInForce(db: Db): Promise<InForce[]> {
  const { rows } = await db.execute<InForce>(sql`
    select f.setting_unit as "settingUnit", r.document
    from (select distinct setting_unit from followed) f
    left join rectification_setting r on r.unit_id = f.setting_unit`);
  return rows;
}

/** Leaves only visits of outlets where rectification is on, and gives each its rule. */
export async function stageRules(
  db: Db,
  rules: { settingUnit: number | null; document: RectificationSettings; dues: Dues }[],
): Promise<void> {
  const rows = JSON.stringify(
    rules
      .filter(({ document }) => document.enabled)
      .map(({ settingUnit, document, dues }) => ({
        setting: settingUnit ?? 0,
        points: document.fromPoints,
        hard: document.categories.includes('硬件'),
        soft: document.categories.includes('软件'),
        visits: document.cleanVisits,
        due_hard: dues.hard,
        due_soft: dues.soft,
      })),
  );
  await db.execute(sql`create temp table follow_rule on commit drop as
    select * from json_to_recordset(${rows}::json) as r(setting bigint, points numeric, hard boolean, soft boolean,
      visits int, due_hard timestamptz, due_soft timestamptz)`);
  await db.execute(sql`delete from followed f
    where not exists (select 1 from follow_rule r where r.setting = coalesce(f.setting_unit, 0))`);
}

/** `follow_alias`: item codes that mean the same item in different versions of a standard. */
export async function stageAliases(db: Db, aliases: Map<string, string>): Promise<void> {
  const rows = JSON.stringify([...aliases].map(([code, item]) => ({ code, item })));
  await db.execute(sql`create temp table follow_alias on commit drop as
    select * from json_to_recordset(${rows}::json) as a(code text, item text)`);
}

/**
 * `follow_look`: every visit of the followed outlets, and what it looked at. A visit locked
 * here says so item by item; an imported one is taken to have looked at everything if it names any
 * deduction, or lost nothing at all. A bare score below 100 says nothing about an item.
 */
export async function stageLooks(db: Db): Promise<void> {
  await db.execute(sql`create temp table follow_look on commit drop as
    select i.unit_id, i.unit_no, i.id, i.kind, i.visited_on,
      i.score = 100 or exists (select 1 from deduction d where d.unit_id = i.unit_id and d.inspection_id = i.id) as detailed,
      a.items as asked,
      lag(i.id) over (partition by i.unit_id, i.kind order by i.visited_on, i.id) as before_id
    from inspection i
    join (select distinct unit_id from followed) f on f.unit_id = i.unit_id
    left join (
      select v.unit_id, v.inspection_id, coalesce(array_agg(coalesce(s.item, e.code)) filter (where e.state = 'earned'), '{}') as items
      from visit v
      cross join lateral jsonb_to_recordset(v.result #> '{score,items}') as e(code text, state text)
      left join follow_alias s on s.code = e.code
      where v.inspection_id is not null
        and jsonb_typeof(v.result #> '{score,items}') = 'array'
        and v.unit_id in (select unit_id from followed)
      group by v.unit_id, v.inspection_id
    ) a on a.unit_id = i.unit_id and a.inspection_id = i.id`);
  await db.execute(sql`create index on follow_look (unit_id, kind)`);
  await db.execute(sql`analyze follow_look`);
}

/** `follow_lost`: what those visits lost, one row per visit and item. */
export async function stageLosses(db: Db): Promise<void> {
  await db.execute(sql`create temp table follow_lost on commit drop as
    select d.unit_id, d.inspection_id, coalesce(a.item, d.item_code) as item, min(d.item_code) as item_code,
      min(d.item_name) as item_name, min(d.category) as category, sum(d.points) as points, bool_or(d.is_key) as is_key
    from deduction d
    join follow_look v on v.unit_id = d.unit_id and v.id = d.inspection_id
    left join follow_alias a on a.code = d.item_code
    group by d.unit_id, d.inspection_id, coalesce(a.item, d.item_code)`);
  await db.execute(sql`create index on follow_lost (inspection_id, item)`);
  await db.execute(sql`analyze follow_lost`);
}
