/** 个人信息申请 in the database. */
import { and, asc, desc, eq, sql, type SQL } from 'drizzle-orm';
import type { z } from 'zod';
import { dataRequest, person, unit } from '../../../db/schema/index.ts';
import type { DataRequest, requestsQuery } from '../../contract/personal.ts';
import { bankToday } from '../db/bank-today.ts';
import type { Db } from '../db/open.ts';
import { isoMoment, isoMomentOrNull } from '../http/moment.ts';
import { contains } from '../http/search.ts';

const columns = {
  id: dataRequest.id,
  unit: { id: unit.id, code: unit.code, name: unit.name },
  person: { id: person.id, name: person.name, staffNo: person.staffNo },
  kind: sql<DataRequest['kind']>`${dataRequest.kind}`,
  reason: dataRequest.reason,
  askedBy: dataRequest.askedBy,
  askedAt: dataRequest.askedAt,
  dueOn: dataRequest.dueOn,
  overdue: sql<boolean>`${dataRequest.state} = 'open' and ${dataRequest.dueOn} < ${bankToday}`,
  state: sql<DataRequest['state']>`${dataRequest.state}`,
  answer: dataRequest.answer,
  decidedBy: dataRequest.decidedBy,
  decidedAt: dataRequest.decidedAt,
  version: dataRequest.version,
};

const from = (db: Db) =>
  db
    .select(columns)
    .from(dataRequest)
    .innerJoin(unit, eq(unit.id, dataRequest.unitId))
    .innerJoin(person, eq(person.id, dataRequest.personId))
    .$dynamic();

const shape = (row: DataRequest): DataRequest => ({
  ...row,
  askedAt: isoMoment(row.askedAt),
  decidedAt: isoMomentOrNull(row.decidedAt),
});

type Query = z.output<typeof requestsQuery>;
const orders: Record<Query['sort'], SQL[]> = {
  // What waits first, the nearest day of it at the top.
  due: [sql`(${dataRequest.state} = 'open') desc`, asc(dataRequest.dueOn)],
  '-asked': [desc(dataRequest.askedAt)],
};

export async function listRequests(db: Db, query: Query) {
  const where = and(
    query.state ? eq(dataRequest.state, query.state) : undefined,
    query.kind ? eq(dataRequest.kind, query.kind) : undefined,
    contains(query.search, person.name, person.staffNo, unit.name, dataRequest.reason),
  );
  const rows = await from(db)
    .where(where)
    .orderBy(...orders[query.sort], desc(dataRequest.id))
    .limit(query.limit)
    .offset(query.offset);
  const [counted] = await db
    .select({ total: sql<number>`count(*)` })
    .from(dataRequest)
    .innerJoin(unit, eq(unit.id, dataRequest.unitId))
    .innerJoin(person, eq(person.id, dataRequest.personId))
    .where(where);
  return { rows: rows.map(shape), total: counted!.total };
}

/** What a person asked about the own data, newest first. */
export async function listRequestsOf(db: Db, personId: number): Promise<DataRequest[]> {
  const rows = await from(db)
    .where(eq(dataRequest.personId, personId))
    .orderBy(desc(dataRequest.id))
    .limit(100);
  return rows.map(shape);
}

export async function findRequest(
  db: Db,
  at: { unitId: number; id: number },
): Promise<(DataRequest & { unitNo: number }) | null> {
  const [row] = await db
    .select({ ...columns, unitNo: dataRequest.unitNo })
    .from(dataRequest)
    .innerJoin(unit, eq(unit.id, dataRequest.unitId))
    .innerJoin(person, eq(person.id, dataRequest.personId))
    .where(and(eq(dataRequest.unitId, at.unitId), eq(dataRequest.id, at.id)));
  return row ? { ...shape(row), unitNo: row.unitNo } : null;
}

export async function insertRequest(
  db: Db,
  row: Pick<
    typeof dataRequest.$inferInsert,
    'unitId' | 'unitNo' | 'personId' | 'kind' | 'reason' | 'askedById' | 'askedBy' | 'dueOn'
  >,
): Promise<number> {
  const [made] = await db.insert(dataRequest).values(row).returning({ id: dataRequest.id });
  return made!.id;
}

/** False when somebody else decided since. */
export async function updateRequest(
  db: Db,
  at: { unitId: number; id: number; version: number },
  given: { state: 'granted' | 'refused'; answer: string; decidedBy: string },
): Promise<boolean> {
  const { unitId, id, version, state } = dataRequest;
  const rows = await db
    .update(dataRequest)
    .set({ ...given, decidedAt: sql`now()`, version: at.version + 1 })
    .where(and(eq(unitId, at.unitId), eq(id, at.id), eq(version, at.version), eq(state, 'open')))
    .returning({ id });
  return rows.length > 0;
}
