/** The template, and workbooks that rest on what is on record: each bad cell is named, nothing else is. */
import ExcelJS from 'exceljs';
import { describe, expect, test } from 'vitest';
import type { OpenVisit } from '../../domain/inspection/check-book.ts';
import { inspectionKinds } from '../../domain/inspection/model.ts';
import type { Level } from '../../domain/organisation/model.ts';
import { brief, goodSheets, workbookOf, type Sheets } from '../testing/workbooks.ts';
import { readFactBook } from './read-fact-book.ts';
import { writeTemplate } from './write-template.ts';

const record = new Map<string, Level>([
  ['P', '省行'],
  ['X', '县行'],
  ['320101', '网点'],
  ['320102', '网点'],
]);
/** Only 320101 was visited, in 2023Q1 by the province. */
const onRecord = {
  units: record,
  findMissing: (visits: OpenVisit[]) =>
    Promise.resolve(
      visits.filter(({ unitCode, wave }) => unitCode !== '320101' || wave !== '2023Q1'),
    ),
};
const readSheets = async (sheets: Sheets) =>
  readFactBook(await workbookOf(sheets), { fileName: '更正.xlsx', onRecord });
const scoreHead = goodSheets()['检查成绩']![0]!;
const scores = (...rows: (string | number | null)[][]): Sheets => ({
  检查成绩: [scoreHead, ...rows],
});

describe('模板', () => {
  const units = [
    { code: 'P', name: '江苏省行', level: '省行' as const, parentCode: null, queueMachine: null },
    { code: '320101', name: '=华阳', level: '网点' as const, parentCode: 'P', queueMachine: true },
  ];
  const given = { units, waves: ['2023Q1', '2023Q2'] };

  test('机构已填好，原样读回没有错误、没有提示，也没有别的行', async () => {
    const bytes = await writeTemplate(given);
    const { book, findings } = await readFactBook(bytes, { fileName: '模板.xlsx', onRecord });
    expect(findings).toEqual([]);
    expect(book).toMatchObject({ units, scores: [], deductions: [], tickets: [] });
  });

  test('检查类型、类别、是否只能选；波次、机构编码有得选也可另填；得分限 0 至 100；每列有提示', async () => {
    const book = new ExcelJS.Workbook();
    await book.xlsx.load((await writeTemplate(given)).buffer as ArrayBuffer);
    const rule = (sheet: string, cell: string) =>
      book.getWorksheet(sheet)!.getCell(cell).dataValidation;
    expect(rule('检查成绩', 'B2')).toMatchObject({
      type: 'list',
      formulae: [`"${inspectionKinds.join(',')}"`],
      errorStyle: 'stop',
    });
    expect(rule('扣分明细', 'F9')).toMatchObject({ formulae: ['"硬件,软件"'], errorStyle: 'stop' });
    expect(rule('投诉', 'D4999')).toMatchObject({ formulae: ['"是,否"'] });
    expect(rule('检查成绩', 'A2')).toMatchObject({
      formulae: ['"2023Q1,2023Q2"'],
      errorStyle: 'warning',
    });
    expect(rule('检查成绩', 'D2')).toMatchObject({ formulae: ['机构!$A$2:$A$3'] });
    expect(rule('检查成绩', 'E2')).toMatchObject({ type: 'decimal', formulae: [0, 100] });
    expect(rule('检查成绩', 'C2').prompt).toContain('检查当天');
    expect(book.getWorksheet('填写说明')!.rowCount).toBeGreaterThan(20);
  });
});

