/** 篇三 in force at the small bank's county, settled and published: what appeals are made against. */
import { sql } from 'drizzle-orm';
import { shippedPlan } from '../journey/engine.ts';
import type { Plan } from '../../src/contract/plan.ts';
import { addPlan, findVersion, publish, toSettleable } from '../../src/server/plan/index.ts';
import { settle } from '../../src/server/settlement/index.ts';
import type { Db } from '../../src/server/db/open.ts';
import type { TestApp } from './app.ts';

export function countyPlan(test: TestApp) {
  const wide = <T>(work: (db: Db) => Promise<T>) => test.services.wide(work);
  let versionId = 0;
  const version = () => wide(async (db) => (await findVersion(db, versionId))!);
  const run = () =>
    wide(async (db) => settle(db, toSettleable((await findVersion(db, versionId))!), {}, '周四'));
  return {
    /** Publishes the plan (changed at will), settles it and publishes every line. @returns the plan's id */
    async begin(change: (plan: Plan) => Plan = (plan) => plan): Promise<number> {
      versionId = await wide(async (db) => {
        const { rows } = await db.execute<{ unitId: number; unitNo: number; lastNo: number }>(
          sql`select id as "unitId", unit_no as "unitNo", last_no as "lastNo" from unit where code = '330328'`,
        );
        const id = await addPlan(db, rows[0]!, change(shippedPlan), '周四');
        await publish(db, id, {}, '周四');
        return id;
      });
      await run();
      const { planId } = await version();
      await (
        await test.as('县行服务管理员')
      ).post('/api/ledger/advance', { planId, step: 'publish' });
      return planId;
    },
    settle: run,
    /** Rows of a query, past every right. */
    rows: async <T extends Record<string, unknown>>(text: string, values: unknown[] = []) =>
      (await test.services.database.pool.query<T>(text, values)).rows,
  };
}
