/** 机构 in the database. People have their own file. Row-level security also shows the units above. */
import {
  and,
  asc,
  between,
  desc,
  eq,
  getTableColumns,
  getTableName,
  inArray,
  is,
  sql,
  type SQL,
} from 'drizzle-orm';
import { alias, PgTable } from 'drizzle-orm/pg-core';
import type { z } from 'zod';
import * as schema from '../../../db/schema/index.ts';
import type { Unit, unitsQuery } from '../../contract/organisation.ts';
import type { UnitRef } from '../../contract/common.ts';
import { outletLevel, type Level } from '../../domain/organisation/model.ts';
import { numberTree, type Span, type TreeUnit } from '../../domain/organisation/numbering.ts';
import type { Db } from '../db/open.ts';
import { recountScores } from '../db/totals.ts';
import { findNamedUnits, unitWords } from './named-units.ts';
import { pinyinOf } from './pinyin.ts';

/** Where a reader's list ends: the unit in use. */
export type Range = { unitNo: number; lastNo: number };

const { unit } = schema;
const parent = alias(unit, 'parent');

const columns = {
  id: unit.id,
  code: unit.code,
  name: unit.name,
  level: unit.level,
  unitNo: unit.unitNo,
  lastNo: unit.lastNo,
  queueMachine: unit.queueMachine,
  version: unit.version,
  parentId: parent.id,
  parentCode: parent.code,
  parentName: parent.name,
  // Counted for the rows of the page only; both run on an index over the range of numbers.
  outlets: sql<number>`(select count(*) from unit below where below.level = ${outletLevel}
    and below.unit_no between ${unit.unitNo} and ${unit.lastNo})`,
  people: sql<number>`(select count(*) from person where person.left_on is null
    and person.unit_no between ${unit.unitNo} and ${unit.lastNo})`,
};

export type UnitRow = Unit & Range;

const select = (db: Db) =>
  db.select(columns).from(unit).leftJoin(parent, eq(parent.id, unit.parentId)).$dynamic();

function shape(row: Awaited<ReturnType<typeof select>>[number]): UnitRow {
  const { parentId, parentCode, parentName, ...rest } = row;
  const parentRef: UnitRef | null =
    parentId === null ? null : { id: parentId, code: parentCode!, name: parentName! };
  return { ...rest, parent: parentRef };
}

const orders: Record<z.output<typeof unitsQuery>['sort'], SQL> = {
  tree: asc(unit.unitNo),
  name: asc(unit.pinyin),
  '-name': desc(unit.pinyin),
  code: asc(unit.code),
  '-code': desc(unit.code),
};

/** Units of the range, in tree order unless asked otherwise, a page of them and how many there are. */
export async function listUnits(db: Db, query: z.output<typeof unitsQuery>, range: Range) {
  const under = query.underId ? await findUnit(db, query.underId) : null;
  if (query.underId && !under) return { rows: [], total: 0 };
  const words = unitWords(query.search);
  const where = and(
    between(unit.unitNo, range.unitNo, range.lastNo),
    under ? between(unit.unitNo, under.unitNo, under.lastNo) : undefined,
    query.level ? eq(unit.level, query.level) : undefined,
    query.parentId ? eq(unit.parentId, query.parentId) : undefined,
    words,
  );
  const few = words ? await findNamedUnits(db, where!) : null;
  const rows = await select(db)
    .where(few ? inArray(unit.id, few) : where)
    .orderBy(orders[query.sort], asc(unit.unitNo))
    .limit(query.limit)
    .offset(query.offset);
  return { rows: rows.map(shape), total: few ? few.length : await db.$count(unit, where) };
}

/** A unit inside the range or above it. */
export async function findUnit(db: Db, id: number): Promise<UnitRow | null> {
  const [row] = await select(db).where(eq(unit.id, id));
  return row ? shape(row) : null;
}

/** The units above and the unit itself, from the top. */
export async function findPath(db: Db, of: Range) {
  return db
    .select({ id: unit.id, code: unit.code, name: unit.name, level: unit.level })
    .from(unit)
    .where(sql`${unit.unitNo} <= ${of.unitNo} and ${unit.lastNo} >= ${of.lastNo}`)
    .orderBy(asc(unit.unitNo));
}

/** End of the last child's range; the unit's own number when it has none. */
export async function findLastChildEnd(db: Db, of: Range & { id: number }): Promise<number> {
  const [row] = await db
    .select({ last: unit.lastNo })
    .from(unit)
    .where(eq(unit.parentId, of.id))
    .orderBy(desc(unit.lastNo))
    .limit(1);
  return row?.last ?? of.unitNo;
}

