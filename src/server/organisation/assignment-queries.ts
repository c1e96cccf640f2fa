/** 任职 in the database: roles held at units. Row-level security keeps them inside the range. */
import { and, eq, sql } from 'drizzle-orm';
import { assignment } from '../../../db/schema/index.ts';
import type { Role } from '../../domain/organisation/model.ts';
import type { Db } from '../db/open.ts';

const at = (userId: string, unitId: number) =>
  and(eq(assignment.userId, userId), eq(assignment.unitId, unitId));

/** Ends every role that an account holds at a unit; which. */
export async function deleteAssignmentsAt(db: Db, userId: string, unitId: number): Promise<Role[]> {
  const rows = await db
    .delete(assignment)
    .where(at(userId, unitId))
    .returning({ role: sql<Role>`${assignment.role}` });
  return rows.map(({ role }) => role);
}
