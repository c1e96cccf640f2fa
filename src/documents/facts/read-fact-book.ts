/** Reads a fact workbook: every cell checked and normalised, every fault named with its cell. */
import { BookChecker, type OpenVisit } from '../../domain/inspection/check-book.ts';
import type { FactBook, Finding } from '../../domain/inspection/fact-book.ts';
import type { Level } from '../../domain/organisation/model.ts';
import { openWorkbook, type Workbook } from '../workbook/open.ts';
import { FindingList } from './findings.ts';
import { listed } from './header.ts';
import { SheetReader, type SheetReaderOptions } from './sheet-reader.ts';
import { factSheets, guideSheet, parts, type FactSheet, type Part } from './sheets.ts';
import { readFinding } from './texts.ts';

/** What is on record already: a workbook may then bring only what is new or to be corrected. */
export type OnRecord = {
  /** Code → level of every unit. */
  units: ReadonlyMap<string, Level>;
  /** Those of the visits that are not on record. */
  findMissing: (visits: OpenVisit[]) => Promise<OpenVisit[]>;
};
export type ReadOptions = {
  fileName: string;
  /** ISO days, both included; facts outside are errors. */
  period?: { from: string; to: string } | undefined;
  /** Without it, 机构 and 检查成绩 must be in the workbook. */
  onRecord?: OnRecord | undefined;
  /** Share done, 0–1, and the present step in Chinese. */
  onProgress?: ((share: number, step: string) => void) | undefined;
};
export type ReadResult = {
  /** Rows whose cells could all be read; only to be used when `errors` is 0. */
  book: FactBook;
  /** At most `findingsListed`, errors first, by sheet and cell. */
  findings: Finding[];
  errors: number;
  notices: number;
};

const sheetNames = parts.map((part) => factSheets[part].name);

const emptyBook = (): FactBook => ({
  units: [],
  scores: [],
  deductions: [],
  complaints: [],
  exposures: [],
  tickets: [],
});

type PartOptions = SheetReaderOptions & { mayLack: boolean };

async function readPart(part: Part, workbook: Workbook, options: PartOptions): Promise<void> {
  const sheet = factSheets[part];
  if (workbook.sheetNames.includes(sheet.name)) {
    const reader = new SheetReader<Part>(part, sheet as FactSheet, options);
    await workbook.eachRow(sheet.name, reader.onRow);
    reader.finish();
    return;
  }
  options.checker.unread(part);
  if (!sheet.required || options.mayLack) return;
  const place = { sheet: sheet.name, cell: '' };
  const params = { found: listed(workbook.sheetNames) };
  options.report(readFinding('missing-sheet', place, sheet.name, params));
}

function reportExtraSheets(workbook: Workbook, list: FindingList): void {
  const extra = workbook.sheetNames.filter(
    (name) => !sheetNames.includes(name) && name !== guideSheet,
  );
  const [first] = extra;
  if (first === undefined) return;
  list.add(readFinding('extra-sheet', { sheet: first, cell: '' }, listed(extra)));
}

/**
 * Reads the bytes of an .xlsx file. Faults inside it are findings; only a file that is no workbook
 * at all is refused. @throws Problem `workbook-unreadable`, `workbook-too-large`
 */
export async function readFactBook(bytes: Uint8Array, options: ReadOptions): Promise<ReadResult> {
  const { fileName, period, onRecord, onProgress } = options;
  const workbook = await openWorkbook(bytes, { fileName, wanted: sheetNames, onProgress });
  const list = new FindingList(sheetNames);
  const book = emptyBook();
  const checker = new BookChecker({ report: list.add, period, onRecord: onRecord?.units });
  const mayLack =
    onRecord !== undefined && sheetNames.some((name) => workbook.sheetNames.includes(name));
  const context = { date1904: workbook.date1904 };
  for (const part of parts) {
    await readPart(part, workbook, { context, report: list.add, checker, book, mayLack });
  }
  const open = checker.openVisits();
  if (onRecord && open.length > 0) checker.visitsMissing(await onRecord.findMissing(open));
  reportExtraSheets(workbook, list);
  onProgress?.(1, '完成');
  return { book, findings: list.list(), errors: list.errors, notices: list.notices };
}
