/**
 * What a sign-in by the bank's directory brings with it: an account at the first one, and at each the roles
 * and posts of the groups somebody is in now. Roles that people gave stay; those the directory gave go with
 * the group. An administrator's role is only asked for: a second person confirms it (decision 0053).
 */
import { problem } from '../../contract/problem.ts';
import type { Mapping, SignOn } from '../../contract/sign-on.ts';
import { grantFault, needsSecond } from '../../domain/account/roles.ts';
import { isUsername } from '../../domain/account/username.ts';
import { isAdministrator, type Role } from '../../domain/organisation/model.ts';
import {
  createAccount,
  deleteSessions,
  findAssignments,
  findSigning,
  insertAssignment,
} from '../access/index.ts';
import { hasOpenRequest, insertRequest, isLastSecurity } from '../account/index.ts';
import type { Db } from '../db/open.ts';
import { insertPerson } from '../organisation/index.ts';
import {
  deleteHeld,
  findAccountPerson,
  findPersonByStaffNo,
  findUnits,
  insertBinding,
  listHeld,
  lockBound,
  updatePost,
  updateUser,
  type Place,
} from './queries.ts';

/** Somebody whom the directory has recognised. */
export type Identity = {
  via: 'oidc' | 'ldap';
  /** Never given to anybody else: issuer and `sub`, or the entry's own id. */
  subject: string;
  username: string;
  name: string;
  staffNo: string;
  groups: string[];
};

/** What changed, for the audit trail; all empty when nothing did. */
export type Changes = {
  created: boolean;
  given: string[];
  taken: string[];
  asked: string[];
  /** Not given, since an administrator's account holds no other role; not taken, from the last security administrator. */
  skipped: string[];
};
type Wanted = Mapping & { unit: Place };

const label = ({ role, unitCode }: Mapping) => `${role}@${unitCode}`;
const sameGroup = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

/** The mapping's lines for these groups, once each; group names are compared as LDAP does, without case. */
async function wantedOf(db: Db, groups: string[], mapping: Mapping[]): Promise<Wanted[]> {
  const lines = mapping.filter(({ group }) => groups.some((one) => sameGroup(one, group)));
  const units = await findUnits(
    db,
    lines.map(({ unitCode }) => unitCode),
  );
  const byPlace = new Map<string, Wanted>();
  for (const line of lines) {
    const unit = units.get(line.unitCode);
    if (unit && !byPlace.has(label(line))) byPlace.set(label(line), { ...line, unit });
  }
  return [...byPlace.values()];
}

/**
 * An account of that name here already: taken over, unless it is one that the directory must not open.
 * @throws Problem `sign-on-taken`
 */
async function findByName(db: Db, username: string, settings: SignOn) {
  const account = await findSigning(db, username);
  if (!account) return null;
  const held = await findAssignments(db, account.id);
  const isEmergency = settings.named.some((one) => one.toLowerCase() === account.username);
  if (isEmergency || held.some(({ role }) => isAdministrator(role)))
    throw problem('sign-on-taken', { username });
  return account;
}

/** @returns the account's user name and id; @throws Problem `sign-on-taken`, `sign-on-bound`, `sign-on-username` */
async function findOrCreate(db: Db, who: Identity, settings: SignOn) {
  const bound = await lockBound(db, who.via, who.subject);
  if (bound) {
    if (who.name && bound.name !== who.name) await updateUser(db, bound.id, { name: who.name });
    return { id: bound.id, username: bound.username ?? '', created: false };
  }
  if (!isUsername(who.username))
    throw problem('sign-on-username', { username: who.username.slice(0, 60) });
  const known = await findByName(db, who.username, settings);
  const id =
    known?.id ??
    (await createAccount(db, {
      username: who.username,
      name: who.name || who.username,
      password: null,
      assignments: [],
    }));
  if (!(await insertBinding(db, { userId: id, providerId: who.via, subject: who.subject })))
    throw problem('sign-on-bound', { username: who.username });
  return { id, username: who.username.toLowerCase(), created: known === null };
}

/** The person of an account: by staff number, added at the first unit of the mapping where there is none. */
async function bindPerson(db: Db, userId: string, who: Identity, wanted: Wanted[]) {
  const present = await findAccountPerson(db, userId);
  const [first] = wanted;
  if (present === null && who.staffNo && first) {
    const given = { staffNo: who.staffNo, name: who.name || who.username, post: '', phone: '' };
    const found = await findPersonByStaffNo(db, who.staffNo);
    const personId = found ?? (await insertPerson(db, given, first.unit));
    await updateUser(db, userId, { personId });
  }
  const post = wanted.find((line) => line.post)?.post;
  const personId = await findAccountPerson(db, userId);
  if (post && personId !== null) await updatePost(db, personId, post);
}

/** Takes the roles that the directory gave and gives no more. */
async function takeGone(db: Db, userId: string, wanted: Wanted[], changes: Changes): Promise<void> {
  const gone = (await listHeld(db, userId)).filter(
    ({ source, role, unitId }) =>
      source === 'sign-on' && !wanted.some((line) => line.role === role && line.unit.id === unitId),
  );
  const isLast =
    gone.some(({ role }) => role === 'security-admin') && (await isLastSecurity(db, userId));
  const isKept = ({ role }: { role: Role }) => isLast && role === 'security-admin';
  const taken = gone.filter((one) => !isKept(one));
  await deleteHeld(
    db,
    taken.map((one) => one.id),
  );
  const labels = (held: typeof gone) => held.map(({ role, unitId }) => `${role}@#${unitId}`);
  changes.taken.push(...labels(taken));
  changes.skipped.push(...labels(gone.filter(isKept)));
}

async function giveOne(db: Db, userId: string, line: Wanted, changes: Changes): Promise<void> {
  const held = await listHeld(db, userId);
  const { role, unit } = line;
  if (held.some((one) => one.role === role && one.unitId === unit.id)) return;
  const roles = held.map((one): Role => one.role);
  if (grantFault(roles, role, false)) return void changes.skipped.push(label(line));
  if (!needsSecond([role])) {
    await insertAssignment(db, userId, role, unit, 'sign-on');
    return void changes.given.push(label(line));
  }
  const asked = { userId, kind: 'role' as const, role, unit };
  if (await hasOpenRequest(db, asked)) return;
  await insertRequest(db, { ...asked, actor: null, reason: `目录中的组：${line.group}` });
  changes.asked.push(label(line));
}

/** Brings an account up to what the directory says now. Call as owner. */
export async function provision(db: Db, who: Identity, settings: SignOn) {
  const { id, username, created } = await findOrCreate(db, who, settings);
  const wanted = await wantedOf(db, who.groups, settings.mapping);
  const changes: Changes = { created, given: [], taken: [], asked: [], skipped: [] };
  await takeGone(db, id, wanted, changes);
  for (const line of wanted) await giveOne(db, id, line, changes);
  await bindPerson(db, id, who, wanted);
  if (changes.given.length + changes.taken.length > 0) await deleteSessions(db, id, null);
  return { username, changes };
}
