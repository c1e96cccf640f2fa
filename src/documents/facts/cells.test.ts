/** Single cells: what is accepted as which value, and what each fault says. */
import { describe, expect, test } from 'vitest';
import { brief, readChanged, readWithCell } from '../testing/workbooks.ts';

const score = async (value: string | number | Date | boolean, numFmt?: string) => {
  const result = await readWithCell('检查成绩', 'E2', value, numFmt ? { numFmt } : {});
  return { ...result, score: result.book.scores.find((row) => row.unitCode === '320101')?.score };
};

describe('得分', () => {
  test.each<[string | number, string]>([
    [92.3, '92.3'],
    [92.30000000000001, '92.3'],
    [0.1 + 0.2, '0.3'],
    [100, '100'],
    [0, '0'],
    ['92.50', '92.5'],
    ['092', '92'],
  ])('%s 读作 %s，不多一位', async (value, expected) => {
    const { score: read, errors, notices } = await score(value);
    expect({ read, errors, notices }).toEqual({ read: expected, errors: 0, notices: 0 });
  });

  test.each<[string, string]>([
    ['９２．５', '92.5'],
    [' 92.5　', '92.5'],
  ])('“%s”规范为 %s，并提示一次', async (value, expected) => {
    const { score: read, findings } = await score(value);
    expect(read).toBe(expected);
    expect(brief(findings)).toEqual([`检查成绩E2 tidied ${value}`.trim()]);
    expect(findings[0]?.zh).toContain('“得分”列有 1 个单元格含全角字符');
  });

  test.each<[string | number | boolean, string, string]>([
    ['九十', 'bad-number', '“得分”应为数字，“九十”不是'],
    ['92分', 'bad-number', '不带单位'],
    ['1,23', 'bad-number', '应为数字'],
    [true, 'bad-number', '“TRUE”不是'],
    ['101', 'score-out-of-range', '得分 101 不在 0 至 100 之间'],
    [-1, 'score-out-of-range', '得分 -1 不在'],
    [92.345, 'too-precise', '最多两位小数，“92.345”超过了'],
    ['1e5', 'bad-number', '应为数字'],
    [1e20, 'number-too-large', '大得不合常理'],
  ])('%s 不能读：%s', async (value, code, words) => {
    const { findings, errors } = await score(value);
    expect(errors).toBe(1);
    expect(findings[0]).toMatchObject({ severity: 'error', code, sheet: '检查成绩', cell: 'E2' });
    expect(findings[0]?.zh).toContain(words);
    expect(findings[0]?.en).toMatch(/^[^{}]+$/);
  });

  test('日期格式、百分比格式的数字不是得分', async () => {
    expect((await score(45000, 'yyyy-mm-dd')).findings[0]).toMatchObject({
      code: 'date-as-number',
      value: '2023-03-15',
    });
    const percent = (await score(0.925, '0.0%')).findings[0];
    expect(percent).toMatchObject({ code: 'percent-as-number', value: '0.925' });
    expect(percent?.zh).toContain('百分比');
  });

  test('公式单元格：要求粘贴为数值', async () => {
    const { findings } = await readWithCell('检查成绩', 'E2', { formula: '90+2', result: 92 });
    expect(brief(findings)).toEqual(['检查成绩E2 formula-cell 92']);
    expect(findings[0]?.zh).toContain('选择性粘贴 → 数值');
  });

  test('错误值', async () => {
    const { findings } = await readWithCell('检查成绩', 'E2', { error: '#N/A' });
    expect(brief(findings)).toEqual(['检查成绩E2 error-cell #N/A']);
  });
});

describe('日期', () => {
  const day = async (value: string | number | Date, numFmt?: string) => {
    const result = await readWithCell('检查成绩', 'C2', value, numFmt ? { numFmt } : {});
    return {
      ...result,
      day: result.book.scores.find((row) => row.unitCode === '320101')?.visitedOn,
    };
  };

  test.each<[string | number | Date, string?]>([
    ['2023-05-06'],
    ['2023/5/6'],
    ['2023.5.6'],
    ['2023年5月6日'],
    ['2023-05-06 10:30:00'],
    [new Date(Date.UTC(2023, 4, 6)), 'yyyy-mm-dd'],
    [new Date(Date.UTC(2023, 4, 6, 23, 59)), 'yyyy"年"m"月"d"日"'],
    [45052],
    [45052.75],
  ])('%s 读作 2023-05-06', async (value, numFmt) => {
    const { day: read, errors, notices } = await day(value, numFmt);
    expect({ read, errors, notices }).toEqual({ read: '2023-05-06', errors: 0, notices: 0 });
  });

  test('全角与空格：规范并提示', async () => {
    const { day: read, notices } = await day('２０２３年 ５月 ６日');
    expect({ read, notices }).toEqual({ read: '2023-05-06', notices: 1 });
  });

  test.each<[string | number, string, string]>([
    ['2023-02-30', 'impossible-date', '2023-02-30 在日历上不存在'],
    ['2023-13-01', 'impossible-date', '核对月份和日子'],
    ['五月六日', 'bad-date', '认不出是哪一天'],
    ['2023-05/06', 'bad-date', '请写成 2023-05-06'],
    ['05/06/2023', 'bad-date', '认不出'],
    [2023, 'bad-date', '“2023”认不出'],
    [20230506, 'bad-date', '“20230506”认不出'],
  ])('%s 不能读：%s', async (value, code, words) => {
    const { findings } = await day(value);
    expect(findings[0]).toMatchObject({ severity: 'error', code, cell: 'C2' });
    expect(findings[0]?.zh).toContain(words);
  });

  test('期间之外', async () => {
    const { findings } = await readChanged(() => undefined, {
      period: { from: '2023-03-01', to: '2023-03-31' },
    });
    expect(brief(findings)).toEqual([
      '检查成绩C2 date-outside-period 2023-02-06',
      '检查成绩C3 date-outside-period 2023-02-07',
    ]);
    expect(findings[0]?.zh).toContain('不在本次导入的期间 2023-03-01 至 2023-03-31 之内');
  });
});

