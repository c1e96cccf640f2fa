/** 篇三 in force for the whole of a measured province. */
import { sql } from 'drizzle-orm';
import { readFileSync } from 'node:fs';
import type { Db } from '../../src/server/db/open.ts';
import {
  addPlan,
  findVersion,
  loadPlan,
  publish,
  toSettleable,
} from '../../src/server/plan/index.ts';

const name = '03-shenmiren.yaml';
const file = new URL(`../../plans/${name}`, import.meta.url);

/** In a wide transaction. @returns it as it settles */
export async function publishProvincePlan(db: Db) {
  const { rows } = await db.execute<{ unitId: number; unitNo: number; lastNo: number }>(
    sql`select id as "unitId", unit_no as "unitNo", last_no as "lastNo" from unit where parent_id is null`,
  );
  const versionId = await addPlan(
    db,
    rows[0]!,
    loadPlan(readFileSync(file, 'utf8'), name),
    'bench',
  );
  await publish(db, versionId, {}, 'bench');
  return toSettleable((await findVersion(db, versionId))!);
}
