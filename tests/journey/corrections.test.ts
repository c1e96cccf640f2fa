/** 更正: settling again changes what the facts changed and nothing else; what people saw stays. */
import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { steps } from '../../src/domain/ledger/states.ts';
import type { LineRow } from '../../src/server/ledger/queries.ts';
import { keyOf, yearOfACounty } from './year-of-a-county.ts';

const county = yearOfACounty();
/** 得 91.00 in the first wave, target 92: −1200.00. */
const outlet = '33032801';
const net = (lines: LineRow[]) =>
  lines.reduce((sum, { amount }) => sum.plus(amount), new Decimal(0)).toFixed(2);
const byId = (lines: LineRow[]) => new Map(lines.map((line) => [line.id, line]));
const r07 = (lines: LineRow[], unit = outlet) =>
  lines.filter((l) => l.unit.code === unit && l.ruleId === 'C3-R07' && l.wave === '2023Q1');
/** Puts the outlet's first score where every test starts. */
const start = async () => {
  await county.score(outlet, '2023Q1', '91.00');
  const planId = await county.plan();
  await county.settle(planId);
  return planId;
};

describe('重复结算', () => {
  it('事实不变再结算一次：一行不动，编号和时间都不变', async () => {
    const planId = await start();
    const before = await county.lines(planId);
    expect(before.length).toBeGreaterThan(5);
    const changes = await county.settle(planId);
    expect(changes).toEqual({ added: 0, changed: 0, removed: 0, reversed: 0, kept: before.length });
    expect(await county.lines(planId)).toEqual(before);
  });

  it('一个分数变了，只动它牵涉的行', async () => {
    const planId = await start();
    const before = byId(await county.lines(planId));
    await county.score(outlet, '2023Q1', '91.50');
    const changes = await county.settle(planId);
    expect(changes).toMatchObject({ added: 0, removed: 0, reversed: 0 });
    const after = await county.lines(planId);
    const touched = after.filter((line) => before.get(line.id)?.settledAt !== line.settledAt);
    expect(touched.map(({ unit, wave }) => [unit.code, wave])).toEqual(
      touched.map(() => [outlet, '2023Q1']),
    );
    expect(touched).toHaveLength(changes.changed);
    expect(r07(touched)[0]!.amount).toBe('-1100.00');
    for (const line of after.filter((one) => !touched.includes(one)))
      expect(line).toEqual(before.get(line.id));
  });

  it('新增一张处罚单，只多一行', async () => {
    const planId = await start();
    const before = await county.lines(planId);
    const ticket = { happenedOn: '2023-07-09', unitCode: outlet, offender: '李某' };
    await county.facts({
      tickets: [{ ...ticket, clause: 'R12', times: 2, points: null, amount: null }],
    });
    expect(await county.settle(planId)).toMatchObject({ added: 1, changed: 0, removed: 0 });
    const known = byId(before);
    const added = (await county.lines(planId)).filter((line) => !known.has(line.id));
    expect(added.map(({ ruleId, amount }) => [ruleId, amount])).toEqual([['C3-R12', '-200.00']]);
  });
});

