/** Whole sheets: headers, missing parts, checks across rows with their cells, and bounded findings. */
import { describe, expect, test } from 'vitest';
import { findingsListed } from '../../domain/inspection/fact-book.ts';
import {
  brief,
  goodSheets,
  inlineSheet,
  packageOf,
  readChanged,
  readWithCell,
  workbookOf,
} from '../testing/workbooks.ts';
import { readFactBook } from './read-fact-book.ts';

describe('表与表头', () => {
  test('好的工作簿没有任何发现', async () => {
    const { book, errors, notices } = await readChanged(() => undefined);
    expect({ errors, notices }).toEqual({ errors: 0, notices: 0 });
    expect(book.scores[0]).toEqual({
      wave: '2023Q1',
      kind: '省行神秘人',
      visitedOn: '2023-02-06',
      unitCode: '320101',
      score: '92.3',
    });
    expect(book.tickets[0]).toEqual({
      happenedOn: '2023-03-03',
      unitCode: '320101',
      offender: '张三',
      clause: 'R11',
      times: 2,
      points: null,
      amount: '150',
    });
  });

  test('只有机构和检查成绩也可以', async () => {
    const { errors, notices } = await readChanged((sheets) => {
      for (const name of ['扣分明细', '投诉', '曝光', '现场处罚']) delete sheets[name];
    });
    expect({ errors, notices }).toEqual({ errors: 0, notices: 0 });
  });

  test('缺检查成绩表：只报一处，不连带报扣分', async () => {
    const { findings } = await readChanged((sheets) => delete sheets['检查成绩']);
    expect(brief(findings)).toEqual(['检查成绩 missing-sheet 检查成绩']);
    expect(findings[0]?.zh).toContain('现有工作表：机构、扣分明细、投诉、曝光、现场处罚');
  });

  test('缺列：点名列和表，列出找到的表头', async () => {
    const { findings } = await readChanged((sheets) => (sheets['机构']![0]![0] = '网点号'));
    expect(brief(findings)).toEqual(['机构 missing-column 机构编码', '机构A1 extra-column 网点号']);
    expect(findings[0]?.zh).toBe(
      '工作表“机构”缺少“机构编码”列。第一行现有表头：网点号、机构名称、层级、上级编码、叫号机。请补上这一列，或把表头改成这个名称。',
    );
  });

  test('表头重复', async () => {
    const { findings } = await readWithCell('检查成绩', 'F1', '得分');
    expect(brief(findings)).toEqual(['检查成绩F1 duplicate-column 得分']);
    expect(findings[0]?.zh).toContain('另一处在 E1');
  });

  test('空表', async () => {
    const { findings } = await readChanged((sheets) => (sheets['机构'] = []));
    expect(findings[0]?.zh).toContain(
      '“机构”是空的，连表头也没有。请在第一行填写表头：机构编码、机构名称',
    );
  });

  test('列的顺序随意，表头两边有空格；多余的列和表忽略并提示', async () => {
    const { book, findings } = await readChanged((sheets) => {
      sheets['检查成绩'] = sheets['检查成绩']!.map(([wave, kind, day, unit, score], i) =>
        i === 0
          ? [' 得分 ', '备注', '机构编码', '检查日期', '检查类型', '波次']
          : [score!, '=x', unit!, day!, kind!, wave!],
      );
      sheets['说明'] = [['随便写写']];
    });
    expect(book.scores).toHaveLength(2);
    expect(brief(findings)).toEqual(['检查成绩B1 extra-column 备注', '说明 extra-sheet 说明']);
  });

  test('空行跳过；缺格的行逐格报错', async () => {
    const { book, findings } = await readChanged((sheets) => {
      sheets['检查成绩']!.splice(2, 0, [], ['　', null], ['2023Q1', null, null, '320102', null]);
    });
    expect(book.scores).toHaveLength(2);
    expect(brief(findings)).toEqual([
      '检查成绩B5 missing-cell',
      '检查成绩C5 missing-cell',
      '检查成绩E5 missing-cell',
    ]);
  });

  test('合并的、隐藏的行照读', async () => {
    const bytes = await workbookOf(goodSheets(), (book) => {
      book.getWorksheet('检查成绩')!.getRow(2).hidden = true;
      book.getWorksheet('检查成绩')!.mergeCells('F1:G3');
    });
    expect((await readFactBook(bytes, { fileName: 'a' })).book.scores).toHaveLength(2);
  });
});

describe('跨行检查落到单元格', () => {
  test('未知机构编码：提示最接近的', async () => {
    const { findings } = await readWithCell('检查成绩', 'D2', '320110');
    expect(brief(findings)).toEqual([
      '检查成绩D2 unknown-unit 320110',
      '扣分明细C2 deduction-without-score 320101',
    ]);
    expect(findings[0]?.zh).toContain('是否应为 320101');
  });

  test('机构树绕圈：写出整条链', async () => {
    const { findings } = await readWithCell('机构', 'D2', 'X');
    expect(findings.map((one) => one.code)).toContain('tree-cycle');
    expect(findings.find((one) => one.code === 'tree-cycle')).toMatchObject({
      cell: 'D2',
      sheet: '机构',
    });
    expect(findings.find((one) => one.code === 'tree-cycle')?.zh).toContain('P → X → P');
  });

  test('错误在前、按表和单元格排序', async () => {
    const { findings } = await readChanged((sheets) => {
      sheets['投诉']![1]![6] = 900;
      sheets['曝光']![1]![1] = '999';
      sheets['机构']![4]![3] = 'Z';
    });
    expect(brief(findings)).toEqual([
      '机构D5 unknown-parent Z',
      '曝光B2 unknown-unit 999',
      '投诉G2 unusual-complaint-amount 900',
    ]);
  });
});

describe('海量错误', () => {
  test('二十万个坏单元格：列出前一百个，其余只计数，让出事件循环', async () => {
    const bad = Array.from({ length: 100_000 }, (_, i) => [
      `2023Q${i}`,
      '巡查',
      '昨天',
      `U${i}`,
      '九十',
    ]);
    const header = goodSheets()['检查成绩']![0] as string[];
    const bytes = packageOf({
      sheets: {
        机构: inlineSheet(goodSheets()['机构'] as string[][]),
        检查成绩: inlineSheet([header, ...bad]),
      },
    });
    let turns = 0;
    const timer = setInterval(() => turns++, 1);
    const { findings, errors } = await readFactBook(bytes, { fileName: 'a' });
    clearInterval(timer);
    expect(errors).toBe(400_000);
    expect(findings).toHaveLength(findingsListed);
    expect(findings[0]).toMatchObject({ sheet: '检查成绩', cell: 'B2', value: '巡查' });
    expect(turns).toBeGreaterThan(10);
  });
});
