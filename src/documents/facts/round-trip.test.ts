/** Writing a book and reading it again gives the same book, whatever the book. */
import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FactBook } from '../../domain/inspection/fact-book.ts';
import {
  exposureLevels,
  inspectionKinds,
  itemCategories,
  ticketClauses,
  type ComplaintRow,
  type DeductionRow,
  type ExposureRow,
  type ScoreRow,
  type TicketRow,
} from '../../domain/inspection/model.ts';
import type { UnitRow } from '../../domain/organisation/model.ts';
import { readFactBook } from './read-fact-book.ts';
import { tidyCode, tidyText } from './tidy.ts';
import { writeFactBook } from './write-fact-book.ts';

const name = fc
  .oneof(
    fc.string({ unit: 'grapheme', maxLength: 30 }),
    fc.constantFrom('（营业部）', '=1+1', '_x0041_', '<&>"', '007'),
  )
  .map(tidyText)
  .filter((text) => text !== '' && text === tidyText(text));
const code = fc
  .oneof(name, fc.stringMatching(/^0\d{5,20}$/))
  .map(tidyCode)
  .filter((text) => text !== '' && text !== root);
const day = fc
  .date({ min: new Date('1980-01-01'), max: new Date('2100-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const decimal = (most: number) =>
  fc.integer({ min: 0, max: most * 100 }).map((cents) => String(cents / 100));
const amount = fc.option(decimal(9_999_999_999));
const root = '根';
const wave = fc.constantFrom('2023Q1', '2023Q4', '2024Q2');
const kind = fc.constantFrom(...inspectionKinds);

type Outlet = [code: string, name: string, queueMachine: boolean | null];

const treeOf = (outlets: Outlet[]): UnitRow[] => [
  { code: root, name: '省行', level: '省行', parentCode: null, queueMachine: null },
  ...outlets.map(([code, name, queueMachine]) => ({
    code,
    name,
    level: '网点' as const,
    parentCode: root,
    queueMachine,
  })),
];

const scoresAt = (unitCode: fc.Arbitrary<string>): fc.Arbitrary<ScoreRow[]> =>
  fc.uniqueArray(fc.record({ wave, kind, visitedOn: day, unitCode, score: decimal(100) }), {
    selector: (row) => `${row.wave}${row.kind}${row.unitCode}`,
    minLength: 1,
    maxLength: 8,
  });

/** Every deduction belongs to one of the visits. */
const deductionsOf = (visits: ScoreRow[]): fc.Arbitrary<DeductionRow[]> => {
  const item = fc.record({
    itemCode: code,
    itemName: name,
    category: fc.constantFrom(...itemCategories),
    points: decimal(100),
    isKey: fc.boolean(),
  });
  const row = fc.tuple(fc.constantFrom(...visits), item).map(([{ wave, kind, unitCode }, rest]) => {
    return { wave, kind, unitCode, ...rest };
  });
  return fc.array(row, { maxLength: 8 });
};

const complaintsAt = (unitCode: fc.Arbitrary<string>): fc.Arbitrary<ComplaintRow[]> => {
  const answers = { justified: fc.boolean(), subjective: fc.boolean(), assessed: fc.boolean() };
  const row = fc.record({ orderNo: code, happenedOn: day, unitCode, ...answers, amount });
  return fc.uniqueArray(row, { selector: ({ orderNo }) => orderNo, maxLength: 5 });
};

const ticketsAt = (unitCode: fc.Arbitrary<string>): fc.Arbitrary<TicketRow[]> => {
  const offender = fc.oneof(name, fc.constant(''));
  const clause = fc.constantFrom(...ticketClauses);
  const times = fc.integer({ min: 1, max: 99 });
  const measures = { times, points: decimal(100), amount };
  return fc.array(fc.record({ happenedOn: day, unitCode, offender, clause, ...measures }), {
    maxLength: 5,
  });
};

const exposuresAt = (unitCode: fc.Arbitrary<string>): fc.Arbitrary<ExposureRow[]> => {
  const level = fc.constantFrom(...exposureLevels);
  return fc.array(fc.record({ happenedOn: day, unitCode, level, verified: fc.boolean() }), {
    maxLength: 5,
  });
};

/** A province with outlets, and facts about them that pass the checks. */
const books: fc.Arbitrary<FactBook> = fc
  .uniqueArray(fc.tuple(code, name, fc.option(fc.boolean())), {
    minLength: 1,
    maxLength: 8,
    selector: ([unitCode]) => unitCode,
  })
  .chain((outlets) => {
    const unitCode = fc.constantFrom(...outlets.map(([one]) => one));
    return scoresAt(unitCode).chain((scores) =>
      fc.record({
        units: fc.constant(treeOf(outlets)),
        scores: fc.constant(scores),
        deductions: deductionsOf(scores),
        complaints: complaintsAt(unitCode),
        exposures: exposuresAt(unitCode),
        tickets: ticketsAt(unitCode),
      }),
    );
  });

test('读（写（账簿））＝ 账簿', { timeout: 60_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(books, async (book) => {
      const {
        book: read,
        findings,
        errors,
      } = await readFactBook(await writeFactBook(book), { fileName: 'a.xlsx' });
      expect(findings.filter((one) => one.severity === 'error')).toEqual([]);
      expect(errors).toBe(0);
      expect(read).toEqual(book);
    }),
    { numRuns: 60 },
  );
});

test('空账簿写成模板：六张表、加粗冻结的表头、编码列为文本、日期列为日期', async () => {
  const empty = {
    units: [],
    scores: [],
    deductions: [],
    complaints: [],
    exposures: [],
    tickets: [],
  };
  const book = new ExcelJS.Workbook();
  await book.xlsx.load((await writeFactBook(empty)).buffer as ArrayBuffer);
  expect(book.worksheets.map((sheet) => sheet.name)).toEqual([
    '机构',
    '检查成绩',
    '扣分明细',
    '投诉',
    '曝光',
    '现场处罚',
  ]);
  const sheet = book.getWorksheet('检查成绩')!;
  expect(sheet.getRow(1).values).toEqual([
    undefined,
    '波次',
    '检查类型',
    '检查日期',
    '机构编码',
    '得分',
  ]);
  expect(sheet.getCell('A1').font.bold).toBe(true);
  expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
  expect(sheet.getColumn(4).numFmt).toBe('@');
  expect(sheet.getColumn(3).numFmt).toBe('yyyy-mm-dd');
  expect(sheet.getColumn(4).width).toBeGreaterThan(10);
});
