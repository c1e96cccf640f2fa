/** 投诉, 曝光 and 现场处罚单 in the database. */
import { asc, desc, eq, sql, type SQL } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import type { z } from 'zod';
import { complaint, exposure, ticket, unit } from '../../../db/schema/index.ts';
import type { incidentsQuery } from '../../contract/inspection.ts';
import type { Db } from '../db/open.ts';
import { factsWhere, unitColumns } from './filters.ts';

type Query = z.output<typeof incidentsQuery>;

const orderOf = (sort: Query['sort'], day: AnyPgColumn, unitNo: AnyPgColumn): SQL[] =>
  ({
    '-happenedOn': [desc(day), asc(unitNo)],
    happenedOn: [asc(day), asc(unitNo)],
    unit: [asc(unitNo), desc(day)],
  })[sort];

/** Newest first unless asked otherwise. */
export async function listComplaints(db: Db, query: Query) {
  const { unitNo, happenedOn: day, orderNo } = complaint;
  const where = await factsWhere(db, query, { unitNo, day, search: [orderNo] });
  const { id, justified, subjective, assessed, amount } = complaint;
  const columns = { id, unit: unitColumns, orderNo, happenedOn: day };
  const rows = await db
    .select({ ...columns, justified, subjective, assessed, amount })
    .from(complaint)
    .innerJoin(unit, eq(unit.id, complaint.unitId))
    .where(where)
    .orderBy(...orderOf(query.sort, day, unitNo), asc(id))
    .limit(query.limit)
    .offset(query.offset);
  const [counted] = await db
    .select({ total: sql<number>`count(*)` })
    .from(complaint)
    .innerJoin(unit, eq(unit.id, complaint.unitId))
    .where(where);
  return { rows, total: counted!.total };
}

/** Newest first unless asked otherwise. */
export async function listExposures(db: Db, query: Query) {
  const { id, unitNo, happenedOn: day, level, verified } = exposure;
  const where = await factsWhere(db, query, { unitNo, day, search: [level] });
  const rows = await db
    .select({ id, unit: unitColumns, happenedOn: day, level, verified })
    .from(exposure)
    .innerJoin(unit, eq(unit.id, exposure.unitId))
    .where(where)
    .orderBy(...orderOf(query.sort, day, unitNo), asc(id))
    .limit(query.limit)
    .offset(query.offset);
  const [counted] = await db
    .select({ total: sql<number>`count(*)` })
    .from(exposure)
    .innerJoin(unit, eq(unit.id, exposure.unitId))
    .where(where);
  return { rows, total: counted!.total };
}

/** Newest first unless asked otherwise. */
export async function listTickets(db: Db, query: Query) {
  const { id, unitNo, happenedOn: day, offender, clause, times, points, amount } = ticket;
  const where = await factsWhere(db, query, { unitNo, day, search: [offender, clause] });
  const columns = { id, unit: unitColumns, happenedOn: day, offender, clause };
  const rows = await db
    .select({ ...columns, times, points, amount })
    .from(ticket)
    .innerJoin(unit, eq(unit.id, ticket.unitId))
    .where(where)
    .orderBy(...orderOf(query.sort, day, unitNo), asc(id))
    .limit(query.limit)
    .offset(query.offset);
  const [counted] = await db
    .select({ total: sql<number>`count(*)` })
    .from(ticket)
    .innerJoin(unit, eq(unit.id, ticket.unitId))
    .where(where);
  return { rows, total: counted!.total };
}
