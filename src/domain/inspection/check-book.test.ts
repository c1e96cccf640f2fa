/** The cross-row checks, one rule at a time, on rows given by hand. */
import { describe, expect, test } from 'vitest';
import type { UnitRow } from '../organisation/model.ts';
import { BookChecker, waveFault, type Part, type RowOf } from './check-book.ts';
import type { Finding } from './fact-book.ts';
import type { Place } from './finding.ts';

type Period = { from: string; to: string };
type Rows = { [P in Part]?: RowOf<P>[] };

const tree: UnitRow[] = [
  { code: 'P', name: '省行', level: '省行', parentCode: null, queueMachine: null },
  { code: 'X1', name: '县行', level: '县行', parentCode: 'P', queueMachine: null },
  { code: 'A1', name: '一号网点', level: '网点', parentCode: 'X1', queueMachine: true },
  { code: 'A2', name: '二号网点', level: '网点', parentCode: 'X1', queueMachine: false },
];
const unit = (code: string, level: UnitRow['level'], parentCode: string | null): UnitRow => ({
  code,
  name: code,
  level,
  parentCode,
  queueMachine: null,
});
const score = (change: RowOf<'scores'> = {}): RowOf<'scores'> => ({
  wave: '2023Q1',
  kind: '省行神秘人',
  visitedOn: '2023-02-01',
  unitCode: 'A1',
  score: '92.3',
  ...change,
});
const deduction = (change: RowOf<'deductions'> = {}): RowOf<'deductions'> => ({
  wave: '2023Q1',
  kind: '省行神秘人',
  unitCode: 'A1',
  itemCode: '1.1',
  itemName: '迎接',
  category: '软件',
  points: '0.5',
  isKey: false,
  ...change,
});
const complaint = (change: RowOf<'complaints'> = {}): RowOf<'complaints'> => ({
  orderNo: 'G1',
  happenedOn: '2023-02-01',
  unitCode: 'A1',
  justified: true,
  subjective: true,
  assessed: true,
  amount: '300',
  ...change,
});
const ticket = (change: RowOf<'tickets'> = {}): RowOf<'tickets'> => ({
  happenedOn: '2023-02-01',
  unitCode: 'A1',
  offender: '',
  clause: 'R11',
  times: 1,
  points: null,
  amount: '150',
  ...change,
});

/** Row n of a sheet stands in row n + 2; cells are named by their column's title. */
function check(
  rows: Rows,
  { period, unread = [] }: { period?: Period; unread?: Part[] } = {},
): Finding[] {
  const findings: Finding[] = [];
  const checker = new BookChecker({ report: (finding) => findings.push(finding), period });
  unread.forEach((part) => checker.unread(part));
  const run = <P extends Part>(part: P, list: RowOf<P>[] = []) =>
    list.forEach((row, index) =>
      (checker[part] as (row: RowOf<P>, at: Place) => void).call(checker, row, at(part, index + 2)),
    );
  const at = (sheet: string, row: number): Place => ({
    sheet,
    row,
    cell: (column, n = row) => `${column}${n}`,
  });
  if (!unread.includes('units')) {
    run('units', rows.units ?? tree);
    checker.unitsDone(at('units', 0));
  }
  run('scores', rows.scores);
  run('deductions', rows.deductions);
  run('complaints', rows.complaints);
  run('exposures', rows.exposures);
  run('tickets', rows.tickets);
  return findings;
}
const brief = (findings: Finding[]) =>
  findings.map(({ code, cell, value }) => `${code} ${cell} ${value}`.trim());

test('没有毛病的账簿什么也不报；扣分合计不等于 100 − 得分也不报', () => {
  const rows = {
    scores: [score()],
    deductions: [deduction()],
    complaints: [complaint()],
    tickets: [ticket()],
  };
  expect(check(rows, { period: { from: '2023-01-01', to: '2023-03-31' } })).toEqual([]);
});

describe('机构树', () => {
  test.each<[string, UnitRow[], string[]]>([
    ['重复的编码', [...tree, unit('A1', '网点', 'X1')], ['duplicate-unit 机构编码6 A1']],
    ['未知的上级', [...tree, unit('A3', '网点', 'X2')], ['unknown-parent 上级编码6 X2']],
    ['上级层级不高于下级', [...tree, unit('A3', '网点', 'A1')], ['parent-not-above 上级编码6 A1']],
    ['中间层级可以省略', [...tree, unit('A3', '网点', 'P')], []],
    [
      '绕圈',
      [unit('P', '省行', null), unit('B', '市行', 'C'), unit('C', '县行', 'B')],
      ['parent-not-above 上级编码3 C', 'tree-cycle 上级编码3 B'],
    ],
    [
      '自己是自己的上级',
      [unit('P', '省行', null), unit('B', '市行', 'B')],
      ['parent-not-above 上级编码3 B', 'tree-cycle 上级编码3 B'],
    ],
    [
      '没有最上级',
      [unit('B', '市行', 'C'), unit('C', '省行', 'B')],
      ['parent-not-above 上级编码3 B', 'tree-cycle 上级编码2 B', 'no-root'],
    ],
    ['漏填上级', [...tree, unit('A3', '网点', null)], ['missing-parent 上级编码6 A3']],
    ['两个最上级', [...tree, unit('P2', '省行', null)], ['several-roots 上级编码6 P2']],
    ['一个机构也没有', [], ['no-units']],
  ])('%s', (_, units, expected) => {
    expect(brief(check({ units }))).toEqual(expected);
  });

  test('绕圈的消息写出整条链，很长时截断', () => {
    const ring = Array.from({ length: 20 }, (_, i) => unit(`U${i}`, '网点', `U${(i + 1) % 20}`));
    const found = check({ units: [unit('P', '省行', null), ...ring] }).find(
      (one) => one.code === 'tree-cycle',
    );
    expect(found?.zh).toBe(
      '上级编码绕成了一圈：U0 → U1 → U2 → U3 → U4 → U5 → U6 → U7 → … → U0。机构不能是自己的上级；请改正其中一个上级编码。',
    );
  });
});

