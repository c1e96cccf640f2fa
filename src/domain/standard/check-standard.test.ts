/** 结构检查：每一级的分值、权重、编码、分段，错在哪里说得清. */
import { expect, test } from 'vitest';
import { findingText } from '../../contract/standard-findings.ts';
import { standardFaults } from './check-standard.ts';
import type { Item, StandardDocument } from './model.ts';
import { templateKeys, templates } from './templates/index.ts';
import { anItem, standardOf } from './testing.ts';

const codes = (document: StandardDocument) => standardFaults(document).map(({ code }) => code);
const sample = () => standardOf([[anItem('1', '5'), anItem('2', '5')], [anItem('3', '10')]]);
const changed = (change: (document: StandardDocument) => void) => {
  const document = sample();
  change(document);
  return document;
};

test.each(templateKeys)('随附的模板 %s 除了待确认的分值，没有任何问题', (key) => {
  const confirmed = structuredClone(templates[key]) as StandardDocument;
  confirmed.modules.forEach((module) => delete module.assumed);
  expect(standardFaults(confirmed)).toEqual([]);
});

test.each([
  ['evaluation', 6],
  ['facility', 1],
  ['street', 5],
  ['taxi', 6],
  ['mystery', 0],
  ['appraisal', 0],
] as const)('原文没有分值的模板 %s：%s 个模块要先确认，未确认不能发布', (key, n) => {
  const assumed = standardFaults(templates[key]).filter(({ code }) => code === 'points-assumed');
  expect(assumed).toHaveLength(n);
  expect(assumed.every(({ severity }) => severity === 'error')).toBe(true);
});

test('每一级的合计：条目对项目、项目对模块、模块对满分，各指到那一级', () => {
  const faults = standardFaults(
    changed((document) => {
      document.modules[0]!.projects[0]!.items[0]!.points = '6';
      document.modules[1]!.points = '11';
    }),
  );
  expect(faults.map(({ code, path }) => [code, path])).toEqual([
    ['sum-items', 'modules.0.projects.0'],
    ['sum-projects', 'modules.1'],
    ['sum-modules', ''],
  ]);
  expect(findingText(faults[0]!, 'zh')).toContain('合计 11，与项目的 10 分不符');
});

test('条件条目：有无叫号机的两条互相替代，不算超分；两条都问就超了', () => {
  const pair = (is: boolean): Partial<Item> => ({ when: { attribute: 'queueMachine', is } });
  const project = (first: Item, second: Item) =>
    changed((document) => {
      document.modules[1]!.projects[0]!.items = [first, second];
    });
  expect(codes(project(anItem('3', '10', pair(true)), anItem('4', '10', pair(false))))).toEqual([]);
  expect(codes(project(anItem('3', '10', pair(true)), anItem('4', '4', pair(false))))).toEqual([]);
  expect(codes(project(anItem('3', '10'), anItem('4', '4', pair(true))))).toEqual([
    'condition-over',
  ]);
});

test.each<[string, (document: StandardDocument) => void]>([
  ['duplicate-code', ({ modules }) => void (modules[1]!.projects[0]!.items[0]!.code = '1')],
  ['code-sign', ({ modules }) => void (modules[1]!.projects[0]!.items[0]!.code = '3@a')],
  ['bad-decimal', ({ modules }) => void (modules[1]!.projects[0]!.items[0]!.points = '十')],
  ['limit-over', ({ modules }) => void (modules[1]!.deductAtMost = '11')],
  ['weight-unused', ({ modules }) => void (modules[1]!.weight = '0.5')],
  ['weight-missing', ({ scoring }) => void (scoring.combine = 'weighted')],
  [
    'empty-project',
    ({ modules }) =>
      void modules[1]!.projects.push({ code: 'P9', name: '空', points: '0', items: [] }),
  ],
  ['grade-over', ({ scoring }) => void (scoring.bands = [{ name: '优', from: '21' }])],
  ['grade-open', ({ scoring }) => void (scoring.bands = [{ name: '优', from: '15' }])],
  ['lowest-over', ({ scoring }) => void (scoring.lowest = '21')],
  ['veto-most', ({ scoring }) => void (scoring.veto = { to: 'at-most', score: '20' })],
])('%s', (code, change) => {
  expect(codes(changed(change))).toContain(code);
});

const itemFault = (more: Partial<Item>, points = '10') =>
  codes(
    changed(({ modules }) => void (modules[1]!.projects[0]!.items = [anItem('3', points, more)])),
  );

test.each<[string, Partial<Item>]>([
  ['step-over', { form: { kind: 'points', step: '11' } }],
  ['each-zero', { form: { kind: 'count', each: '0' } }],
  ['text-points', { form: { kind: 'text' } }],
  ['option-over', { form: { kind: 'choice', options: [{ code: 'A', name: '好', points: '11' }] } }],
  ['option-best', { form: { kind: 'choice', options: [{ code: 'A', name: '好', points: '9' }] } }],
  ['key-dates', { key: { from: '2026-02-01', to: '2026-01-01' } }],
  ['post-twice', { posts: ['柜员', '柜员'] }],
  ['veto-extra', { veto: true, extra: true }],
  [
    'bands-order',
    {
      form: {
        kind: 'number',
        unit: '分钟',
        bands: [
          { upTo: '20', points: '10' },
          { upTo: '10', points: '0' },
        ],
      },
    },
  ],
])('条目：%s', (code, more) => {
  expect(itemFault(more)).toContain(code);
});

test('0 分的一票否决只有答得出“不达标”或次数才有用', () => {
  const zero = { veto: true, form: { kind: 'points' as const, step: '0' } };
  expect(itemFault(zero, '0')).toContain('veto-unfailable');
  expect(itemFault({ ...zero, form: { kind: 'pass' } }, '0')).not.toContain('veto-unfailable');
});

test('空白标准、权重不足 1', () => {
  expect(codes({ ...sample(), modules: [] })).toContain('no-items');
  expect(
    codes(
      standardOf([[anItem('1', '5')], [anItem('2', '5')]], { combine: 'weighted' }, ['0.5', '0.4']),
    ),
  ).toEqual(['sum-weights']);
});
