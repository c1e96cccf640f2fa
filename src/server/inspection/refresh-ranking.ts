/** 名次 of every visit of the staged waves, within each level above the outlet; kept as rows so that a page reads, not computes. */
import { sql } from 'drizzle-orm';
import type { Db } from '../db/open.ts';

/** Places of the waves named in new_score: 1 + strictly better scores within the group (convention 4). */
export async function refreshRanking(db: Db): Promise<void> {
  await db.execute(
    sql`create temp table changed_wave on commit drop as select distinct kind, wave from new_score`,
  );
  await db.execute(
    sql`delete from ranking r using changed_wave c where r.kind = c.kind and r.wave = c.wave`,
  );
  await db.execute(sql`create temp table above on commit drop as
    with recursive tree as (
      select u.id, u.level, array[]::bigint[] as ids, array[]::text[] as levels from unit u where u.parent_id is null
      union all
      select u.id, u.level, t.ids || t.id, t.levels || t.level from unit u join tree t on u.parent_id = t.id)
    select t.id, g.id as group_id, g.level as within from tree t, unnest(t.ids, t.levels) as g(id, level)
    where t.id in (select unit_id from inspection)`);
  await db.execute(sql`insert into ranking (unit_id, unit_no, inspection_id, wave, kind, within, group_id, score, place, visited, tied)
    select i.unit_id, i.unit_no, i.id, i.wave, i.kind, a.within, a.group_id, i.score,
      rank() over (w order by i.score desc), count(*) over w, count(*) over (partition by i.kind, i.wave, a.group_id, i.score)
    from inspection i join changed_wave c on c.kind = i.kind and c.wave = i.wave join above a on a.id = i.unit_id
    window w as (partition by i.kind, i.wave, a.group_id)`);
  await db.execute(sql`analyze ranking`);
}
