/** What the lists of 培训与晨会 share: pages, search words, and whom a plan of a unit is meant for. */
import { sql, type SQL } from 'drizzle-orm';
import { countSoFar, type Counted } from '../db/count-so-far.ts';
import type { Db } from '../db/open.ts';
import { findUnit } from '../organisation/index.ts';

type Paging = { offset: number; limit: number };
/** What is selected, from where and under which conditions, in which order. */
type Statement = { columns: SQL; from: SQL; where: (SQL | undefined)[]; order: SQL };

/** One condition of several; those that ask nothing are left out. */
export const all = (conditions: (SQL | undefined)[]) =>
  sql.join([sql`true`, ...conditions.filter((one) => one !== undefined)], sql` and `);

/** A page of rows, and how many there are in all. */
export async function listPage<T extends Record<string, unknown>>(
  db: Db,
  { columns, from, where, order }: Statement,
  { offset, limit }: Paging,
): Promise<Counted & { rows: T[] }> {
  const found = sql`from ${from} where ${all(where)}`;
  const { rows } = await db.execute<T>(
    sql`select ${columns} ${found} order by ${order} limit ${limit} offset ${offset}`,
  );
  return { rows: rows as T[], ...(await countSoFar(db, found)) };
}

/** Rows of a unit and all below; nothing for a unit that the reader does not see. */
export async function insideUnit(db: Db, alias: string, unitId: number | undefined) {
  if (unitId === undefined) return undefined;
  const at = await findUnit(db, unitId);
  if (!at) return sql`false`;
  return sql`${sql.raw(alias)}.unit_no between ${at.unitNo} and ${at.lastNo}`;
}

export const unitJson = (alias = 'u') => {
  const u = sql.raw(alias);
  return sql`json_build_object('id', ${u}.id, 'code', ${u}.code, 'name', ${u}.name)`;
};

/** person p works in the range of the planned thing, and holds one of its posts where it names any. */
export const isMeantFor = (planned: string) => {
  const o = sql.raw(planned);
  return sql`p.unit_no between ${o}.unit_no and ${o}.last_no and p.left_on is null
    and (jsonb_array_length(${o}.posts) = 0 or ${o}.posts ? p.post)`;
};

/** What a search for people looks through. */
export const personText = sql`(p.name || ' ' || p.pinyin || ' ' || p.staff_no || ' ' || p.post || ' ' || u.name || ' ' || u.code)`;
