/** Exported lists: exact numbers, harmless text, names that Excel accepts. */
import ExcelJS from 'exceljs';
import { expect, test } from 'vitest';
import { sheetNamesOf } from './sheet-names.ts';
import { writeTables, type Table } from './write-tables.ts';

async function written(tables: Table[]): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load((await writeTables(tables)).buffer as ArrayBuffer);
  return book;
}

const ledger: Table = {
  name: '台账',
  title: '2023 年一季度台账',
  columns: [
    { title: '网点' },
    { title: '金额', kind: 'money' },
    { title: '日期', kind: 'date' },
    { title: '名次', kind: 'number', width: 9 },
  ],
  rows: [
    ['华阳支行', '1540.10', '2023-05-06', 1],
    ['城北', '9999999999999.99', 'abc', '12.5'],
    [null, '12345678901234567.89', null, null],
  ],
};

test('金额是精确的数字，日期是日期，过长的数保留为文本', async () => {
  const sheet = (await written([ledger])).worksheets[0]!;
  expect(sheet.getCell('B3').value).toBe(1540.1);
  expect(sheet.getCell('B3').numFmt).toBe('#,##0.00');
  expect(sheet.getCell('B4').value).toBe(9999999999999.99);
  expect(sheet.getCell('B5').value).toBe('12345678901234567.89');
  expect(sheet.getCell('C3').value).toEqual(new Date('2023-05-06T00:00:00Z'));
  expect(sheet.getCell('C4').value).toBe('abc');
  expect(sheet.getCell('D4').value).toBe(12.5);
  expect(sheet.getCell('A5').value).toBeNull();
});

test('标题、加粗冻结的表头、筛选、列宽、中文字体', async () => {
  const sheet = (await written([ledger])).worksheets[0]!;
  expect(sheet.getCell('A1').value).toBe('2023 年一季度台账');
  expect(sheet.getCell('B2').font).toMatchObject({ bold: true, name: '微软雅黑' });
  expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 2 });
  expect(sheet.autoFilter).toBe('A2:D2');
  expect(sheet.getColumn(4).width).toBe(9);
});

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '=HYPERLINK("http://x","点我")'])(
  '公式注入 %j：仍是文本，格式也是文本',
  async (text) => {
    const cell = (
      await written([{ name: 'a', columns: [{ title: 'x' }], rows: [[text]] }])
    ).worksheets[0]!.getCell('A2');
    expect(cell.type).toBe(ExcelJS.ValueType.String);
    expect(cell.numFmt).toBe('@');
    expect(cell.formula).toBeUndefined();
  },
);

test('表名按 Excel 的规矩改写，不重复', () => {
  expect(sheetNamesOf(['a/b', 'A b', '', '表', 'x'.repeat(40), 'x'.repeat(40)])).toEqual([
    'a b',
    'A b (2)',
    '表',
    '表 (2)',
    'x'.repeat(31),
    `${'x'.repeat(27)} (2)`,
  ]);
});
