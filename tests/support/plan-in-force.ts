/** 篇三 as shipped, and plans put in force at a unit, as most tests of what a plan does begin. */
import { sql } from 'drizzle-orm';
import { readFileSync } from 'node:fs';
import type { Plan } from '../../src/contract/plan.ts';
import type { Db } from '../../src/server/db/open.ts';
import { addPlan, findVersion, loadPlan, publish } from '../../src/server/plan/index.ts';

const name = '03-shenmiren.yaml';
const text = readFileSync(new URL(`../../plans/${name}`, import.meta.url), 'utf8');

export const shippedPlan: Plan = loadPlan(text, name);

/** Moved to this year, so that what happens today falls inside it. */
export const planOfThisYear = (): Plan =>
  loadPlan(text.replaceAll('2023-', `${new Date().getFullYear()}-`), name);

/** Adds and publishes it at the unit of this code, in a wide transaction. @returns the version in force */
export async function putInForce(db: Db, code: string, plan: Plan, by = '周四') {
  const { rows } = await db.execute<{ unitId: number; unitNo: number; lastNo: number }>(
    sql`select id as "unitId", unit_no as "unitNo", last_no as "lastNo" from unit where code = ${code}`,
  );
  const id = await addPlan(db, rows[0]!, plan, by);
  await publish(db, id, {}, by);
  return (await findVersion(db, id))!;
}