describe('只带事实的工作簿，机构用系统中登记的', () => {
  test('更正一个得分：一张表一行就够', async () => {
    const { book, errors } = await readSheets(
      scores(['2023Q1', '省行神秘人', '2023-02-06', '320101', 93]),
    );
    expect(errors).toBe(0);
    expect(book).toMatchObject({ units: [], scores: [{ unitCode: '320101', score: '93' }] });
  });

  test('没有登记过的机构编码：指到单元格，猜是哪一个', async () => {
    const { findings } = await readSheets(
      scores(
        ['2023Q1', '省行神秘人', '2023-02-06', '320101', 93],
        ['2023Q1', '省行神秘人', '2023-02-06', '320110', 93],
        ['2023Q1', '省行神秘人', '2023-02-06', '999', 93],
      ),
    );
    expect(brief(findings)).toEqual([
      '检查成绩D3 unit-not-on-record 320110',
      '检查成绩D4 unit-not-on-record 999',
    ]);
    expect(findings[0]!.zh).toContain('320101');
  });

  test('得分记在县行上', async () => {
    const { findings } = await readSheets(scores(['2023Q1', '县行检查', '2023-02-06', 'X', 93]));
    expect(brief(findings)).toEqual(['检查成绩D2 score-not-outlet X']);
  });

  test('扣分所在的检查登记过就可以；没有登记过的逐行指出', async () => {
    const head = goodSheets()['扣分明细']![0]!;
    const row = (wave: string, code: string) => [
      wave,
      '省行神秘人',
      code,
      '1.2',
      '未起身迎接',
      '软件',
      0.5,
      null,
    ];
    const { book, findings } = await readSheets({
      扣分明细: [head, row('2023Q1', '320101'), row('2023Q2', '320101'), row('2023Q1', '320102')],
    });
    expect(brief(findings)).toEqual([
      '扣分明细C3 deduction-without-visit 320101',
      '扣分明细C4 deduction-without-visit 320102',
    ]);
    expect(book.deductions).toHaveLength(3);
  });

  test('一张认得的表也没有：照旧说缺什么', async () => {
    const { findings } = await readSheets({ 工资: [['姓名'], ['张三']] });
    expect(brief(findings)).toEqual([
      '机构 missing-sheet 机构',
      '检查成绩 missing-sheet 检查成绩',
      '工资 extra-sheet 工资',
    ]);
  });

  test('表头不全仍是错误', async () => {
    const { findings } = await readSheets({
      检查成绩: [
        ['波次', '得分'],
        ['2023Q1', 90],
      ],
    });
    expect(findings.every(({ code }) => code === 'missing-column')).toBe(true);
    expect(findings).toHaveLength(3);
  });
});

describe('机构表只写几家', () => {
  const unitHead = goodSheets()['机构']![0]!;
  const units = (...rows: (string | null)[][]): Sheets => ({ 机构: [unitHead, ...rows] });

  test('新网点挂在登记过的上级之下；登记过的机构上级留空，位置不变', async () => {
    const { errors, notices } = await readSheets(
      units(['320103', '新设网点', '网点', 'X', null], ['X', '句容县行', '县行', null, null]),
    );
    expect({ errors, notices }).toEqual({ errors: 0, notices: 0 });
  });

  test('新网点没有上级；上级没有登记过；上级不高于它', async () => {
    const { findings } = await readSheets(
      units(
        ['320103', '新设网点', '网点', null, null],
        ['320104', '又一网点', '网点', 'Y9', null],
        ['320105', '三号网点', '网点', '320101', null],
      ),
    );
    expect(brief(findings)).toEqual([
      '机构D2 missing-parent 320103',
      '机构D3 unknown-parent Y9',
      '机构D4 parent-not-above 320101',
    ]);
  });

  test('登记的只有一个县时，全省的机构表可以带来它的上级', async () => {
    const county = new Map<string, Level>([['X', '县行']]);
    const bytes = await workbookOf({ 机构: goodSheets()['机构']! });
    const known = { units: county, findMissing: onRecord.findMissing };
    const read = await readFactBook(bytes, { fileName: 'a.xlsx', onRecord: known });
    expect(read).toMatchObject({ errors: 0, notices: 0 });
  });
});

test('命令行不靠登记：机构表仍然必须有', async () => {
  const bytes = await workbookOf(scores(['2023Q1', '省行神秘人', '2023-02-06', '320101', 93]));
  const { findings } = await readFactBook(bytes, { fileName: 'a.xlsx' });
  expect(brief(findings)).toEqual(['机构 missing-sheet 机构']);
});
