/**
 * The settlement that the product runs, over a book of facts made in a test: taken over as a workbook
 * would be, settled by the plan file that ships, and rolled back, so that each test starts empty.
 */
import { afterAll, beforeAll } from 'vitest';
import type { Readings } from '../../src/contract/plan.ts';
import type { FactBook } from '../../src/domain/inspection/fact-book.ts';
import type { Database, Db } from '../../src/server/db/open.ts';
import { withinScope } from '../../src/server/http/transaction.ts';
import { applyBook } from '../../src/server/inspection/index.ts';
import {
  buildProgram,
  insertCandidates,
  listCandidates,
  readingsFrom,
  type CandidateLine,
} from '../../src/server/settlement/index.ts';
import { shippedPlan } from '../support/plan-in-force.ts';
import { copyTemplate } from '../support/templates.ts';

const wholeBank = { lo: 0, hi: Number.MAX_SAFE_INTEGER };
const rollBack = Symbol('roll back');

/** Runs `work` as a job would, then undoes everything it wrote. */
export async function undone<T>(database: Database, work: (db: Db) => Promise<T>): Promise<T> {
  let answer: T;
  try {
    await withinScope(database, { role: 'wide' }, async (db) => {
      answer = await work(db);
      throw rollBack;
    });
  } catch (error) {
    if (error !== rollBack) throw error;
  }
  return answer!;
}

/** Every line of the facts in the database, in the order of the file format. */
export async function candidates(db: Db, chosen: Readings, plan = shippedPlan) {
  await insertCandidates(db, buildProgram(plan, chosen), wholeBank);
  return listCandidates(db, 0, 1_000_000);
}

export type Engine = {
  /** The lines of a book; readings as people type them: "R08.A1=yes". */
  settle: (book: FactBook, ...readings: string[]) => Promise<CandidateLine[]>;
  /** The amounts of one rule at one outlet, in the order of the ledger. */
  amounts: (book: FactBook, unit: string, rule: string, ...readings: string[]) => Promise<string[]>;
};

/** Declares a file's empty database; call at the top of the file. */
export function engine(): Engine {
  let database: Database;
  beforeAll(async () => {
    database = await copyTemplate('empty');
  });
  afterAll(() => database.close());
  const settle: Engine['settle'] = (book, ...readings) =>
    undone(database, async (db) => {
      await applyBook(db, book, { importId: null, scope: null });
      return candidates(db, readingsFrom(shippedPlan, readings));
    });
  const amounts: Engine['amounts'] = async (book, unit, rule, ...readings) =>
    (await settle(book, ...readings))
      .filter((line) => line.unit === unit && line.rule === `C3-${rule}`)
      .map((line) => line.amount);
  return { settle, amounts };
}
