/** 任职 in the database: roles held at units. Row-level security keeps them inside the range. */
import { and, eq, notExists, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { assignment, unit } from '../../../db/schema/index.ts';
import type { Role } from '../../domain/organisation/model.ts';
import type { Db } from '../db/open.ts';

/** A role held in the range. */
export async function findAssignment(db: Db, id: number) {
  const [row] = await db
    .select({
      id: assignment.id,
      userId: assignment.userId,
      role: sql<Role>`${assignment.role}`,
      unit: { id: unit.id, unitNo: unit.unitNo, name: unit.name },
    })
    .from(assignment)
    .innerJoin(unit, eq(unit.id, assignment.unitId))
    .where(eq(assignment.id, id));
  return row ?? null;
}

export async function deleteAssignment(db: Db, id: number): Promise<void> {
  await db.delete(assignment).where(eq(assignment.id, id));
}

const at = (userId: string, unitId: number) =>
  and(eq(assignment.userId, userId), eq(assignment.unitId, unitId));

/** Ends every role that an account holds at a unit; how many. */
export async function deleteAssignmentsAt(db: Db, userId: string, unitId: number) {
  const rows = await db
    .delete(assignment)
    .where(at(userId, unitId))
    .returning({ role: assignment.role });
  return rows.length;
}

/** Moves an account's roles from one unit to another; those held there already are ended. How many. */
export async function moveAssignments(
  db: Db,
  userId: string,
  from: number,
  to: { id: number; unitNo: number },
): Promise<number> {
  const held = alias(assignment, 'held');
  const same = and(
    at(userId, from),
    notExists(
      db
        .select({ id: held.id })
        .from(held)
        .where(
          and(eq(held.userId, userId), eq(held.unitId, to.id), eq(held.role, assignment.role)),
        ),
    ),
  );
  const moved = await db
    .update(assignment)
    .set({ unitId: to.id, unitNo: to.unitNo })
    .where(same)
    .returning({ role: assignment.role });
  return moved.length + (await deleteAssignmentsAt(db, userId, from));
}
