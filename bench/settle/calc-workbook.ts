/**
 * The figures of four rules as a spreadsheet would compute them: a sheet for each wave with scores and
 * COUNTIFS ranks, the amounts of R05, R07, R08, R09 beside them, and their sums on the last sheet.
 * The plain twin has numbers where the other has formulas, so that reading and writing can be taken off.
 */
import ExcelJS from 'exceljs';
import type { FactBook } from '../../src/domain/inspection/fact-book.ts';

export const calcRules = ['C3-R05', 'C3-R07', 'C3-R08', 'C3-R09'];
const amountColumns = ['J', 'K', 'L', 'M'];
const titles = [
  '编码',
  '市行',
  '日期',
  '得分',
  '目标分',
  '阶段',
  '全省倒数',
  '全区名次',
  '全区倒数',
  ...calcRules,
];

const formulas = (row: number, last: number): string[] => {
  const city = `$B$2:$B$${last},B${row}`;
  const scores = `$D$2:$D$${last}`;
  return [
    `COUNTIFS(${scores},"<="&D${row})`,
    `COUNTIFS(${city},${scores},">"&D${row})+1`,
    `COUNTIFS(${city},${scores},"<="&D${row})`,
    `IF(AND(D${row}>=E${row},H${row}<=2),500,0)`,
    `IF(AND(F${row}<3,D${row}<E${row}),-(1000+(E${row}-D${row})*200),0)`,
    `IF(AND(F${row}=3,D${row}<98,G${row}<=200),-(IF(G${row}<=100,2000,1000)+(98-D${row})*200),0)`,
    `IF(I${row}=1,-500,IF(I${row}=2,-300,0))`,
  ];
};

const phaseOf = (day: string) => (day <= '2023-04-30' ? 1 : day <= '2023-08-31' ? 2 : 3);
const targets = [0, 92, 95, 98];

/** @returns how many formulas the workbook has */
export async function writeWorkbook(path: string, book: FactBook, plain: boolean): Promise<number> {
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: path });
  const scores = book.scores.filter((row) => row.kind === '省行神秘人');
  const waves = [...new Set(scores.map((row) => row.wave))];
  const lastRows = new Map<string, number>();
  let count = 0;
  for (const wave of waves) {
    const rows = scores.filter((row) => row.wave === wave);
    const last = rows.length + 1;
    lastRows.set(wave, last);
    const sheet = workbook.addWorksheet(wave);
    sheet.addRow(titles).commit();
    rows.forEach((row, at) => {
      const phase = phaseOf(row.visitedOn);
      // The demo province's codes: two digits of the province, two of the city.
      const given = [row.unitCode, row.unitCode.slice(0, 4), row.visitedOn, Number(row.score)];
      const computed = formulas(at + 2, last).map((formula) => (plain ? 12.5 : { formula }));
      count += computed.length;
      sheet.addRow([...given, targets[phase], phase, ...computed]).commit();
    });
    sheet.commit();
  }
  const sums = workbook.addWorksheet('合计');
  const total = (column: string) =>
    waves.map((wave) => `SUM('${wave}'!${column}2:${column}${lastRows.get(wave)})`).join('+');
  sums.addRow(amountColumns.map((column) => (plain ? 12.5 : { formula: total(column) }))).commit();
  sums.commit();
  await workbook.commit();
  return plain ? 0 : count;
}
