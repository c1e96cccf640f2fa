/** What a round can be made of: standards in force, draws, people, outlets and how they stand. */
import { sql } from 'drizzle-orm';
import type { Candidate, Outlet } from '../../domain/round/index.ts';
import type { Db } from '../db/open.ts';

type Range = { lo: number; hi: number };

/** Published standards with a document that hold on all days of a span. */
export async function listStandardsInForce(db: Db, span: { from: string; to: string }) {
  const { rows } = await db.execute<{
    id: number;
    name: string;
    version: number;
    validFrom: string;
    validTo: string | null;
  }>(sql`
    select id, name, version, valid_from::text as "validFrom", valid_to::text as "validTo" from standard
    where state = 'published' and document is not null and valid_from <= ${span.from}
      and (valid_to is null or valid_to >= ${span.to}) order by name, version desc`);
  return rows;
}

/** Drawn draws of the reader, newest first. */
export async function listDrawnDraws(db: Db) {
  const { rows } = await db.execute<{ id: number; name: string; picks: number }>(sql`
    select d.id, d.name, coalesce(jsonb_array_length(s.document -> 'result' -> 'picks'), 0) as picks
    from draw d left join draw_step s on s.draw_id = d.id and s.step = 'result'
    where d.state = 'drawn' order by d.id desc limit 50`);
  return rows;
}

export type CandidateRow = Candidate & {
  role: string;
  unit: { id: number; code: string; name: string };
  /** Visits not yet submitted, of any round. */
  open: number;
};

/**
 * Accounts that can be sent: inspectors from inside and outside and service administrators, by roles
 * inside the range. Service administrators come last: they review, and whoever visits may not.
 */
export async function listCandidates(db: Db, { lo, hi }: Range): Promise<CandidateRow[]> {
  const { rows } = await db.execute<CandidateRow>(sql`
    with held as (
      select a.user_id, array_agg(a.unit_no order by a.id) as places,
        json_agg(json_build_array(u.unit_no, u.last_no) order by a.id)
          filter (where a.role in ('inspector', 'outside-inspector', 'service-admin')) as ranges,
        (array_agg(a.role order by (a.role = 'service-admin'), a.id)
          filter (where a.role in ('inspector', 'outside-inspector', 'service-admin')))[1] as role,
        (array_agg(u.id order by (a.role = 'service-admin'), a.id)
          filter (where a.role in ('inspector', 'outside-inspector', 'service-admin')))[1] as unit_id
      from assignment a join unit u on u.id = a.unit_id
      where a.unit_no between ${lo} and ${hi} group by a.user_id)
    select w.id as "userId", w.name, h.role, h.ranges,
      to_json(h.places || coalesce(array[p.unit_no], '{}'::bigint[])) as places,
      json_build_object('id', n.id, 'code', n.code, 'name', n.name) as unit,
      (select count(*) from visit v where v.owner_id = w.id and v.state in ('draft', 'returned')) as open
    from held h join "user" w on w.id = h.user_id join unit n on n.id = h.unit_id
    left join person p on p.id = w.person_id
    where h.role is not null and not w.disabled
    order by (h.role = 'service-admin'), w.name, w.id`);
  return rows;
}

/** The heads of outlets, who check themselves; one account an outlet, the first. */
export async function listHeads(db: Db, unitIds: number[]) {
  const { rows } = await db.execute<{ unitId: number; userId: string; name: string }>(sql`
    select distinct on (a.unit_id) a.unit_id as "unitId", w.id as "userId", w.name
    from assignment a join "user" w on w.id = a.user_id
    where a.unit_id = any(${sql.param(unitIds)}::bigint[]) and a.role = 'outlet-head' and not w.disabled
    order by a.unit_id, a.id`);
  return rows;
}

const outletColumns = sql`o.id as "unitId", o.code, o.name, o.unit_no as "unitNo", o.last_no as "lastNo"`;

/** Outlets of the range below any of these units, in tree order; an outlet is below itself. */
export async function listOutlets(db: Db, unitIds: number[], { lo, hi }: Range): Promise<Outlet[]> {
  const { rows } = await db.execute<Outlet>(sql`
    select distinct ${outletColumns} from unit u
    join unit o on o.unit_no between u.unit_no and u.last_no and o.level = '网点' and o.unit_no between ${lo} and ${hi}
    where u.id = any(${sql.param(unitIds)}::bigint[]) order by o.unit_no`);
  return rows;
}

export type OutletStanding = Outlet & { last: number | null; before: number | null };

/**
 * Every outlet of the range with the score of its last visit inside a phase and of the visit before
 * it (of any phase), in hundredths.
 */
export async function listStandings(
  db: Db,
  gate: Range & { kind: string; from: string; to: string },
): Promise<OutletStanding[]> {
  const { rows } = await db.execute<OutletStanding>(sql`
    with numbered as (
      select unit_id, visited_on, score, row_number() over (partition by unit_id order by visited_on desc, id desc) as n
      from inspection where kind = ${gate.kind} and visited_on <= ${gate.to} and unit_no between ${gate.lo} and ${gate.hi})
    select ${outletColumns}, (l.score * 100)::int as last, (b.score * 100)::int as before
    from unit o left join numbered l on l.unit_id = o.id and l.n = 1 and l.visited_on >= ${gate.from}
    left join numbered b on b.unit_id = o.id and b.n = 2
    where o.level = '网点' and o.unit_no between ${gate.lo} and ${gate.hi} order by o.unit_no`);
  return rows;
}

/** Who was at which of these outlets since a day, or is to go there from another round. */
export async function listLately(
  db: Db,
  of: { userIds: string[]; unitIds: number[]; since: string; exceptRound: number },
) {
  const { rows } = await db.execute<{ userId: string; unitId: number }>(sql`
    select distinct v.owner_id as "userId", v.unit_id as "unitId" from visit v
    where v.owner_id = any(${sql.param(of.userIds)}::text[]) and v.unit_id = any(${sql.param(of.unitIds)}::bigint[])
      and coalesce(v.visited_on, v.due_on) >= ${of.since} and v.round_id <> ${of.exceptRound}`);
  return rows;
}

/** The newest plan in force that the reader sees; null when none is. */
export async function findNewestPlan(db: Db): Promise<number | null> {
  const { rows } = await db.execute<{ id: number | null }>(
    sql`select max(id) as id from plan_version where state = 'published'`,
  );
  return rows[0]!.id;
}