/** The units of a range as a tree to be numbered, in their present order. */
export async function listTree(db: Db, within?: Range): Promise<TreeUnit[]> {
  const inside = within ? between(unit.unitNo, within.unitNo, within.lastNo) : undefined;
  return db
    .select({ code: unit.code, parentCode: parent.code })
    .from(unit)
    .leftJoin(parent, eq(parent.id, unit.parentId))
    .where(inside)
    .orderBy(asc(unit.unitNo));
}

type UnitFields = {
  code: string;
  name: string;
  level: Level;
  parentId: number | null;
  queueMachine: boolean | null;
};

export async function insertUnit(
  db: Db,
  given: UnitFields,
  span: Span,
): Promise<{ id: number; unitNo: number }> {
  const [row] = await db
    .insert(unit)
    .values({ ...given, pinyin: pinyinOf(given.name), unitNo: span.no, lastNo: span.last })
    .returning({ id: unit.id, unitNo: unit.unitNo });
  return row!;
}

/** The root of a new tree. @throws Problem `duplicate` when the code is taken */
export async function insertTopUnit(
  db: Db,
  given: { code: string; name: string; level: Level },
): Promise<{ id: number; unitNo: number }> {
  const span = numberTree([{ code: given.code, parentCode: null }]).get(given.code)!;
  return insertUnit(db, { ...given, parentId: null, queueMachine: null }, span);
}

/** False when somebody else wrote since that version. */
export async function updateUnit(
  db: Db,
  { id, version }: { id: number; version: number },
  change: Partial<UnitFields>,
): Promise<boolean> {
  const sound = change.name === undefined ? {} : { pinyin: pinyinOf(change.name) };
  const written = await db
    .update(unit)
    .set({ ...change, ...sound, version: version + 1 })
    .where(and(eq(unit.id, id), eq(unit.version, version)))
    .returning({ id: unit.id });
  return written.length > 0;
}

/** Tables whose rows have a range of their own, which the cascade of unit_no does not reach. */
const ranged = Object.values<unknown>(schema)
  .filter((table): table is PgTable => is(table, PgTable))
  .filter((table) => table !== (unit as PgTable) && 'lastNo' in getTableColumns(table))
  .map((table) => getTableName(table));

/** Rows without a foreign key to their unit, for the sake of speed: they follow here. */
const following = ['ledger_line', 'ranking'];

/** "unit_no", as the key of an advisory lock. */
const numbering = sql.raw(String(0x756e6f));

/**
 * Keeps every unit's number as it is until the transaction ends. Whoever writes rows that have no
 * foreign key to their unit (台账, 名次) asks for it before reading the numbers.
 */
export const holdNumbers = (db: Db) =>
  db.execute(sql`select pg_advisory_xact_lock_shared(${numbering})`);

/**
 * Gives units new numbers; facts follow by the database's cascade. As owner when the tree outside
 * the range moves too. Twice, because numbers are unique: first out of the way, then home.
 */
export async function updateNumbers(db: Db, spans: Map<string, Span>): Promise<void> {
  const rows = JSON.stringify([...spans].map(([code, span]) => ({ code, ...span })));
  const moved = sql`json_to_recordset(${rows}::json) as s(code text, no bigint, last bigint)`;
  await db.execute(sql`select pg_advisory_xact_lock(${numbering})`);
  await db.execute(
    sql`update unit u set unit_no = -u.unit_no - 1, last_no = -u.unit_no from ${moved} where s.code = u.code`,
  );
  await db.execute(
    sql`update unit u set unit_no = s.no, last_no = s.last from ${moved} where s.code = u.code`,
  );
  for (const table of following) {
    await db.execute(
      sql`update ${sql.identifier(table)} x set unit_no = u.unit_no from unit u where u.id = x.unit_id and x.unit_no <> u.unit_no`,
    );
  }
  for (const table of ranged) {
    const name: SQL = sql.identifier(table) as unknown as SQL;
    await db.execute(
      sql`update ${name} x set unit_no = u.unit_no, last_no = u.last_no from unit u where u.id = x.unit_id and (x.unit_no, x.last_no) is distinct from (u.unit_no, u.last_no)`,
    );
  }
  await recountScores(db);
}

/** A unit's present numbers, after a renumbering. */
export async function findRange(db: Db, id: number): Promise<Range> {
  const [row] = await db
    .select({ unitNo: unit.unitNo, lastNo: unit.lastNo })
    .from(unit)
    .where(eq(unit.id, id));
  return row!;
}
