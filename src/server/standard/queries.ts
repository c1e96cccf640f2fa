/** 检查标准 in the database: each version a row with its whole document; its items as rows once published. */
import { sql } from 'drizzle-orm';
import type { MappingRow, StandardDocument } from '../../domain/standard/index.ts';
import { bankToday } from '../db/bank-today.ts';
import type { Db } from '../db/open.ts';

export type StandardState = 'draft' | 'published' | 'retired';
export type StandardVersionRow = {
  id: number;
  unit: { id: number; code: string; name: string };
  unitNo: number;
  lastNo: number;
  name: string;
  version: number;
  state: StandardState;
  validFrom: string;
  validTo: string | null;
  document: StandardDocument | null;
  sha256: string | null;
  mapping: MappingRow[];
  createdBy: string;
  createdAt: string;
};
type Place = { unitId: number; unitNo: number; lastNo: number };

const columns = sql`s.id, json_build_object('id', u.id, 'code', u.code, 'name', u.name) as unit,
  s.unit_no as "unitNo", s.last_no as "lastNo", s.name, s.version, s.state,
  s.valid_from::text as "validFrom", s.valid_to::text as "validTo", s.document, s.sha256, s.mapping,
  s.created_by as "createdBy", s.created_at as "createdAt"`;

export async function findStandard(db: Db, id: number): Promise<StandardVersionRow | null> {
  const { rows } = await db.execute<StandardVersionRow>(sql`
    select ${columns} from standard s join unit u on u.id = s.unit_id where s.id = ${id}`);
  return rows[0] ?? null;
}

/** The row, locked until the request's end. */
export async function lockStandard(db: Db, id: number): Promise<StandardVersionRow | null> {
  await db.execute(sql`select id from standard where id = ${id} for update`);
  return findStandard(db, id);
}

/** The version before, of the same checklist, that has a document. */
export async function findPrevious(
  db: Db,
  { unit, name, version }: StandardVersionRow,
): Promise<StandardVersionRow | null> {
  const { rows } = await db.execute<StandardVersionRow>(sql`
    select ${columns} from standard s join unit u on u.id = s.unit_id
    where s.unit_id = ${unit.id} and s.name = ${name} and s.version < ${version}
      and s.document is not null and s.state <> 'draft'
    order by s.version desc limit 1`);
  return rows[0] ?? null;
}

/** Every version of the same checklist, newest first. */
export async function listStandardVersions(db: Db, { unit, name }: StandardVersionRow) {
  const { rows } = await db.execute<
    Pick<StandardVersionRow, 'id' | 'version' | 'state' | 'validFrom' | 'validTo'>
  >(sql`select id, version, state, valid_from::text as "validFrom", valid_to::text as "validTo"
    from standard where unit_id = ${unit.id} and name = ${name} order by version desc`);
  return rows;
}

/** The version of a checklist that holds on a day; null when none does. */
export async function standardOn(
  db: Db,
  checklist: { unitId: number; name: string },
  day: string,
): Promise<StandardVersionRow | null> {
  const { rows } = await db.execute<StandardVersionRow>(sql`
    select ${columns} from standard s join unit u on u.id = s.unit_id
    where s.unit_id = ${checklist.unitId} and s.name = ${checklist.name} and s.state <> 'draft'
      and s.valid_from <= ${day} and (s.valid_to is null or s.valid_to >= ${day})
    order by s.version desc limit 1`);
  return rows[0] ?? null;
}

type Draft = { name: string; document: StandardDocument; sha256: string; createdBy: string };

/** @returns id of the new draft; its version is the next of its name */
export async function insertDraft(db: Db, place: Place, draft: Draft): Promise<number> {
  const { name, document, sha256, createdBy } = draft;
  const { rows } = await db.execute<{ id: number }>(sql`
    insert into standard (unit_id, unit_no, last_no, name, version, valid_from, state, document, sha256, created_by)
    select ${place.unitId}, ${place.unitNo}, ${place.lastNo}, ${name},
      (select coalesce(max(version), 0) + 1 from standard where unit_id = ${place.unitId} and name = ${name}),
      ${bankToday}, 'draft', ${JSON.stringify(document)}::jsonb, ${sha256}, ${createdBy} returning id`);
  return rows[0]!.id;
}

