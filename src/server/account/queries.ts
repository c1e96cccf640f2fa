/** 账号 as those see them who manage them. Under the role in use: what is outside the range is not there. */
import { and, asc, desc, eq, exists, gt, inArray, isNotNull, isNull, or, sql } from 'drizzle-orm';
import type { z } from 'zod';
import { accessRequest, assignment, person, unit, user } from '../../../db/schema/index.ts';
import type { Account, accountsQuery } from '../../contract/account.ts';
import type { Role } from '../../domain/organisation/model.ts';
import type { Db } from '../db/open.ts';
import { isoMomentOrNull } from '../http/moment.ts';
import { contains } from '../http/search.ts';

const columns = {
  id: user.id,
  username: user.username,
  name: user.name,
  disabled: user.disabled,
  mustChange: user.mustChange,
  twoFactor: user.twoFactor,
  lockedUntil: sql<
    string | null
  >`case when ${user.lockedUntil} > now() then ${user.lockedUntil} end`,
  lastSignInAt: user.lastSignInAt,
  staffNo: person.staffNo,
  unitId: unit.id,
  unitCode: unit.code,
  unitName: unit.name,
};

/**
 * An account whose person works in the range, that holds a role there, or that waits for one: what the bank's
 * directory opened for an administrator has neither a person nor a role before a second person confirms.
 */
function visible(db: Db, role?: Role) {
  const held = db
    .select({ one: sql`1` })
    .from(assignment)
    .where(and(eq(assignment.userId, user.id), role ? eq(assignment.role, role) : undefined));
  if (role) return exists(held);
  const asked = db
    .select({ one: sql`1` })
    .from(accessRequest)
    .where(and(eq(accessRequest.userId, user.id), eq(accessRequest.state, 'open')));
  return or(isNotNull(person.id), exists(held), exists(asked));
}

const select = (db: Db) =>
  db
    .select(columns)
    .from(user)
    .leftJoin(person, eq(person.id, user.personId))
    .leftJoin(unit, eq(unit.id, person.unitId))
    .$dynamic();
type Selected = Awaited<ReturnType<typeof select>>[number];

/** The roles of several accounts, as far as the range shows them. */
async function listHeld(db: Db, userIds: string[]) {
  if (userIds.length === 0) return [];
  return db
    .select({
      userId: assignment.userId,
      id: assignment.id,
      role: sql<Role>`${assignment.role}`,
      unit: { id: unit.id, code: unit.code, name: unit.name, level: unit.level },
    })
    .from(assignment)
    .innerJoin(unit, eq(unit.id, assignment.unitId))
    .where(inArray(assignment.userId, userIds))
    .orderBy(asc(assignment.id));
}

async function shape(db: Db, rows: Selected[]): Promise<Account[]> {
  const held = await listHeld(
    db,
    rows.map(({ id }) => id),
  );
  return rows.map(({ unitId, unitCode, unitName, ...row }) => ({
    ...row,
    username: row.username ?? '',
    lockedUntil: isoMomentOrNull(row.lockedUntil),
    lastSignInAt: isoMomentOrNull(row.lastSignInAt),
    unit: unitId === null ? null : { id: unitId, code: unitCode ?? '', name: unitName ?? '' },
    assignments: held.filter(({ userId }) => userId === row.id),
  }));
}

const states = {
  all: undefined,
  locked: gt(user.lockedUntil, sql`now()`),
  disabled: eq(user.disabled, true),
  'without-factor': and(eq(user.twoFactor, false), eq(user.disabled, false)),
  never: isNull(user.lastSignInAt),
};
const orders = {
  username: [asc(user.username)],
  '-username': [desc(user.username)],
  lastSignIn: [sql`${user.lastSignInAt} asc nulls first`],
  '-lastSignIn': [sql`${user.lastSignInAt} desc nulls last`],
};

export async function listAccounts(db: Db, query: z.output<typeof accountsQuery>) {
  const where = and(
    visible(db, query.role),
    states[query.state],
    contains(query.search, user.username, user.name, person.staffNo, person.pinyin),
  );
  const rows = await select(db)
    .where(where)
    .orderBy(...orders[query.sort], asc(user.id))
    .limit(query.limit)
    .offset(query.offset);
  const [counted] = await db
    .select({ total: sql<number>`count(*)::int` })
    .from(user)
    .leftJoin(person, eq(person.id, user.personId))
    .where(where);
  return { rows: await shape(db, rows), total: counted?.total ?? 0 };
}

/** One of them, and whether it stands for a person; null outside the range. */
export async function findAccount(db: Db, id: string): Promise<Account | null> {
  const rows = await select(db).where(and(eq(user.id, id), visible(db)));
  return (await shape(db, rows))[0] ?? null;
}

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

/** Accounts in use that hold a role, in the whole bank; as owner. @param but an account not counted */
export async function countHolders(db: Db, role: Role, but: string | null = null) {
  const { rows } = await db.execute<{ holders: number }>(sql`
    select count(distinct a.user_id)::int as holders from assignment a
    join "user" u on u.id = a.user_id and not u.disabled
    where a.role = ${role} and a.user_id is distinct from ${but}::text`);
  return rows[0]!.holders;
}

/** "sec", as the key of an advisory lock. */
const lastSecurity = sql.raw(String(0x736563));

/**
 * Whether nobody else could manage accounts. Held to the end of the transaction: two of them do not go at once,
 * each counting on the other. As owner.
 */
export async function isLastSecurity(db: Db, userId: string): Promise<boolean> {
  await db.execute(sql`select pg_advisory_xact_lock(${lastSecurity})`);
  return (await countHolders(db, 'security-admin', userId)) === 0;
}
