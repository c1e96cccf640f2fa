/** 人员, their accounts and roles in the database. */
import {
  and,
  asc,
  between,
  desc,
  eq,
  inArray,
  isNotNull,
  isNull,
  or,
  sql,
  type SQL,
} from 'drizzle-orm';
import type { z } from 'zod';
import { assignment, person, unit, user } from '../../../db/schema/index.ts';
import type { peopleQuery, Person, personEditSchema } from '../../contract/organisation.ts';
import type { Role } from '../../domain/organisation/model.ts';
import { countSoFar } from '../db/count-so-far.ts';
import type { Db } from '../db/open.ts';
import { contains } from '../http/search.ts';
import { pinyinOf } from './pinyin.ts';
import type { Range } from './queries.ts';

type Account = NonNullable<Person['account']>;
type Held = Account['assignments'][number] & { userId: string };
export type PersonRow = Person & { unitNo: number };

const columns = {
  id: person.id,
  staffNo: person.staffNo,
  name: person.name,
  post: person.post,
  phone: person.phone,
  leftOn: person.leftOn,
  version: person.version,
  unitNo: person.unitNo,
  unit: { id: unit.id, code: unit.code, name: unit.name },
  userId: user.id,
  username: user.username,
  disabled: user.disabled,
};

const select = (db: Db) =>
  db
    .select(columns)
    .from(person)
    .innerJoin(unit, eq(unit.id, person.unitId))
    .leftJoin(user, eq(user.personId, person.id))
    .$dynamic();

type Selected = Awaited<ReturnType<typeof select>>[number];

/** Roles of several accounts at once, as far as the reader's range shows them. */
async function findHeld(db: Db, userIds: string[]): Promise<Held[]> {
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

async function shape(db: Db, rows: Selected[]): Promise<PersonRow[]> {
  const held = await findHeld(
    db,
    rows.flatMap((row) => row.userId ?? []),
  );
  return rows.map(({ userId, username, disabled, ...rest }) => {
    const assignments = held.filter((one) => one.userId === userId);
    const account = userId
      ? { id: userId, username: username ?? '', disabled: disabled ?? false, assignments }
      : null;
    return { ...rest, account };
  });
}

/** As the search box says: by name, staff number or user name. */
function found(db: Db, search: string | undefined) {
  const named = contains(search, user.username);
  const accounts = db
    .select({ id: user.personId })
    .from(user)
    .where(and(named, isNotNull(user.personId)));
  return or(
    contains(search, person.staffNo, person.name, person.pinyin),
    named && inArray(person.id, accounts),
  );
}

const orders: Record<z.output<typeof peopleQuery>['sort'], SQL[]> = {
  unit: [asc(person.unitNo)],
  name: [asc(person.pinyin)],
  '-name': [desc(person.pinyin)],
  staffNo: [asc(person.staffNo)],
  '-staffNo': [desc(person.staffNo)],
  post: [asc(person.post), asc(person.unitNo)],
  '-post': [desc(person.post), asc(person.unitNo)],
};

/** People of the range, by unit and name unless asked otherwise. */
export async function listPeople(db: Db, query: z.output<typeof peopleQuery>, at: Range) {
  const where = and(
    between(person.unitNo, at.unitNo, at.lastNo),
    query.post ? eq(person.post, query.post) : undefined,
    query.state === 'here' ? isNull(person.leftOn) : undefined,
    query.state === 'left' ? isNotNull(person.leftOn) : undefined,
    found(db, query.search),
  );
  const order = [...orders[query.sort], asc(person.pinyin), asc(person.id)];
  const page = db
    .select({ id: person.id })
    .from(person)
    .where(where)
    .orderBy(...order)
    .limit(query.limit)
    .offset(query.offset);
  const rows = await select(db)
    .where(inArray(person.id, page))
    .orderBy(...order);
  const counted = await countSoFar(db, sql`from ${person} where ${where ?? sql`true`}`);
  return { rows: await shape(db, rows), ...counted };
}

export async function findPerson(db: Db, id: number): Promise<PersonRow | null> {
  const rows = await shape(db, await select(db).where(eq(person.id, id)));
  return rows[0] ?? null;
}

export async function insertPerson(
  db: Db,
  given: Omit<z.output<typeof personEditSchema>, 'phone' | 'unitId'> & { phone?: string },
  at: { id: number; unitNo: number },
): Promise<number> {
  const { staffNo, name, post, phone } = given;
  const [row] = await db
    .insert(person)
    .values({
      staffNo,
      name,
      post,
      phone: phone || null,
      pinyin: pinyinOf(name),
      unitId: at.id,
      unitNo: at.unitNo,
    })
    .returning({ id: person.id });
  return row!.id;
}