describe('已公布的行不再改动', () => {
  it('分数更正：原行不动，另立冲销行和新草稿，写明原因，净额正确', async () => {
    const planId = await start();
    await county.advance(planId, 'publish');
    const before = await county.lines(planId);
    await county.score(outlet, '2023Q1', '90.00');
    await county.settle(planId);
    const after = await county.lines(planId);
    for (const line of before) expect(after).toContainEqual(line);
    const [original, ...made] = r07(after).sort((a, b) => a.id - b.id);
    const reversal = made.find(({ reversesId }) => reversesId === original!.id)!;
    expect(reversal).toMatchObject({ amount: '1200.00', state: 'draft', wave: '2023Q1' });
    expect(reversal.reason).toBe('更正：应为 -1400.00 元，原为 -1200.00 元');
    expect(made.find(({ reversesId }) => reversesId === null)).toMatchObject({
      amount: '-1400.00',
      state: 'draft',
    });
    expect(net(r07(after))).toBe('-1400.00');
    expect(await county.settle(planId)).toMatchObject({ added: 0, changed: 0, reversed: 0 });
    expect(await county.lines(planId)).toEqual(after);
  });

  it('公布前又改回来：冲销行和新草稿都撤去', async () => {
    const planId = await start();
    await county.advance(planId, 'publish');
    const before = await county.lines(planId);
    await county.score(outlet, '2023Q1', '90.00');
    await county.settle(planId);
    await county.score(outlet, '2023Q1', '91.00');
    await county.settle(planId);
    expect(await county.lines(planId)).toEqual(before);
  });

  it('更正公布之后再改回来：再立一对，净额仍正确', async () => {
    const planId = await start();
    await county.advance(planId, 'publish');
    await county.score(outlet, '2023Q1', '90.00');
    await county.settle(planId);
    await county.advance(planId, 'publish');
    await county.score(outlet, '2023Q1', '91.00');
    await county.settle(planId);
    const lines = r07(await county.lines(planId));
    expect(lines.map(({ amount }) => amount).sort()).toEqual(
      ['-1200.00', '1200.00', '-1400.00', '1400.00', '-1200.00'].sort(),
    );
    expect(net(lines)).toBe('-1200.00');
  });

  it('更正后达标：冲销行写明不再计', async () => {
    const planId = await start();
    await county.advance(planId, 'publish');
    await county.score(outlet, '2023Q1', '92.00');
    await county.settle(planId);
    const reversal = r07(await county.lines(planId)).find(({ reversesId }) => reversesId !== null);
    expect(reversal!.reason).toBe('更正：按现有事实不再计 -1200.00 元');
    expect(net(r07(await county.lines(planId)))).toBe('0.00');
  });

  it('已撤销的行保持撤销，不重新立行；有冲销行的一对不能只撤销一半', async () => {
    const planId = await start();
    await county.advance(planId, 'publish');
    const [line] = r07(await county.lines(planId));
    expect(await county.advance(planId, 'revoke', [line!.id])).toMatchObject({ lines: 1 });
    await county.settle(planId);
    expect(r07(await county.lines(planId))).toMatchObject([{ id: line!.id, state: 'revoked' }]);

    const other = await start();
    await county.advance(other, 'publish');
    await county.score(outlet, '2023Q1', '90.00');
    await county.settle(other);
    await county.advance(other, 'publish');
    const pair = r07(await county.lines(other)).filter(({ amount }) => /1200/.test(amount));
    expect(pair).toHaveLength(2);
    for (const { id } of pair)
      expect(await county.advance(other, 'revoke', [id])).toMatchObject({ lines: 0 });
  });
});

describe('方案出新版', () => {
  it('草稿改记新版，已公布的行仍记原版', async () => {
    const planId = await start();
    const [shown] = await county.lines(planId);
    await county.advance(planId, 'publish', [shown!.id]);
    await county.nextVersion(planId, (plan) => ({ ...plan, title: `${plan.title}（修订）` }));
    await county.settle(planId);
    const versions = (await county.lines(planId)).map((line) => [
      line.id === shown!.id,
      line.planVersion,
    ]);
    expect(new Set(versions.map(String))).toEqual(new Set(['true,1', 'false,2']));
  });
});

const outlets = ['33032801', '33032802'];
const move = fc.oneof(
  fc.record({
    kind: fc.constant('score' as const),
    unit: fc.constantFrom(...outlets),
    wave: fc.constantFrom('2023Q1' as const, '2023Q2' as const),
    score: fc.constantFrom('88.50', '91.00', '92.00', '95.00', '97.25'),
  }),
  fc.record({
    kind: fc.constant('step' as const),
    step: fc.constantFrom(...steps),
    every: fc.integer({ min: 1, max: 3 }),
  }),
  fc.record({ kind: fc.constant('settle' as const) }),
);

describe('任意次序', () => {
  it('钱不会多也不会少：每个事实各行之和等于按现有事实应计的金额；公布过的行金额不变', async () => {
    const property = fc.asyncProperty(fc.array(move, { maxLength: 7 }), async (moves) => {
      const planId = await county.plan();
      await county.settle(planId);
      const shown = new Map<number, string>();
      for (const one of moves) {
        if (one.kind === 'score') await county.score(one.unit, one.wave, one.score);
        else if (one.kind === 'settle') await county.settle(planId);
        else {
          const ids = (await county.lines(planId)).map(({ id }) => id);
          const chosen = ids.filter((id) => id % one.every === 0);
          await county.advance(planId, one.step, chosen);
        }
        const lines = await county.lines(planId);
        const now = byId(lines);
        for (const [id, amount] of shown) expect(now.get(id)?.amount).toBe(amount);
        for (const { id, state, amount } of lines) if (state !== 'draft') shown.set(id, amount);
      }
      await county.settle(planId);
      const due = new Map((await county.due(planId)).map(({ key, amount }) => [key, amount]));
      const groups = Map.groupBy(await county.lines(planId), keyOf);
      for (const key of due.keys()) expect(groups.has(key)).toBe(true);
      for (const [key, lines] of groups)
        if (lines.every(({ state }) => state !== 'revoked'))
          expect([key, net(lines)]).toEqual([key, due.get(key) ?? '0.00']);
    });
    await fc.assert(property, { numRuns: 15 });
  }, 200_000);
});
