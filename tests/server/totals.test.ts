/** 合计: what triggers keep beside the lines and scores is at every moment what the lines and scores come to. */
import { sql, type SQL } from 'drizzle-orm';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Db } from '../../src/server/db/open.ts';
import { packTotals } from '../../src/server/db/totals.ts';
import { inTransaction, withinScope } from '../../src/server/http/transaction.ts';
import { listWaves } from '../../src/server/inspection/wave-queries.ts';
import { findSummary } from '../../src/server/ledger/summary-queries.ts';
import { numberTree } from '../../src/domain/organisation/numbering.ts';
import { listTree, updateNumbers } from '../../src/server/organisation/queries.ts';
import { settle } from '../../src/server/settlement/index.ts';
import { listTrend } from '../../src/server/dashboard/queries.ts';
import { testApp } from '../support/app.ts';
import { putInForce, shippedPlan } from '../support/plan-in-force.ts';

const test = testApp();
const asOwner = <T>(work: (db: Db) => Promise<T>) =>
  inTransaction(test.services.database, (db) => work(db));
const all = { role: 'app', lo: 1, hi: Number.MAX_SAFE_INTEGER, secrets: true } as const;
const asWhole = <T>(work: (db: Db) => Promise<T>) => withinScope(test.services.database, all, work);

/** What differs between rows and their running totals, by the keys that the totals keep; both ways. */
const differences = async (db: Db, keys: SQL, [rows, of]: [SQL, SQL], [totals, n]: [SQL, SQL]) => {
  const counted = sql`select ${keys}, count(*)::bigint, sum(${of}) from ${rows} group by ${keys}`;
  const kept = sql`select ${keys}, sum(${n}), sum(${of}) from ${totals} group by ${keys}
    having sum(${n}) <> 0 or sum(${of}) <> 0`;
  const told = await db.execute(
    sql`(${counted} except ${kept}) union all (${kept} except ${counted})`,
  );
  return told.rows;
};
const ledgerKeys = sql`plan_id, plan_version_id, rule_id, wave, phase, kind, state`;
const scoreKeys = sql`kind, wave, visited_on`;

async function expectSame(): Promise<void> {
  const lines = await asOwner((db) =>
    differences(db, ledgerKeys, [sql`ledger_line`, sql`amount`], [sql`ledger_total`, sql`lines`]),
  );
  const scores = await asOwner((db) =>
    differences(db, scoreKeys, [sql`inspection`, sql`score`], [sql`score_total`, sql`visits`]),
  );
  expect({ lines, scores }).toEqual({ lines: [], scores: [] });
}

const count = (table: string) =>
  asOwner(async (db) => {
    const { rows } = await db.execute<{ n: number }>(
      sql`select count(*)::int as n from ${sql.identifier(table)}`,
    );
    return rows[0]!.n;
  });

/** Any change of lines and scores that SQL can make, many rows at a time. */
const states = ['draft', 'published', 'confirmed', 'honoured', 'revoked'];
const changes = fc.oneof(
  fc
    .record({ to: fc.constantFrom(...states), mod: fc.integer({ min: 1, max: 4 }) })
    .map(
      ({ to, mod }) =>
        sql`update ledger_line set state = ${to}, state_at = now() where id % ${mod} = 0`,
    ),
  fc
    .integer({ min: 2, max: 5 })
    .map((mod) => sql`update ledger_line set amount = amount - 1000 where id % ${mod} = 0`),
  fc.integer({ min: 3, max: 7 }).map((mod) => sql`delete from ledger_line where id % ${mod} = 0`),
  fc.constant(sql`insert into ledger_line (unit_id, unit_no, plan_id, plan_version_id, settlement_id, rule_id, payer_id, wave, phase,
      happened_on, fact_kind, fact_id, amount, kind, reading, inputs, settled_by)
    select unit_id, unit_no, plan_id, plan_version_id, settlement_id, rule_id, payer_id, wave, phase,
      happened_on, fact_kind, fact_id + 100000, amount, kind, reading, inputs, settled_by from ledger_line order by id limit 50`),
  fc
    .integer({ min: 0, max: 5 })
    .map((by) => sql`update inspection set score = greatest(score - ${by}, 0) where id % 2 = 0`),
  fc.constant(sql`update inspection set visited_on = visited_on + 1 where id % 3 = 0`),
);

