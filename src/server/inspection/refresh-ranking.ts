/** 名次 of every visit of the staged waves, within each level above the outlet; kept as rows so that a page reads, not computes. */
import { sql } from 'drizzle-orm';
import type { Db } from '../db/open.ts';
import { holdNumbers } from '../organisation/index.ts';
import { refreshStatistics } from '../db/statistics.ts';

/** Places of the waves named in new_score. */
export async function refreshRanking(db: Db): Promise<void> {
  await db.execute(
    sql`create temp table changed_wave on commit drop as select distinct kind, wave from new_score`,
  );
  await rankChanged(db);
}

/** Places of these waves; once in a transaction. In a role that sees all of each wave. */
export async function rankWaves(db: Db, waves: { kind: string; wave: string }[]): Promise<void> {
  await db.execute(sql`create temp table changed_wave on commit drop as
    select distinct kind, wave from json_to_recordset(${JSON.stringify(waves)}::json) as w(kind text, wave text)`);
  await rankChanged(db);
}

/** 1 + strictly better scores within the group (convention 4). */
async function rankChanged(db: Db): Promise<void> {
  await holdNumbers(db);
  await db.execute(
    sql`delete from ranking r using changed_wave c where r.kind = c.kind and r.wave = c.wave`,
  );
  await insertRankable(db);
  // Few scores are distinct, so places are counted on them and not on the visits.
  await db.execute(sql`create temp table score_place on commit drop as
    select kind, wave, group_id, score, tied,
      1 + coalesce(sum(tied) over (w order by score desc rows between unbounded preceding and 1 preceding), 0) as place,
      sum(tied) over w as visited
    from (select kind, wave, group_id, score, count(*) as tied from rankable group by kind, wave, group_id, score) s
    window w as (partition by kind, wave, group_id)`);
  await db.execute(sql`analyze score_place`);
  await db.execute(sql`insert into ranking (unit_id, unit_no, inspection_id, wave, kind, within, group_id, score, place, visited, tied)
    select r.unit_id, r.unit_no, r.id, r.wave, r.kind, r.within, r.group_id, r.score, p.place, p.visited, p.tied
    from rankable r join score_place p using (kind, wave, group_id, score) order by r.unit_id, r.wave`);
  await refreshStatistics(db, ['ranking']);
}

/** Each visit of those waves once for every unit above its outlet. */
async function insertRankable(db: Db): Promise<void> {
  await db.execute(sql`create temp table above on commit drop as
    with recursive tree as (
      select u.id, u.level, array[]::bigint[] as ids, array[]::text[] as levels from unit u where u.parent_id is null
      union all
      select u.id, u.level, t.ids || t.id, t.levels || t.level from unit u join tree t on u.parent_id = t.id)
    select t.id, g.id as group_id, g.level as within from tree t, unnest(t.ids, t.levels) as g(id, level)
    where t.id in (select unit_id from inspection)`);
  await db.execute(sql`analyze above`);
  await db.execute(sql`create temp table rankable on commit drop as
    select i.unit_id, i.unit_no, i.id, i.kind, i.wave, i.score, a.within, a.group_id
    from inspection i join changed_wave c on c.kind = i.kind and c.wave = i.wave join above a on a.id = i.unit_id`);
  await db.execute(sql`analyze rankable`);
}

/** Places of one wave after a single score has changed. */
export async function refreshWave(db: Db, kind: string, wave: string): Promise<void> {
  await db.execute(
    sql`create temp table new_score on commit drop as select ${kind}::text as kind, ${wave}::text as wave`,
  );
  await refreshRanking(db);
}
