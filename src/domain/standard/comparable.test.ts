/** 逐条对应与跨版趋势：同样的表现，不因换版而出现台阶. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { comparable, trendOf, type TrendVersion } from './comparable.ts';
import {
  completedMapping,
  isConfirmed,
  mappingAfterEdit,
  mappingFault,
  proposeMapping,
  settledMapping,
} from './mapping.ts';
import { anItem } from './testing.ts';

const before = [
  anItem('1', '2', { name: '门楣标识完整清洁' }),
  anItem('2', '3', { name: '柜员举手招迎' }),
  anItem('3', '1', { name: '存折补登机可用' }),
  anItem('4', '2', { name: '微笑问候客户' }),
];
const after = [
  anItem('1', '2', { name: '门楣标识完整清洁' }),
  anItem('20', '3', { name: '柜员举手招迎客户' }),
  anItem('3', '1', { name: '收费标准公示' }),
  anItem('4', '3', { name: '微笑问候客户' }),
];

test('建议：编码相同、换了编码、换了内容、改了分值', () => {
  expect(proposeMapping(before, after)).toEqual([
    { from: '1', to: '1', comparison: 'same' },
    { from: '2', to: '20', comparison: 'same' },
    { from: null, to: '3', comparison: 'new' },
    { from: '4', to: '4', comparison: 'changed' },
    { from: '3', to: null, comparison: 'dropped' },
  ]);
});

test('没有人确认时，只有一字未改的才算可比', () => {
  const same = (rows: ReturnType<typeof settledMapping>) =>
    rows.filter(({ comparison }) => comparison === 'same').map(({ to }) => to);
  expect(same(settledMapping(before, after, []))).toEqual(['1']);
  expect(same(settledMapping(before, after, proposeMapping(before, after)))).toEqual(['1', '20']);
});

test('确认以后又改了草稿：没动过的条目保留，动过的重新建议、重新确认', () => {
  const rows = proposeMapping(before, after);
  expect(isConfirmed(rows, before, after)).toBe(true);
  const edited = after.map((item) => (item.code === '20' ? { ...item, points: '4' } : item));
  const kept = mappingAfterEdit(rows, after, edited);
  expect(kept.map(({ to }) => to)).toEqual(['1', '3', '4']);
  expect(isConfirmed(kept, before, edited)).toBe(false);
  expect(completedMapping(kept, before, edited)).toContainEqual({
    from: '2',
    to: '20',
    comparison: 'changed',
  });
  expect(mappingFault(completedMapping(kept, before, edited), before, edited)).toBeNull();
});

test('对应关系写错了说得出：重复、不存在、种类不合', () => {
  const rows = proposeMapping(before, after);
  expect(mappingFault(rows, before, after)).toBeNull();
  expect(mappingFault([...rows, rows[0]!], before, after)).toContain('重复');
  expect(mappingFault([{ from: '9', to: '1', comparison: 'same' }], before, after)).toContain(
    '不在上一版',
  );
  expect(mappingFault([{ from: null, to: '1', comparison: 'same' }], before, after)).toContain(
    '新增',
  );
});

test('建议覆盖两版的每一条，各一次', () => {
  const names = fc.array(
    fc.constantFrom('门楣标识', '柜员招迎', '微笑问候', '收费公示', '座椅完好'),
    {
      maxLength: 8,
    },
  );
  const items = (list: string[]) => list.map((name, at) => anItem(String(at + 1), '1', { name }));
  fc.assert(
    fc.property(names, names, (old, next) => {
      const rows = proposeMapping(items(old), items(next));
      expect(mappingFault(rows, items(old), items(next))).toBeNull();
      expect(rows.filter(({ from }) => from !== null)).toHaveLength(old.length);
      expect(rows.filter(({ to }) => to !== null)).toHaveLength(next.length);
    }),
  );
});

const versions: TrendVersion[] = [
  { id: 1, codes: ['1', '2', '3', '4'], mapping: [] },
  { id: 2, codes: ['1', '20', '3', '4'], mapping: proposeMapping(before, after) },
];

test('可比的条目连到最新一版的编码', () => {
  const codes = comparable(versions);
  expect([...codes.get(1)!]).toEqual([
    ['1', '1'],
    ['2', '20'],
  ]);
  expect([...codes.get(2)!.keys()]).toEqual(['1', '20']);
});

test('同样的表现换了版：趋势线没有台阶，其余条目另列', () => {
  const loss = (wave: string, standardId: number, code: string, points: string) => ({
    wave,
    standardId,
    code,
    points,
  });
  const points = trendOf(
    versions,
    [
      { wave: 'Q1', standardId: 1, from: '2026-01-10', visits: 10 },
      { wave: 'Q2', standardId: 2, from: '2026-04-10', visits: 10 },
    ],
    [
      loss('Q1', 1, '1', '5'),
      loss('Q1', 1, '2', '10'),
      loss('Q1', 1, '3', '2'),
      loss('Q2', 2, '1', '5'),
      loss('Q2', 2, '20', '10'),
      loss('Q2', 2, '3', '9'),
      loss('Q2', 2, '4', '8'),
    ],
  );
  expect(points.map((point) => [point.comparable, point.rest])).toEqual([
    ['1.5', '0.2'],
    ['1.5', '1.7'],
  ]);
});
