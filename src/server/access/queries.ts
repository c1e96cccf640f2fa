/** 账号 and sessions in the database. All but the marked ones run as owner of the tables. */
import { and, eq, sql } from 'drizzle-orm';
import { assignment, credential, unit, user } from '../../../db/schema/index.ts';
import { policySchema, type Pending } from '../../contract/account.ts';
import { administratorRoles, type Role } from '../../domain/organisation/model.ts';
import { problem } from '../../contract/problem.ts';
import type { Db } from '../db/open.ts';
import { prepared } from '../db/prepared.ts';
import type { Actor } from '../http/endpoint.ts';
import { takeScopeOfRow } from '../http/scope-of.ts';
import type { Via } from './session-queries.ts';

type ActorRow = {
  user_id: string;
  name: string;
  username: string;
  person_id: number | null;
  assignment_id: number | null;
  role: Role;
  unit_id: number;
  code: string;
  unit_name: string;
  unit_no: number;
  last_no: number;
  level: string;
  is_top: boolean;
  pending: Pending | null;
  stale: boolean;
};

/** Settings as findActor needs them, in the statement itself: they hold from the next request on, on every server. */
const policyText = `(select coalesce((value->>'idleMinutes')::int, ${policySchema.parse({}).idleMinutes}) as idle,
    coalesce((value->>'expiryDays')::int, 0) as expiry, coalesce(value->>'secondFactor', 'nobody') as factor
  from (select 1) as one left join security_setting on name = 'policy')`;

/** What must be done first, of the user u signed in by s.via under the policy p. A directory keeps its own passwords. */
const pendingText = `case
    when s.via = 'password' and u.must_change then 'password'
    when s.via = 'password' and p.expiry > 0 and u.password_changed_at < now() - make_interval(days => p.expiry) then 'expired'
    when s.via <> 'oidc' and not u.two_factor and (p.factor = 'everybody' or p.factor = 'administrators' and exists (
      select 1 from assignment x where x.user_id = u.id and x.role in (${administratorRoles.map((role) => `'${role}'`).join()}))) then 'second-factor'
  end`;

/** Who asks, and whether the session's last use is to be noted anew. */
export type SignedActor = Actor & { stale: boolean };

const actorText = `select u.id as user_id, u.name, u.username, u.person_id, a.id as assignment_id, a.role,
      n.id as unit_id, n.code, n.name as unit_name, n.unit_no, n.last_no, n.level,
      n.parent_id is null as is_top,
      ${pendingText} as pending, s.last_used_at < now() - interval '1 minute' as stale
    from session s
    join "user" u on u.id = s.user_id
    cross join ${policyText} p
    left join assignment a on a.id = (
      select b.id from assignment b where b.user_id = u.id
      order by (b.id = s.assignment_id) desc nulls last, b.id limit 1)
    left join unit n on n.id = a.unit_id
    where s.token = $1 and s.expires_at > now() and not u.disabled
      and s.last_used_at > now() - make_interval(mins => p.idle)`;

/**
 * Who a session belongs to, in the role in use (the chosen one, else the account's first). Read
 * afresh on every request, so that disabling an account or taking a role away holds at once; null as
 * well when it has been idle for too long.
 * @throws Problem `no-assignment` for an account without any role
 */
export async function findActor(db: Db, token: string): Promise<SignedActor | null> {
  const [row] = await prepared<ActorRow>(db, 'find_actor', actorText, [token]);
  return row ? actorOf(row) : null;
}

const enterText = `select a.*, ${takeScopeOfRow} from (select 1) as one left join (${actorText}) a on true`;

/**
 * The same, and takes the role and range found for the rest of the transaction: statements given right
 * after this one run in them, though nobody has yet looked at who it is.
 */
export async function enterAs(db: Db, token: string): Promise<SignedActor | null> {
  const [row] = await prepared<ActorRow>(db, 'enter', enterText, [token]);
  return row?.user_id ? actorOf(row) : null;
}

/** @throws Problem `no-assignment` */
function actorOf(row: ActorRow): SignedActor {
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
      isTop: row.is_top,
    },
    pending: row.pending,
    stale: row.stale,
  };
}

/** The same of an account, by the way it signs in. */
export async function findPending(db: Db, userId: string, via: Via): Promise<Pending | null> {
  const rows = await prepared<{ pending: Pending | null }>(
    db,
    'find_pending',
    `select ${pendingText} as pending from "user" u cross join (select $2::text as via) s
      cross join ${policyText} p where u.id = $1`,
    [userId, via],
  );
  return rows[0]?.pending ?? null;
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
    .select({
      id: user.id,
      name: user.name,
      username: user.username,
      disabled: user.disabled,
      twoFactor: user.twoFactor,
      passwordChangedAt: user.passwordChangedAt,
    })
    .from(user)
    .where(eq(user.id, id));
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

export type NewUser = {
  id: string;
  username: string;
  name: string;
  personId: number | null;
  mustChange: boolean;
};

/** @param passwordHash null: signs in through the bank's directory only */
export async function insertUser(
  db: Db,
  account: NewUser,
  passwordHash: string | null,
): Promise<void> {
  const { id, name, personId, mustChange } = account;
  const username = account.username.toLowerCase();
  await db.insert(user).values({
    id,
    name,
    username,
    displayUsername: account.username,
    // The table wants an address; the reserved domain makes sure nothing is ever sent to it.
    email: `${username}@mingchuang.invalid`,
    personId,
    mustChange,
  });
  if (passwordHash === null) return;
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
  source: 'manual' | 'sign-on' = 'manual',
): Promise<number> {
  const [row] = await db
    .insert(assignment)
    .values({ userId, role, source, unitId: at.id, unitNo: at.unitNo })
    .returning({ id: assignment.id });
  return row!.id;
}

export async function updateDisabled(db: Db, userId: string, disabled: boolean): Promise<void> {
  await db
    .update(user)
    .set({ disabled, updatedAt: sql`now()` })
    .where(eq(user.id, userId));
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
