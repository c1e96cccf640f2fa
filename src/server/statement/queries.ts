/** What a statement shows besides ledger lines. */
import { sql } from 'drizzle-orm';
import type { Phase } from '../../contract/plan.ts';
import type { Statement } from '../../contract/ledger.ts';
import type { Db } from '../db/open.ts';
import { placesText } from '../inspection/index.ts';

type Ref = { id: number; code: string; name: string };

/** The unit with the units above it, top first; null outside the reader's range. */
export async function findStatementUnit(
  db: Db,
  id: number,
): Promise<(Ref & { path: Ref[] }) | null> {
  const { rows } = await db.execute<
    Ref & { unitNo: number }
  >(sql`select id, code, name, unit_no as "unitNo" from unit
    where id = ${id} and unit_no between nullif(current_setting('app.lo', true), '')::bigint and nullif(current_setting('app.hi', true), '')::bigint`);
  const unit = rows[0];
  if (!unit) return null;
  const path = await db.execute<Ref>(sql`select id, code, name from unit
    where unit_no < ${unit.unitNo} and last_no >= ${unit.unitNo} order by unit_no`);
  return { ...unit, path: path.rows };
}

/** The year to show first: the newest that has lines in the ledger, else the newest with a visit. */
export async function findNewestYear(db: Db, unitId: number): Promise<number | null> {
  const { rows } = await db.execute<{ year: number | null }>(sql`
    select coalesce(
      (select max(extract(year from happened_on)) from ledger_line where unit_id = ${unitId}),
      (select max(extract(year from visited_on)) from inspection where unit_id = ${unitId}))::int as year`);
  return rows[0]?.year ?? null;
}

/** The plan in force for the year nearest above the unit. */
export async function findPlanOfYear(
  db: Db,
  unitId: number,
  year: number,
): Promise<{ title: string; phases: Phase[] } | null> {
  const { rows } = await db.execute<{ title: string; phases: Phase[] }>(sql`
    select v.document ->> 'title' as title, v.document -> 'phases' as phases from plan_version v, unit u
    where u.id = ${unitId} and v.state = 'published' and u.unit_no between v.unit_no and v.last_no
      and v.document -> 'period' ->> 'from' like ${`${year}-%`}
    order by v.unit_no desc, v.id desc limit 1`);
  return rows[0] ?? null;
}

type ScoreRow = Omit<Statement['scores'][number], 'target' | 'phase'>;

/** The year's visits of every kind with their places, oldest first. */
export async function listScores(
  db: Db,
  unitId: number,
  year: number,
  phases: Phase[],
): Promise<Statement['scores']> {
  const { rows } = await db.execute<ScoreRow>(sql`
    select i.id as "inspectionId", i.wave, i.kind, i.visited_on as "visitedOn", trim_scale(i.score)::text as score,
      coalesce((select json_agg(json_build_object('within', p.within, 'place', p.place, 'visited', p.visited,
          'fromBottom', p.visited - p.place + 1, 'tied', p.tied) order by p.visited desc)
        from ranking r, lateral ${sql.raw(placesText('r'))} p where r.unit_id = i.unit_id and r.inspection_id = i.id), '[]') as places
    from inspection i where i.unit_id = ${unitId} and extract(year from i.visited_on) = ${year} order by i.visited_on, i.id`);
  return rows.map((row) => {
    const phase = phases.find((p) => p.from <= row.visitedOn && row.visitedOn <= p.to);
    return { ...row, phase: phase?.name ?? null, target: phase?.target ?? null };
  });
}
