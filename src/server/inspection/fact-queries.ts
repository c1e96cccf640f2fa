/** 投诉, 曝光 and 现场处罚单 in the database. */
import { asc, desc, eq, sql, type SQL } from 'drizzle-orm';
import type { AnyPgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { z } from 'zod';
import { complaint, exposure, ticket, unit } from '../../../db/schema/index.ts';
import type { incidentsQuery } from '../../contract/inspection.ts';
import { countSoFar } from '../db/count-so-far.ts';
import type { Db } from '../db/open.ts';
import { factsWhere, unitColumns } from './filters.ts';

type Query = z.output<typeof incidentsQuery>;

const orderOf = (sort: Query['sort'], day: AnyPgColumn, unitNo: AnyPgColumn): SQL[] =>
  ({
    '-happenedOn': [desc(day), asc(unitNo)],
    happenedOn: [asc(day), asc(unitNo)],
    unit: [asc(unitNo), desc(day)],
  })[sort];

/** Without the units, which the condition does not need. */
const countFacts = (db: Db, table: PgTable, where: SQL | undefined) =>
  countSoFar(db, sql`from ${table} where ${where ?? sql`true`}`);

/** Newest first unless asked otherwise. */
export async function listComplaints(db: Db, query: Query) {
  const { unitId, unitNo, happenedOn: day, orderNo } = complaint;
  const where = await factsWhere(db, query, { unitId, unitNo, day, search: [orderNo] });
  const { id, justified, subjective, assessed, amount } = complaint;
  const columns = { id, unit: unitColumns, orderNo, happenedOn: day };
  const rows = await db
    .select({ ...columns, justified, subjective, assessed, amount })
    .from(complaint)
    .innerJoin(unit, eq(unit.id, unitId))
    .where(where)
    .orderBy(...orderOf(query.sort, day, unitNo), asc(id))
    .limit(query.limit)
    .offset(query.offset);
  return { rows, ...(await countFacts(db, complaint, where)) };
}

/** Newest first unless asked otherwise. */
export async function listExposures(db: Db, query: Query) {
  const { id, unitId, unitNo, happenedOn: day, level, verified } = exposure;
  const where = await factsWhere(db, query, { unitId, unitNo, day, search: [level] });
  const rows = await db
    .select({ id, unit: unitColumns, happenedOn: day, level, verified })
    .from(exposure)
    .innerJoin(unit, eq(unit.id, unitId))
    .where(where)
    .orderBy(...orderOf(query.sort, day, unitNo), asc(id))
    .limit(query.limit)
    .offset(query.offset);
  return { rows, ...(await countFacts(db, exposure, where)) };
}

/** Newest first unless asked otherwise. */
export async function listTickets(db: Db, query: Query) {
  const { id, unitId, unitNo, happenedOn: day, offender, clause, times, points, amount } = ticket;
  const where = await factsWhere(db, query, { unitId, unitNo, day, search: [offender, clause] });
  const columns = { id, unit: unitColumns, happenedOn: day, offender, clause };
  const rows = await db
    .select({ ...columns, times, points, amount })
    .from(ticket)
    .innerJoin(unit, eq(unit.id, unitId))
    .where(where)
    .orderBy(...orderOf(query.sort, day, unitNo), asc(id))
    .limit(query.limit)
    .offset(query.offset);
  return { rows, ...(await countFacts(db, ticket, where)) };
}
