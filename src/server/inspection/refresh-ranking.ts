/** 名次 of every visit of the staged waves, within each level above the outlet; kept so that a page reads, not computes. */
import { sql } from 'drizzle-orm';
import { forLargeStatements } from '../db/large-statements.ts';
import type { Db } from '../db/open.ts';
import { holdNumbers } from '../organisation/index.ts';
import { refreshStatistics } from '../db/statistics.ts';
import { rankLevels } from './rank-columns.ts';

/** Places of the waves named in new_score. */
export async function refreshRanking(db: Db): Promise<void> {
  await db.execute(sql`create temp table changed_wave on commit drop as
    select kind, wave, row_number() over () as wave_no from (select distinct kind, wave from new_score) w`);
  await rankChanged(db);
}

/** Places of these waves; once in a transaction. In a role that sees all of each wave. */
export async function rankWaves(db: Db, waves: { kind: string; wave: string }[]): Promise<void> {
  await db.execute(sql`create temp table changed_wave on commit drop as
    select kind, wave, row_number() over () as wave_no
    from (select distinct kind, wave from json_to_recordset(${JSON.stringify(waves)}::json) as w(kind text, wave text)) w`);
  await rankChanged(db);
}

const groups = rankLevels.map(({ group }) => group);
const listed = (texts: string[]) => texts.join(', ');

/** Every unit with the unit above it of each level. */
const aboveText = `with recursive tree as (
    select u.id, u.level, ${listed(groups.map((id) => `null::bigint as ${id}`))} from unit u where u.parent_id is null
    union all
    select u.id, u.level, ${listed(
      rankLevels.map(
        ({ level, group }) => `case when t.level = '${level}' then t.id else t.${group} end`,
      ),
    )}
    from unit u join tree t on u.parent_id = t.id)
  select id, ${listed(groups)} from tree`;

const named = (id: string, expression: string, name: string) =>
  `case when ${id} is not null then ${expression} end as ${name}`;

/**
 * The place is 1 + strictly better scores within the group (convention 4); all up to and with its
 * equals, less those before, are its equals. Written in the order of the key: its index grows at its end.
 */
const insertText = `insert into ranking (unit_id, unit_no, inspection_id, wave, kind, score,
    ${listed(rankLevels.map((l) => listed([l.group, l.place, l.visited, l.tied])))})
  select unit_id, unit_no, id, wave, kind, score,
    ${listed(
      rankLevels.flatMap(({ group, place, visited, tied }) => [
        group,
        named(group, `rank() over by_${group}`, place),
        named(group, `count(*) over all_${group}`, visited),
        named(group, `count(*) over by_${group} - rank() over by_${group} + 1`, tied),
      ]),
    )}
  from rankable
  window ${listed(
    groups.map(
      (id) => `by_${id} as (partition by wave_no, ${id} order by score desc),
    all_${id} as (partition by wave_no, ${id})`,
    ),
  )}
  order by unit_id, wave_no`;

async function rankChanged(db: Db): Promise<void> {
  await holdNumbers(db);
  await forLargeStatements(db);
  await db.execute(
    sql`delete from ranking r using changed_wave c where r.kind = c.kind and r.wave = c.wave`,
  );
  await db.execute(sql`create temp table rankable on commit drop as
    select i.unit_id, i.unit_no, i.id, i.kind, i.wave, c.wave_no, i.score, ${sql.raw(listed(groups.map((id) => `a.${id}`)))}
    from inspection i join changed_wave c on c.kind = i.kind and c.wave = i.wave
    join (${sql.raw(aboveText)}) a on a.id = i.unit_id`);
  await db.execute(sql.raw(insertText));
  const searched = ['unit_id', 'unit_no', 'inspection_id', 'kind', 'wave', ...groups];
  await refreshStatistics(db, ['ranking'], searched);
}

/** Places of one wave after a single score has changed. */
export const refreshWave = (db: Db, kind: string, wave: string): Promise<void> =>
  rankWaves(db, [{ kind, wave }]);
