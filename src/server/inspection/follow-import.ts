/**
 * 整改 after an import: the visits that the workbook names are followed, where rectification is on. A
 * whole province's list opens nothing by itself: only units with settings of their own do, or, where
 * nobody has set any, the range of an importer no wider than a county (docs/decisions).
 */
import { sql } from 'drizzle-orm';
import type { Db } from '../db/open.ts';
import { followBelowTarget, followComplaints, followSource } from '../rectification/index.ts';
import type { Range } from './refuse-outside.ts';

/** A province's or city's import leaves it to the counties whether they rectify here. */
const narrow = ['县行', '支行', '网点'];

async function isNarrow(db: Db, scope: Range | null): Promise<boolean> {
  if (!scope) return false;
  const { rows } = await db.execute<{ level: string }>(
    sql`select level from unit where unit_no = ${scope.lo}`,
  );
  return narrow.includes(rows[0]?.level ?? '');
}

/** Called while the staged tables of the workbook are still there. */
export async function followImport(db: Db, scope: Range | null, by: string): Promise<void> {
  const within = scope ? sql`i.unit_no between ${scope.lo} and ${scope.hi}` : sql`true`;
  const source = sql`select i.unit_id, i.id from new_score n join unit u on u.code = n."unitCode"
      join inspection i on i.unit_id = u.id and i.kind = n.kind and i.wave = n.wave where ${within}
    union select i.unit_id, i.id from incoming_visit i where ${within}`;
  const following = { by, unset: await isNarrow(db, scope) };
  await followSource(db, source, following);
  await followBelowTarget(db, source, { ...following, today: true });
  const complaints = sql`select i.unit_id, i.id from new_complaint n join unit u on u.code = n."unitCode"
    join complaint i on i.unit_id = u.id and i.order_no = n."orderNo" where ${within}`;
  await followComplaints(db, complaints, following);
}