describe('编码、名称与选项', () => {
  test('按数字保存的编码变回文本', async () => {
    const { book, errors } = await readWithCell('机构', 'A4', 320101);
    expect(errors).toBe(0);
    expect(book.units[2]?.code).toBe('320101');
  });

  test.each<[string | number | Date, Record<string, string>, string, string]>([
    [12345678901234568, {}, 'digits-lost', 'Excel 已丢掉末尾几位'],
    [45052, { numFmt: 'm"月"d"日"' }, 'date-as-text', '被 Excel 自动变成了日期 2023-05-06'],
    ['x'.repeat(65), {}, 'too-long', '超过 64 个字'],
  ])('条目编码 %s：%s', async (value, style, code, words) => {
    const { findings } = await readWithCell('扣分明细', 'D2', value, style);
    expect(findings[0]).toMatchObject({ code, cell: 'D2' });
    expect(findings[0]?.zh).toContain(words);
  });

  test('名称里的全角括号保留，首尾空格去掉并提示', async () => {
    const { book, findings } = await readWithCell('机构', 'B4', '　华阳支行（营业部） ');
    expect(book.units[2]?.name).toBe('华阳支行（营业部）');
    expect(brief(findings)).toEqual(['机构B4 tidied 　华阳支行（营业部）']);
  });

  test('波次的全角写法：同一列只提示一次，带首个单元格和个数', async () => {
    const { book, findings } = await readChanged((sheets) => {
      for (const row of sheets['检查成绩']!.slice(1)) row[0] = '２０２３ｑ１';
    });
    expect(book.scores.map((row) => row.wave)).toEqual(['2023Q1', '2023Q1']);
    expect(brief(findings)).toEqual(['检查成绩A2 tidied ２０２３ｑ１']);
    expect(findings[0]?.zh).toContain('有 2 个单元格');
  });

  test.each<[string | number | boolean, boolean | null]>([
    ['是', true],
    ['否', false],
    ['Y', true],
    ['n', false],
    [1, true],
    ['0', false],
    [true, true],
    [false, false],
    ['', null],
  ])('叫号机 %s 读作 %s', async (value, expected) => {
    const { book, errors } = await readWithCell('机构', 'E4', value);
    expect({ value: book.units[2]?.queueMachine, errors }).toEqual({ value: expected, errors: 0 });
  });

  test('选项之外：列出可选的', async () => {
    const { findings } = await readWithCell('机构', 'C4', '分理处');
    expect(findings[0]?.zh).toBe(
      '“层级”的“分理处”不在可选范围内。请填其中之一：省行、市行、县行、支行、网点。',
    );
  });

  test('空的上级重点为否、次数为 1、责任人可空；空的有理由是错误', async () => {
    const { book, findings } = await readChanged((sheets) => {
      sheets['现场处罚']![1] = ['2023-03-03', '320101', null, 'R11', null, null, null];
      sheets['投诉']![1]![3] = null;
    });
    expect(book.deductions[0]?.isKey).toBe(false);
    expect(book.tickets[0]).toMatchObject({ offender: '', times: 1, points: null, amount: null });
    expect(brief(findings)).toEqual(['投诉D2 missing-cell']);
    expect(findings[0]?.zh).toContain('“有理由”不能为空');
  });

  test('次数必须是正整数', async () => {
    const { findings } = await readWithCell('现场处罚', 'E2', 1.5);
    expect(brief(findings)).toEqual(['现场处罚E2 bad-count 1.5']);
  });

  test('千分位金额', async () => {
    const { book, findings } = await readWithCell('投诉', 'G2', '1,300.50');
    expect(book.complaints[0]?.amount).toBe('1300.5');
    expect(brief(findings)).toEqual([
      '投诉G2 unusual-complaint-amount 1300.5',
      '投诉G2 tidied 1,300.50',
    ]);
  });
});
