/** 方案 in the database: a plan is a row, each version its whole document. */
import { sql, type SQL } from 'drizzle-orm';
import type { Plan, Readings } from '../../contract/plan.ts';
import type { Db } from '../db/open.ts';

export type VersionState = 'draft' | 'published' | 'retired';
export type VersionRow = {
  id: number;
  planId: number;
  version: number;
  state: VersionState;
  revision: number;
  document: Plan;
  readings: Readings;
  unit: { id: number; code: string; name: string };
  unitNo: number;
  lastNo: number;
  createdBy: string;
  createdAt: string;
  publishedBy: string | null;
  publishedAt: string | null;
};

const versionColumns = sql`v.id, v.plan_id as "planId", v.version, v.state, v.revision, v.document, v.readings,
  json_build_object('id', u.id, 'code', u.code, 'name', u.name) as unit, v.unit_no as "unitNo", v.last_no as "lastNo",
  v.created_by as "createdBy", v.created_at as "createdAt", v.published_by as "publishedBy", v.published_at as "publishedAt"`;

export async function findVersion(db: Db, id: number): Promise<VersionRow | null> {
  const { rows } = await db.execute(
    sql`select ${versionColumns} from plan_version v join unit u on u.id = v.unit_id where v.id = ${id}`,
  );
  return (rows[0] as VersionRow | undefined) ?? null;
}

/** The version in force; null when none has been published. */
export async function findPublished(db: Db, planId: number): Promise<VersionRow | null> {
  const { rows } =
    await db.execute(sql`select ${versionColumns} from plan_version v join unit u on u.id = v.unit_id
    where v.plan_id = ${planId} and v.state = 'published' order by v.version desc limit 1`);
  return (rows[0] as VersionRow | undefined) ?? null;
}

/**
 * Id of the version by which tickets are issued at a unit on a day, as an expression: in force there,
 * naming clauses for tickets; one whose period holds the day before one whose does not, then the newest.
 */
export const ticketPlanOf = (unitNo: SQL, day: string): SQL => sql`(
  select p.id from plan_version p
  where p.state = 'published' and ${unitNo} between p.unit_no and p.last_no
    and jsonb_array_length(coalesce(p.document -> 'tickets', '[]'::jsonb)) > 0
  order by (${day}::date between (p.document -> 'period' ->> 'from')::date
    and (p.document -> 'period' ->> 'to')::date) desc, p.published_at desc, p.version desc
  limit 1)`;

export async function findTicketPlan(
  db: Db,
  unitNo: number,
  day: string,
): Promise<VersionRow | null> {
  const { rows } = await db.execute(
    sql`select ${versionColumns} from plan_version v join unit u on u.id = v.unit_id
    where v.id = ${ticketPlanOf(sql`${unitNo}::bigint`, day)}`,
  );
  return (rows[0] as VersionRow | undefined) ?? null;
}

export async function lockVersion(db: Db, id: number): Promise<void> {
  await db.execute(sql`select id from plan_version where id = ${id} for update`);
}

export async function listVersions(db: Db, planId: number) {
  const { rows } = await db.execute<{
    id: number;
    version: number;
    state: VersionState;
    publishedAt: string | null;
    createdBy: string;
  }>(sql`
    select id, version, state, published_at as "publishedAt", created_by as "createdBy" from plan_version
    where plan_id = ${planId} order by version desc`);
  return rows;
}

type Place = { unitId: number; unitNo: number; lastNo: number };

export async function insertPlan(db: Db, place: Place, plan: Plan): Promise<number> {
  const { rows } = await db.execute<{
    id: number;
  }>(sql`insert into plan (unit_id, unit_no, last_no, code, title)
    values (${place.unitId}, ${place.unitNo}, ${place.lastNo}, ${plan.id}, ${plan.title}) returning id`);
  return rows[0]!.id;
}

export async function insertVersion(
  db: Db,
  place: Place,
  planId: number,
  document: Plan,
  readings: Readings,
  createdBy: string,
): Promise<number> {
  const { rows } = await db.execute<{ id: number }>(sql`
    insert into plan_version (unit_id, unit_no, last_no, plan_id, version, document, readings, created_by)
    select ${place.unitId}, ${place.unitNo}, ${place.lastNo}, ${planId},
      (select coalesce(max(version), 0) + 1 from plan_version where plan_id = ${planId}),
      ${JSON.stringify(document)}::jsonb, ${JSON.stringify(readings)}::jsonb, ${createdBy} returning id`);
  return rows[0]!.id;
}

/** @returns the new revision, or null when somebody saved since */
export async function updateDraft(
  db: Db,
  id: number,
  revision: number,
  document: Plan,
  readings: Readings,
): Promise<number | null> {
  const { rows } = await db.execute<{ revision: number }>(sql`
    update plan_version set document = ${JSON.stringify(document)}::jsonb, readings = ${JSON.stringify(readings)}::jsonb, revision = revision + 1
    where id = ${id} and revision = ${revision} and state = 'draft' returning revision`);
  return rows[0]?.revision ?? null;
}

/** Puts a draft in force; the version in force until now is kept as retired. */
export async function updatePublished(
  db: Db,
  version: VersionRow,
  readings: Readings,
  by: string,
): Promise<void> {
  await db.execute(
    sql`update plan_version set state = 'retired' where plan_id = ${version.planId} and state = 'published'`,
  );
  await db.execute(sql`update plan_version set state = 'published', readings = ${JSON.stringify(readings)}::jsonb,
    published_by = ${by}, published_at = now() where id = ${version.id}`);
  await db.execute(
    sql`update plan set title = ${version.document.title} where id = ${version.planId}`,
  );
}

/** A phase's visits of one kind by the units [lo, hi], against the phase's target. */
export type Gate = {
  kind: string;
  from: string;
  to: string;
  target: string;
  lo: number;
  hi: number;
};

type Failing = { unit: { id: number; code: string; name: string }; wave: string; score: string };
export type GateFound = { visited: number; passed: number; failing: Failing[] };

/**
 * A gate passes or fails an outlet, by its last visit inside the phase (C3-R03).
 * @param limit outlets named below the target, the worst first
 */
export async function findGate(
  db: Db,
  { kind, from, to, target, lo, hi }: Gate,
  limit: number,
): Promise<GateFound> {
  const { rows } = await db.execute<GateFound>(sql`
    with newest as materialized (
      select distinct on (unit_no) unit_no, unit_id, wave, score from inspection
      where kind = ${kind} and visited_on between ${from} and ${to} and unit_no between ${lo} and ${hi}
      order by unit_no, visited_on desc, id desc
    ), worst as (
      select * from newest where score < ${target}::numeric order by score, unit_no limit ${limit}
    )
    select (select count(*) from newest) as visited,
      (select count(*) from newest where score >= ${target}::numeric) as passed,
      (select coalesce(json_agg(json_build_object(
          'unit', json_build_object('id', u.id, 'code', u.code, 'name', u.name),
          'wave', w.wave, 'score', trim_scale(w.score)::text) order by w.score, w.unit_no), '[]')
        from worst w join unit u on u.id = w.unit_id) as failing`);
  return rows[0]!;
}
