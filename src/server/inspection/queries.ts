/** 检查成绩 with what was deducted, in the database. The other facts have their own file. */
import { and, asc, desc, eq, sql, type SQL } from 'drizzle-orm';
import type { z } from 'zod';
import { deduction, evidence, inspection, unit, visit } from '../../../db/schema/index.ts';
import type {
  deductionSchema,
  inspectionSchema,
  inspectionsQuery,
} from '../../contract/inspection.ts';
import { countSoFar } from '../db/count-so-far.ts';
import type { Db } from '../db/open.ts';
import { searchByUnit } from '../organisation/index.ts';
import { factsWhere, unitColumns } from './filters.ts';
import { findUnconfirmed } from './vouched-queries.ts';

type Query = z.output<typeof inspectionsQuery>;
export type InspectionRow = z.output<typeof inspectionSchema>;
type StoredRow = Omit<InspectionRow, 'unconfirmed'>;
export type DeductionRow = z.output<typeof deductionSchema>;

const columns = {
  id: inspection.id,
  unit: unitColumns,
  wave: inspection.wave,
  kind: inspection.kind,
  visitedOn: inspection.visitedOn,
  score: inspection.score,
  // Counted for the rows of the page only, each by its index.
  deductions: sql<number>`(select count(*) from ${deduction} d
    where d.unit_id = ${inspection.unitId} and d.inspection_id = ${inspection.id})`,
  evidence: sql<number>`(select count(*) from ${evidence} e
    where e.unit_id = ${inspection.unitId} and e.item_code <> '$thumbnail' and (
      (e.fact_kind = 'inspection' and e.fact_id = ${inspection.id}) or
      (e.fact_kind = 'visit' and e.fact_id in (select v.id from ${visit} v
        where v.unit_id = ${inspection.unitId} and v.inspection_id = ${inspection.id}))))`,
};

const select = (db: Db) =>
  db.select(columns).from(inspection).innerJoin(unit, eq(unit.id, inspection.unitId)).$dynamic();

const orders: Record<Query['sort'], SQL[]> = {
  visitedOn: [asc(inspection.visitedOn), asc(inspection.unitNo), asc(inspection.id)],
  '-visitedOn': [desc(inspection.visitedOn), asc(inspection.unitNo), asc(inspection.id)],
  // The one the other backwards, so that one index serves both.
  score: [asc(inspection.score), asc(inspection.unitNo), asc(inspection.id)],
  '-score': [desc(inspection.score), desc(inspection.unitNo), desc(inspection.id)],
  unit: [asc(inspection.unitNo), desc(inspection.visitedOn), asc(inspection.id)],
};

/** The rows with whether each waits to be confirmed. */
async function marked(db: Db, rows: StoredRow[]): Promise<InspectionRow[]> {
  const waiting = await findUnconfirmed(db, rows);
  return rows.map((row) => ({ ...row, unconfirmed: waiting.has(row.id) }));
}

export async function listInspections(db: Db, { search, ...query }: Query) {
  const searched = await searchByUnit(db, search, inspection.unitId);
  const filters = and(
    await factsWhere(db, query, {
      unitId: inspection.unitId,
      unitNo: inspection.unitNo,
      day: inspection.visitedOn,
    }),
    query.wave ? eq(inspection.wave, query.wave) : undefined,
    query.kind ? eq(inspection.kind, query.kind) : undefined,
  );
  const rows = await select(db)
    .where(and(filters, searched.page))
    .orderBy(...orders[query.sort])
    .limit(query.limit)
    .offset(query.offset);
  const found = sql`from ${inspection} where ${and(filters, searched.all) ?? sql`true`}`;
  return { rows: await marked(db, rows), ...(await countSoFar(db, found)) };
}

/** One visit of one outlet; null outside the reader's range. */
export async function findInspection(
  db: Db,
  unitId: number,
  id: number,
): Promise<InspectionRow | null> {
  const one = and(eq(inspection.unitId, unitId), eq(inspection.id, id));
  const [row] = await marked(db, await select(db).where(one));
  return row ?? null;
}

type Found = Omit<DeductionRow, 'repeatedFrom'> & {
  repeatedId: number | null;
  repeatedWave: string | null;
};

/** The rectification of deduction `d` with the one it repeats, as JSON; null where none was opened. */
const rectificationOf = sql`(select json_build_object('id', r.id, 'state', r.state, 'before',
    case when p.id is not null then json_build_object('id', p.id, 'state', p.state) end)
  from rectification r left join rectification p on p.unit_id = r.unit_id and p.id = r.predecessor_id
  where r.unit_id = d.unit_id and r.kind = 'item' and r.source_kind = 'inspection'
    and r.source_id = d.inspection_id and r.item_code = d.item_code)`;

/**
 * What a visit lost, item by item. An item is repeated when the outlet also lost it at its last
 * earlier visit of the same kind; a wave that passed the outlet by does not break the chain.
 */
export async function listDeductions(db: Db, unitId: number, id: number): Promise<DeductionRow[]> {
  const { rows } = await db.execute<Found>(sql`
    with visit as (
      select * from inspection where unit_id = ${unitId} and id = ${id}
    ), before as (
      select i.id, i.wave from inspection i join visit v on i.unit_id = v.unit_id and i.kind = v.kind
      where i.unit_id = ${unitId} and (i.visited_on, i.id) < (v.visited_on, v.id)
      order by i.visited_on desc, i.id desc limit 1
    )
    select d.item_code as "itemCode", d.item_name as "itemName", d.category,
      d.points::text as points, d.is_key as "isKey", b.id as "repeatedId", b.wave as "repeatedWave",
      ${rectificationOf} as rectification
    from deduction d
    left join before b on exists (select 1 from deduction earlier
      where earlier.unit_id = d.unit_id and earlier.inspection_id = b.id
        and earlier.item_code = d.item_code)
    where d.unit_id = ${unitId} and d.inspection_id = ${id}
    order by d.points desc, d.item_code`);
  return rows.map(({ repeatedId, repeatedWave, ...row }) => ({
    ...row,
    repeatedFrom:
      repeatedId === null ? null : { inspectionId: repeatedId, wave: repeatedWave ?? '' },
  }));
}