describe('各表', () => {
  test('未知机构编码：每张表都查，并猜是哪个', () => {
    const findings = check({
      scores: [score({ unitCode: 'A11' })],
      complaints: [complaint({ unitCode: '1A' })],
      exposures: [{ happenedOn: '2023-02-01', unitCode: 'ZZZ', level: '市', verified: true }],
      tickets: [ticket({ unitCode: 'A3' })],
    });
    expect(findings.map((one) => one.code)).toEqual(Array(4).fill('unknown-unit'));
    expect(findings[0]?.zh).toContain('是否应为 A1');
    expect(findings[1]?.zh).toContain('是否应为 A1');
    expect(findings[2]?.zh).not.toContain('是否应为');
    expect(findings[3]?.en).toContain('Did you mean A1 or A2?');
  });

  test.each<[string, Rows, string[]]>([
    ['成绩记在县行上', { scores: [score({ unitCode: 'X1' })] }, ['score-not-outlet 机构编码2 X1']],
    [
      '同一波次、类型、机构两个得分',
      { scores: [score(), score({ kind: '县行检查' }), score()] },
      ['duplicate-score 机构编码4 A1'],
    ],
    ['得分过百', { scores: [score({ score: '100.01' })] }, ['score-out-of-range 得分2 100.01']],
    [
      '得分 0 和 100 可以',
      { scores: [score({ score: '0' }), score({ unitCode: 'A2', score: '100' })] },
      [],
    ],
    [
      '扣分没有对应的成绩',
      { scores: [score()], deductions: [deduction({ wave: '2023Q2' })] },
      ['deduction-without-score 机构编码2 A1'],
    ],
    [
      '扣分为负',
      { scores: [score()], deductions: [deduction({ points: '-1' })] },
      ['negative-points 扣分2 -1'],
    ],
    ['工单号重复', { complaints: [complaint(), complaint()] }, ['duplicate-order 工单号3 G1']],
    [
      '金额为负',
      { complaints: [complaint({ amount: '-5' })], tickets: [ticket({ amount: '-5' })] },
      ['negative-amount 金额2 -5', 'negative-amount 金额2 -5'],
    ],
    [
      '投诉金额 200 至 500（含）不提示',
      { complaints: [complaint({ amount: '200' }), complaint({ orderNo: 'G2', amount: '500' })] },
      [],
    ],
    [
      '投诉金额之外只提示',
      { complaints: [complaint({ amount: '500.01' })] },
      ['unusual-complaint-amount 金额2 500.01'],
    ],
    [
      'R11 金额之外只提示',
      { tickets: [ticket({ amount: '99' }), ticket({ clause: 'R12', amount: '99' })] },
      ['unusual-ticket-amount 金额2 99'],
    ],
    [
      'R16 扣分金额都空',
      {
        tickets: [
          ticket({ clause: 'R16', amount: null }),
          ticket({ clause: 'R16', amount: null, points: '1' }),
        ],
      },
      ['ticket-without-measure 扣分2'],
    ],
  ])('%s', (_, rows, expected) => {
    const findings = check(rows);
    expect(brief(findings)).toEqual(expected);
    for (const { zh, en } of findings) expect(zh + en).not.toMatch(/[{}]|undefined/);
  });

  test('期间：首尾两天都算在内', () => {
    const period = { from: '2023-01-01', to: '2023-03-31' };
    const rows = [period.from, period.to, '2022-12-31', '2023-04-01'].map((happenedOn) =>
      ticket({ happenedOn }),
    );
    expect(brief(check({ tickets: rows }, { period }))).toEqual([
      'date-outside-period 日期4 2022-12-31',
      'date-outside-period 日期5 2023-04-01',
    ]);
  });
});

describe('不连累', () => {
  test('机构表读不了：不报未知机构', () => {
    expect(check({ scores: [score()] }, { unread: ['units'] })).toEqual([]);
  });
  test('成绩表读不了：不报扣分没有成绩', () => {
    expect(check({ deductions: [deduction()] }, { unread: ['scores'] })).toEqual([]);
  });
  test('成绩行的波次写错：只报波次，不再报扣分没有成绩', () => {
    const rows = { scores: [score({ wave: '23Q1' })], deductions: [deduction()] };
    expect(brief(check(rows))).toEqual(['bad-wave 波次2 23Q1']);
  });
  test('读不出的格子不再参与检查', () => {
    expect(
      check({
        scores: [{ unitCode: undefined, score: undefined }],
        complaints: [{}],
        tickets: [{}],
      }),
    ).toEqual([]);
  });
});

test.each([
  ['2023Q1', '省行神秘人', null],
  ['2023Q5', '省行神秘人', 'bad-wave'],
  ['2023M01', '县行检查', null],
  ['2023M12', '非现场检查', null],
  ['2023-03县行', '县行检查', null],
  ['二〇二三年三月份县行服务质量专项检查第一批次', '县行检查', 'bad-wave'],
  ['2023M01', '省行神秘人', 'month-wave'],
  ['23Q1', '省行神秘人', 'bad-wave'],
] as const)('波次 %s 用于 %s：%s', (wave, kind, expected) => {
  expect(waveFault(wave, kind)).toBe(expected);
});
