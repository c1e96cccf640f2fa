/** 修改 in the database: what was changed of a thing, and by whom. */
import { and, asc, eq, gte, sql } from 'drizzle-orm';
import { edit } from '../../../db/schema/index.ts';
import type { Difference, Edit } from '../../domain/edit/index.ts';
import type { Db } from '../db/open.ts';

export type NewEdit = {
  unitId: number;
  unitNo: number;
  thing: string;
  base: string;
  version: string;
  byName: string;
  changes: Difference[];
  secret: boolean;
  ownerId: string;
};

export const insertEdit = (db: Db, row: NewEdit) => db.insert(edit).values(row);

/** Edits since a version, oldest first: the one made from it and all after; none when it is not known. */
export async function listEditsSince(db: Db, thing: string, base: string): Promise<Edit[]> {
  const first = db
    .select({ id: sql`min(${edit.id})` })
    .from(edit)
    .where(and(eq(edit.thing, thing), eq(edit.base, base)));
  const rows = await db
    .select({ by: edit.byName, at: edit.at, changes: edit.changes })
    .from(edit)
    .where(and(eq(edit.thing, thing), gte(edit.id, sql`(${first})`)))
    .orderBy(asc(edit.id))
    .limit(200);
  return rows.map((row) => ({ ...row, changes: row.changes as Difference[] }));
}

/** @returns how many went */
export async function sweepEdits(db: Db, days: number): Promise<number> {
  const { rowCount } = await db.execute(
    sql`delete from edit where at < now() - make_interval(days => ${days})`,
  );
  return rowCount ?? 0;
}
