/** 账号 and sessions in the database. All but the marked ones run as owner of the tables. */
import { and, eq, ne, sql } from 'drizzle-orm';
import { assignment, credential, session, unit, user } from '../../../db/schema/index.ts';
import type { Role } from '../../domain/organisation/model.ts';
import { problem } from '../../contract/problem.ts';
import type { Db } from '../db/open.ts';
import { prepared } from '../db/prepared.ts';
import type { Actor } from '../http/endpoint.ts';

type ActorRow = {
  user_id: string;
  name: string;
  username: string;
  disabled: boolean;
  person_id: number | null;
  assignment_id: number | null;
  role: Role;
  unit_id: number;
  code: string;
  unit_name: string;
  unit_no: number;
  last_no: number;
  level: string;
};

/**
 * Who a session belongs to, in the role in use (the chosen one, else the account's first). Read
 * afresh on every request, so that disabling an account or taking a role away holds at once.
 * @throws Problem `no-assignment` for an account without any role
 */
export async function findActor(db: Db, token: string): Promise<Actor | null> {
  const [row] = await prepared<ActorRow>(
    db,
    'find_actor',
    `select u.id as user_id, u.name, u.username, u.disabled, u.person_id, a.id as assignment_id, a.role,
      n.id as unit_id, n.code, n.name as unit_name, n.unit_no, n.last_no, n.level
    from session s
    join "user" u on u.id = s.user_id
    left join assignment a on a.id = (
      select b.id from assignment b where b.user_id = u.id
      order by (b.id = s.assignment_id) desc nulls last, b.id limit 1)
    left join unit n on n.id = a.unit_id
    where s.token = $1 and s.expires_at > now() and not u.disabled`,
    [token],
  );
  if (!row) return null;
  if (row.assignment_id === null) throw problem('no-assignment');
  return {
    userId: row.user_id,
    name: row.name,
    username: row.username,
    personId: row.person_id,
    role: row.role,
    assignmentId: row.assignment_id,
    unit: {
      id: row.unit_id,
      code: row.code,
      name: row.unit_name,
      unitNo: row.unit_no,
      lastNo: row.last_no,
      level: row.level,
    },
  };
}

export type AccountAssignment = {
  id: number;
  role: Role;
  unit: { id: number; unitNo: number; code: string; name: string; level: string };
};

/** Every role of an account, oldest first, wherever it is held: the account's own list. */
export async function findAssignments(db: Db, userId: string): Promise<AccountAssignment[]> {
  return db
    .select({
      id: assignment.id,
      role: sql<Role>`${assignment.role}`,
      unit: {
        id: unit.id,
        unitNo: unit.unitNo,
        code: unit.code,
        name: unit.name,
        level: unit.level,
      },
    })
    .from(assignment)
    .innerJoin(unit, eq(unit.id, assignment.unitId))
    .where(eq(assignment.userId, userId))
    .orderBy(assignment.id);
}

/** Whether anybody at all has an account. */
export async function findAnyUser(db: Db): Promise<boolean> {
  const rows = await db.select({ id: user.id }).from(user).limit(1);
  return rows.length > 0;
}

export async function findUser(db: Db, id: string) {
  const [row] = await db
    .select({ id: user.id, name: user.name, username: user.username, disabled: user.disabled })
    .from(user)
    .where(eq(user.id, id));
  return row ? { ...row, username: row.username ?? '' } : null;
}

/** An account by the name it signs in with. */
export async function findUserByName(db: Db, username: string) {
  const [row] = await db
    .select({ id: user.id, name: user.name, username: user.username })
    .from(user)
    .where(eq(user.username, username.toLowerCase()));
  return row ? { ...row, username: row.username ?? '' } : null;
}

/** Where is told what belongs to no unit; null in a bank without units. */
export async function findTopUnit(db: Db): Promise<{ id: number; unitNo: number } | null> {
  const [row] = await db
    .select({ id: unit.id, unitNo: unit.unitNo })
    .from(unit)
    .orderBy(unit.unitNo)
    .limit(1);
  return row ?? null;
}

/** Serialises first set-ups, so that two at once cannot both succeed. */
export async function lockSetup(db: Db): Promise<void> {
  await db.execute(sql`lock table "user" in share row exclusive mode`);
}

export type NewUser = { id: string; username: string; name: string; personId: number | null };

export async function insertUser(db: Db, account: NewUser, passwordHash: string): Promise<void> {
  const { id, name, personId } = account;
  const username = account.username.toLowerCase();
  await db.insert(user).values({
    id,
    name,
    username,
    displayUsername: account.username,
    // better-auth wants an address; the reserved domain makes sure nothing is ever sent to it.
    email: `${username}@mingchuang.invalid`,
    personId,
  });
  await db.insert(credential).values({
    id: `${id}-password`,
    accountId: id,
    providerId: 'credential',
    userId: id,
    password: passwordHash,
  });
}

/** Written under the role in use: row-level security keeps it inside the range. */
export async function insertAssignment(
  db: Db,
  userId: string,
  role: Role,
  at: { id: number; unitNo: number },
): Promise<number> {
  const [row] = await db
    .insert(assignment)
    .values({ userId, role, unitId: at.id, unitNo: at.unitNo })
    .returning({ id: assignment.id });
  return row!.id;
}

export async function findPasswordHash(db: Db, userId: string): Promise<string | null> {
  const own = and(eq(credential.userId, userId), eq(credential.providerId, 'credential'));
  const [row] = await db.select({ password: credential.password }).from(credential).where(own);
  return row?.password ?? null;
}

export async function updatePasswordHash(db: Db, userId: string, hash: string): Promise<void> {
  const own = and(eq(credential.userId, userId), eq(credential.providerId, 'credential'));
  await db
    .update(credential)
    .set({ password: hash, updatedAt: sql`now()` })
    .where(own);
}

export async function updateDisabled(db: Db, userId: string, disabled: boolean): Promise<void> {
  await db
    .update(user)
    .set({ disabled, updatedAt: sql`now()` })
    .where(eq(user.id, userId));
}

/** Ends an account's sessions, all but the one with the token to keep. */
export async function deleteSessions(db: Db, userId: string, keep: string | null): Promise<void> {
  const others = keep === null ? undefined : ne(session.token, keep);
  await db.delete(session).where(and(eq(session.userId, userId), others));
}

export async function deleteSession(db: Db, token: string): Promise<void> {
  await db.delete(session).where(eq(session.token, token));
}

/** The role in use from the next request on. */
export async function updateSessionAssignment(
  db: Db,
  token: string,
  assignmentId: number,
): Promise<void> {
  await db.update(session).set({ assignmentId }).where(eq(session.token, token));
}

/** Roles of an account held outside a range: whoever runs the range must not take such an account over. */
export async function findRolesOutside(
  db: Db,
  userId: string,
  range: { unitNo: number; lastNo: number },
): Promise<number> {
  const outside = sql`${assignment.unitNo} not between ${range.unitNo} and ${range.lastNo}`;
  return db.$count(assignment, and(eq(assignment.userId, userId), outside));
}
