/** 派单: whatever the banks and people, no visit breaks a rule, and the work is shared evenly. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { simulateLoad, riskClass } from './frequency.ts';
import { pickDoubles, planVisits, type PlanInput } from './plan-visits.ts';

const outlets = (count: number) =>
  Array.from({ length: count }, (_, n) => ({
    unitId: n + 1,
    code: `N${n + 1}`,
    name: `网点${n + 1}`,
    unitNo: (n + 1) * 10,
    lastNo: (n + 1) * 10,
  }));
const people = (count: number) =>
  Array.from({ length: count }, (_, n) => ({
    userId: `u${n}`,
    name: `检查员${n}`,
    ranges: [[0, 10_000] as const],
    // Every third one works at an outlet of the same number.
    places: n % 3 === 0 ? [(n + 1) * 10] : [],
  }));

const input = fc
  .record({
    outlets: fc.integer({ min: 1, max: 30 }),
    people: fc.integer({ min: 1, max: 8 }),
    bars: fc.array(fc.tuple(fc.integer({ min: 0, max: 7 }), fc.integer({ min: 1, max: 30 }))),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
    capacity: fc.option(fc.integer({ min: 1, max: 20 })),
  })
  .map((given): PlanInput => {
    const all = outlets(given.outlets);
    return {
      outlets: all,
      inspectors: people(given.people),
      bars: given.bars.map(([who, unitId]) => ({ userId: `u${who}`, unitId })),
      avoidOwn: true,
      choices: [],
      doubles: pickDoubles(all, given.share, 'x'),
      capacity: given.capacity,
    };
  });

describe('派单', () => {
  it('不派自己人、不派锁定期内的人、不超上限、双评两人不同；派不出的一家不漏地说明', () => {
    fc.assert(
      fc.property(input, (given) => {
        const { visits, findings } = planVisits(given);
        const barred = new Set(given.bars.map(({ userId, unitId }) => `${userId} ${unitId}`));
        const load = new Map<string, number>();
        for (const { userId, unitId } of visits) {
          expect(barred.has(`${userId} ${unitId}`)).toBe(false);
          const who = given.inspectors.find((one) => one.userId === userId)!;
          expect(who.places).not.toContain(unitId * 10);
          load.set(userId, (load.get(userId) ?? 0) + 1);
        }
        for (const count of load.values()) expect(count).toBeLessThanOrEqual(given.capacity ?? 99);
        for (const { unitId } of given.outlets) {
          const own = visits.filter((visit) => visit.unitId === unitId);
          expect(new Set(own.map(({ userId }) => userId)).size).toBe(own.length);
          const needed = given.doubles.has(unitId) ? 2 : 1;
          const told = findings.some(({ outlet }) => outlet?.unitId === unitId);
          expect(told).toBe(own.length < needed);
        }
        expect(planVisits(given)).toEqual({ visits, findings });
      }),
      { numRuns: 300 },
    );
  });

  it('没有限制时，各人的工作量最多差一家', () => {
    const free = { bars: [], choices: [], doubles: new Set<number>(), capacity: null };
    const inspectors = people(4).map((one) => ({ ...one, places: [] }));
    const { visits } = planVisits({ ...free, avoidOwn: true, outlets: outlets(10), inspectors });
    const loads = inspectors.map(({ userId }) => visits.filter((v) => v.userId === userId).length);
    expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(1);
  });

  it('管不到的、外人、双评同一人：各有各的说法', () => {
    const [near, far] = people(2).map((one) => ({ ...one, places: [] }));
    const plan = planVisits({
      outlets: outlets(3),
      inspectors: [near!, { ...far!, ranges: [[0, 5]] }],
      bars: [],
      avoidOwn: true,
      choices: [
        { unitId: 1, inspectors: ['u1'] },
        { unitId: 2, inspectors: ['谁'] },
        { unitId: 3, inspectors: ['u0', 'u0'] },
      ],
      doubles: new Set(),
      capacity: null,
    });
    expect(plan.findings.map(({ code }) => code)).toEqual([
      'out-of-range',
      'unknown-inspector',
      'same-twice',
    ]);
  });
});

describe('按风险定频次', () => {
  it.each([
    ['没查过', { last: null, before: null, target: 9200 }, 'base'],
    ['没有目标', { last: 100, before: null, target: null }, 'base'],
    ['正好达标', { last: 9200, before: 9900, target: 9200 }, 'base'],
    ['未达标，第一次', { last: 9199, before: null, target: 9200 }, 'below'],
    ['未达标，有进步', { last: 9100, before: 9000, target: 9200 }, 'below'],
    ['未达标，原地踏步', { last: 9000, before: 9000, target: 9200 }, 'notImproving'],
  ] as const)('%s', (_, standing, risk) => {
    expect(riskClass(standing)).toBe(risk);
  });

  it('模拟工作量：各轮家数、合计、每人', () => {
    const rule = { base: 0, below: 1, notImproving: 3 };
    const load = simulateLoad(rule, { base: 100, below: 7, notImproving: 4 }, 2, 5);
    expect(load).toMatchObject({ rounds: [11, 4, 4], total: 19, perInspector: [6, 2, 2] });
  });
});
