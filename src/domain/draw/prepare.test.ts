/** From decisions and facts to the lists; what follows for outlets and inspectors; the next public figure. */
import { expect, test } from 'vitest';
import { bitsGiven } from './entropy.ts';
import { nextSource } from './next-source.ts';
import { commitmentOf, poolWords, prepareLists, type Facts } from './prepare.ts';
import { chanceClasses, rehearse, simulateShares } from './simulate.ts';
import type { Candidate, DrawSpec } from './spec.ts';
import { sampleCommitment, sampleLists } from './testing.ts';

const candidate = (id: number, score: string | null, district = '东县'): Candidate => ({
  id,
  code: `W${id}`,
  name: `${id} 号网点`,
  level: '网点',
  district,
  score,
});
const spec = (change: Partial<DrawSpec> = {}): DrawSpec => ({
  pool: { underIds: [], level: '网点', kind: '省行神秘人', target: '95', score: null, exclude: [] },
  strata: ['district', 'band'],
  cuts: ['95'],
  chance: [
    { when: { unvisited: true }, tickets: 'must' },
    { when: { gapOver: '0' }, tickets: 3 },
  ],
  quotaRule: { kind: 'proportional', total: 2, atLeast: 0 },
  inspectors: [
    { accountId: 'a', capacity: 2 },
    { accountId: 'gone', capacity: null },
  ],
  lockOutDays: 30,
  avoid: [{ accountId: 'a', unitId: 2, reason: '亲属' }],
  hours: null,
  doubles: 0,
  reserves: 0,
  sources: [],
  objection: { until: null, contact: '' },
  ...change,
});
const facts: Facts = {
  candidates: [candidate(1, '95'), candidate(2, '90'), candidate(3, null, '西县')],
  people: [{ accountId: 'a', username: 'jia', name: '甲' }],
  visits: [
    { accountId: 'a', unitCode: 'W1', day: '2026-11-01' },
    { accountId: 'a', unitCode: 'W2', day: '2026-11-02' },
  ],
  codes: new Map([[2, { code: 'W2', name: '2 号网点' }]]),
};

test('名单：层、签数、理由；回避在前，同一对只写一次；离开的人不在内', () => {
  const { lists, people } = prepareLists(spec(), false, facts);
  expect(lists.members.map(({ code, stratum, tickets }) => [code, stratum, tickets])).toEqual([
    ['W1', '东县 · 95 分以上', 1],
    ['W2', '东县 · 不满 95 分', 3],
    ['W3', '西县 · 未检查', 'must'],
  ]);
  expect(lists.inspectors).toEqual([{ code: 'jia', name: '甲', capacity: 2 }]);
  expect(lists.avoid).toEqual([
    { inspector: 'jia', member: 'W2', reason: '回避：亲属' },
    { inspector: 'jia', member: 'W1', reason: '2026-11-01 去过，锁定 30 天' },
  ]);
  expect(people).toHaveLength(1);
});

test('保密的抽取：检查人员用代号，理由不写日子和缘由', () => {
  const text = JSON.stringify(prepareLists(spec(), true, facts).lists);
  expect(text).toContain('J01');
  for (const word of ['jia', '甲', '亲属', '2026']) expect(text).not.toContain(word);
});

test('只要某一段得分的；排除的写进承诺', () => {
  const pool = {
    ...spec().pool,
    score: { from: null, below: '95', unvisited: false },
    exclude: [{ unitId: 2, reason: '装修' }],
  };
  expect(prepareLists(spec({ pool }), false, facts).lists.members).toEqual([]);
  const words = poolWords(spec({ pool }), '全行', facts);
  expect(words).toBe(
    '全行所属网点；最近一次省行神秘人不满 95 分的，不含未检查的；不列入：2 号网点（装修）',
  );
});

test('承诺照决定写：不派人就没有名单散列和锁定期', () => {
  const { lists } = prepareLists(spec({ inspectors: null }), false, facts);
  const given = {
    title: '题',
    purpose: '',
    unit: '',
    poolRule: '',
    frozenAt: '',
    chainTop: '',
    covert: true,
  };
  const commitment = commitmentOf(spec({ inspectors: null }), lists, given);
  expect(commitment).toMatchObject({
    inspectors: null,
    avoid: null,
    lockOutDays: 0,
    confidential: true,
  });
});

test('试算：必查每次都去，签多的去得多，各类合计等于名额；人人均匀', () => {
  const lists = sampleLists();
  const commitment = sampleCommitment(lists);
  const shares = simulateShares(commitment, lists, 400);
  expect(shares.map(({ tickets }) => tickets)).toEqual(['must', 3, 1]);
  expect(shares[0]!.share).toBe(1);
  expect(shares[1]!.share).toBeGreaterThan(shares[2]!.share * 1.5);
  const visits = shares.reduce((sum, { share, members }) => sum + share * members, 0);
  expect(visits).toBeCloseTo(16, 6);
  expect(chanceClasses(lists.members).reduce((sum, { members }) => sum + members, 0)).toBe(60);
  const { loads, conflicts } = rehearse(commitment, lists, 5);
  expect(conflicts).toBe(0);
  expect(loads.reduce((sum, { mean }) => sum + mean, 0)).toBeCloseTo(20, 6);
  expect(loads[3]!.most).toBeLessThanOrEqual(3);
});

test('下一期：双色球二、四、日 21:15，收盘在工作日 15:00，都按北京时间', () => {
  const next = (id: 'ssq' | 'sse', after: string) => nextSource(id, new Date(after)).publishedAt;
  // 26 November 2026 is a Thursday.
  expect(next('ssq', '2026-11-26T13:14:00Z')).toBe('2026-11-26T21:15:00+08:00');
  expect(next('ssq', '2026-11-26T13:15:00Z')).toBe('2026-11-29T21:15:00+08:00');
  expect(next('sse', '2026-11-27T08:00:00Z')).toBe('2026-11-30T15:00:00+08:00');
  expect(bitsGiven([{ id: 'ssq' }])).toBeCloseTo(24.08, 1);
  expect(bitsGiven([{ id: 'ssq' }, { id: '本行自选' }])).toBeNull();
});
