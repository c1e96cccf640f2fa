/**
 * Takes a checked workbook over into the database: new rows are added, changed ones updated, the rest
 * left alone, so that the same workbook twice changes nothing. All or nothing, in the caller's transaction.
 */
import { sql } from 'drizzle-orm';
import type { FactBook } from '../../domain/inspection/fact-book.ts';
import { forLargeStatements } from '../db/large-statements.ts';
import type { Db } from '../db/open.ts';
import { refreshStatistics } from '../db/statistics.ts';
import {
  countStaged,
  factTables,
  insertStaged,
  updateStaged,
  type FactTable,
} from './fact-tables.ts';
import { followImport } from './follow-import.ts';
import { replaceDeductions } from './replace-deductions.ts';
import { refreshRanking } from './refresh-ranking.ts';
import { refuseOutside, type Range } from './refuse-outside.ts';
import { stageBook } from './staging.ts';
import { updateStandard } from './standard-items.ts';
import { takeOverUnits } from './take-over-units.ts';
import { confirmStaged } from './vouched-queries.ts';

export type SheetCounts = { rows: number; added: number; changed: number; same: number };
export type Counts = Record<string, SheetCounts>;
export type TakeOver = {
  importId: number | null;
  /** The importer's range; null = the whole bank. */
  scope: Range | null;
  /** Who imports; named on the rectifications that this opens. */
  by?: string;
  onProgress?: (share: number, step: string) => void | Promise<void>;
};

async function applyFact(db: Db, fact: FactTable, importId: number | null): Promise<SheetCounts> {
  const counts = await countStaged(db, fact);
  if (counts.changed > 0) await updateStaged(db, fact, importId);
  if (counts.added > 0) await insertStaged(db, fact, importId, counts.added === counts.rows);
  await refreshStatistics(db, [fact.table]);
  return counts;
}

const touched = (counts?: SheetCounts) => counts !== undefined && counts.added + counts.changed > 0;

/**
 * @returns per sheet: rows, and how many were added, changed, the same
 * @throws Problem `invalid` when a row lies outside the importer's range
 */
export async function applyBook(db: Db, book: FactBook, options: TakeOver): Promise<Counts> {
  const progress = options.onProgress ?? (() => {});
  await forLargeStatements(db);
  await progress(0, '读入工作簿');
  await stageBook(db, book);
  await progress(0.3, '机构');
  const counts: Counts = { 机构: await takeOverUnits(db, options.scope) };
  if (options.scope) await refuseOutside(db, options.scope);
  for (const [n, fact] of factTables.entries()) {
    await progress(0.4 + n * 0.1, fact.sheet);
    counts[fact.sheet] = await applyFact(db, fact, options.importId);
    // Deductions hang on visits, so they come straight after them.
    if (fact.table !== 'inspection') continue;
    await confirmStaged(db, options.scope, options.importId);
    counts['扣分明细'] = await replaceDeductions(db);
  }
  await updateStandard(db);
  await progress(0.85, '排名');
  if (touched(counts.机构) || touched(counts.检查成绩)) await refreshRanking(db);
  await progress(0.95, '整改');
  await followImport(db, options.scope, options.by ?? '');
  await progress(1, '完成');
  return counts;
}

/** What applyBook would do; leaves nothing behind. */
export async function previewBook(db: Db, book: FactBook, scope: Range | null): Promise<Counts> {
  await db.execute(sql`savepoint preview`);
  const counts = await applyBook(db, book, { importId: null, scope });
  await db.execute(sql`rollback to savepoint preview`);
  return counts;
}