const summaryOf = (filters: object) =>
  asWhole(async (db) => ({
    kept: await findSummary(db, { drafts: true, whole: true, ...filters }),
    counted: await findSummary(db, { drafts: true, whole: false, ...filters }),
  }));

describe('合计', () => {
  beforeAll(() =>
    withinScope(test.services.database, { role: 'wide' }, async (db) => {
      const version = await putInForce(db, '33', shippedPlan);
      await settle(db, { ...version, versionId: version.id, unitId: version.unit.id }, {}, '周四');
    }),
  );

  it('导入、结算之后与明细相同，而且不是空的', async () => {
    await expectSame();
    expect(await count('ledger_total')).toBeGreaterThan(0);
    expect(await count('score_total')).toBeGreaterThan(0);
  });

  it.each([
    {},
    { rule: 'C3-R07' },
    { state: 'draft' },
    { kind: '奖励' },
    { year: 2023 },
    { wave: '2023Q2' },
  ])('台账的合计按 %j 与逐行相加相同', async (filters) => {
    const { kept, counted } = await summaryOf(filters);
    expect(kept).toEqual(counted);
    expect(counted.totals.lines).toBeGreaterThan(0);
  });

  it('排名的波次、工作台的走势与逐次检查相加相同', async () => {
    await asWhole(async (db) => {
      expect(await listWaves(db, true)).toEqual(await listWaves(db, false));
      const [kept, counted] = [true, false].map((isTop) =>
        listTrend(db, '省行神秘人', [], { isTop } as never),
      );
      expect(await kept).toEqual(await counted);
      expect(await counted).toHaveLength(2);
    });
  });

  it('任何改动之后都与明细相同；归并之后行数变少，合计不变', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(changes, { minLength: 1, maxLength: 6 }), async (list) => {
        for (const change of list) await asOwner((db) => db.execute(change));
        await expectSame();
        const before = await count('ledger_total');
        await asOwner(packTotals);
        await expectSame();
        expect(await count('ledger_total')).toBeLessThanOrEqual(before);
      }),
      { numRuns: 12 },
    );
  }, 120_000);

  it('市行、网点读不到全行的合计；应用的角色写不了', async () => {
    for (const [lo, hi] of [
      [2, Number.MAX_SAFE_INTEGER],
      [5, 5],
    ] as const) {
      const seen = await withinScope(test.services.database, { ...all, lo, hi }, async (db) => [
        (await db.execute(sql`select 1 from ledger_total`)).rows.length,
        (await db.execute(sql`select 1 from score_total`)).rows.length,
      ]);
      expect(seen).toEqual([0, 0]);
    }
    for (const table of ['ledger_total', 'score_total'])
      await expect(
        asWhole((db) => db.execute(sql`delete from ${sql.identifier(table)}`)),
      ).rejects.toMatchObject({ cause: { code: '42501' } });
  });

  it('机构并到另一个最上级之下：检查次数跟着过去', async () => {
    const service = await test.as('省行服务管理员');
    const visits = async () => (await service.get('/api/waves')).json<{ visited: number }[]>();
    const before = await visits();
    await asOwner(async (db) => {
      await db.execute(sql`insert into unit (unit_no, last_no, code, name, level)
        select max(last_no) + 1, max(last_no) + 1000, '44', '广东省分行', '省行' from unit`);
      await db.execute(
        sql`update unit set parent_id = (select id from unit where code = '44') where code = '330329'`,
      );
      await updateNumbers(db, numberTree(await listTree(db)));
    });
    await expectSame();
    const sum = (rows: { visited: number }[]) => rows.reduce((n, { visited }) => n + visited, 0);
    expect(sum(await visits()) * 2).toBe(sum(before));
  });
});