export async function hasStandardNamed(db: Db, unitId: number, name: string): Promise<boolean> {
  const { rows } = await db.execute(
    sql`select 1 from standard where unit_id = ${unitId} and name = ${name} limit 1`,
  );
  return rows.length > 0;
}

/** @returns false when somebody saved since, or it is no longer a draft */
export async function updateStandardDraft(
  db: Db,
  id: number,
  before: string,
  next: { document: StandardDocument; sha256: string; mapping: MappingRow[] },
): Promise<boolean> {
  const { rows } = await db.execute(sql`
    update standard set document = ${JSON.stringify(next.document)}::jsonb, sha256 = ${next.sha256},
      mapping = ${JSON.stringify(next.mapping)}::jsonb
    where id = ${id} and sha256 = ${before} and state = 'draft' returning id`);
  return rows.length > 0;
}

export async function updateMapping(db: Db, id: number, rows: MappingRow[]): Promise<void> {
  await db.execute(
    sql`update standard set mapping = ${JSON.stringify(rows)}::jsonb where id = ${id}`,
  );
}

export async function deleteDraft(db: Db, id: number): Promise<void> {
  await db.execute(sql`delete from standard where id = ${id} and state = 'draft'`);
}

/** Puts a draft in force from a day on; the version in force until then ends the day before. */
export async function updateInForce(
  db: Db,
  { id, unit, name }: StandardVersionRow,
  validFrom: string,
): Promise<void> {
  await db.execute(sql`
    update standard set valid_to = ${validFrom}::date - 1
    where unit_id = ${unit.id} and name = ${name} and state = 'published' and valid_from < ${validFrom}
      and (valid_to is null or valid_to >= ${validFrom})`);
  await db.execute(sql`
    update standard set state = 'published', valid_from = ${validFrom}, valid_to = null where id = ${id}`);
}

/** Items as rows, which imports, rankings and repeats look up. */
export async function insertStandardItems(
  db: Db,
  row: StandardVersionRow,
  document: StandardDocument,
): Promise<void> {
  const places = document.modules.flatMap((module) =>
    module.projects.flatMap((project) =>
      project.items.map((item) => ({ item, module: module.name, project: project.name })),
    ),
  );
  const items = places.map(({ item, module, project }, position) => ({
    code: item.code,
    name: item.name,
    points: item.points,
    category: item.category,
    keyFrom: item.key ? (item.key.from ?? '0001-01-01') : null,
    keyTo: item.key?.to ?? null,
    position,
    module,
    project,
    post: item.posts.join('、'),
    method: item.methods.join(''),
  }));
  await db.execute(sql`
    insert into standard_item (standard_id, unit_id, unit_no, last_no, code, name, points, category, key_from, key_to, position, module, project, post, method)
    select ${row.id}, ${row.unit.id}, ${row.unitNo}, ${row.lastNo}, i.code, i.name, i.points, i.category,
      i."keyFrom", i."keyTo", i.position, i.module, i.project, i.post, i.method
    from json_to_recordset(${JSON.stringify(items)}::json) as i(code text, name text, points numeric, category text,
      "keyFrom" date, "keyTo" date, position int, module text, project text, post text, method text)`);
}

/** Items of a checklist that is known only from deductions. */
export async function listKnownItems(db: Db, id: number) {
  const { rows } = await db.execute<{
    code: string;
    name: string;
    points: string | null;
    category: string;
    keyFrom: string | null;
    keyTo: string | null;
  }>(sql`select code, name, points::text, category, key_from::text as "keyFrom", key_to::text as "keyTo"
    from standard_item where standard_id = ${id} order by position, code`);
  return rows;
}
