/** 篇三 in force at the small bank's county, settled and published: what appeals are made against. */
import type { Plan } from '../../src/contract/plan.ts';
import { findVersion, toSettleable } from '../../src/server/plan/index.ts';
import { settle } from '../../src/server/settlement/index.ts';
import type { Db } from '../../src/server/db/open.ts';
import type { TestApp } from './app.ts';
import { putInForce, shippedPlan } from './plan-in-force.ts';

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
        const { id } = await putInForce(db, '330328', change(shippedPlan));
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
