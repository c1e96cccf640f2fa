/** A settlement without a server: the same import and the same rules on an embedded database in memory. */
import type { Plan, Readings } from '../contract/plan.ts';
import type { FactBook } from '../domain/inspection/fact-book.ts';
import { migrateDatabase, openEmbedded } from '../server/db/open.ts';
import { withinScope } from '../server/http/transaction.ts';
import { applyBook } from '../server/inspection/index.ts';
import { findRule, lineText } from '../server/ledger/index.ts';
import { buildProgram, insertCandidates, listCandidates } from '../server/settlement/index.ts';

export type SettledLine = {
  rule: string;
  unit: string;
  unitName: string;
  payer: string;
  wave: string | null;
  phase: string | null;
  /** Yuan, two decimals; penalties negative. */
  amount: string;
  kind: string;
  reading: Record<string, string>;
  inputs: Record<string, string | boolean | null>;
  text: string;
};

type Progress = (share: number, step: string) => void;
const wholeBank = { lo: 0, hi: Number.MAX_SAFE_INTEGER };
const batch = 20_000;

/** Every line with an amount, sorted by unit, rule, wave. */
export async function settleInMemory(
  plan: Plan,
  readings: Readings,
  book: FactBook,
  progress: Progress,
): Promise<SettledLine[]> {
  progress(0, '启动内置数据库');
  const database = await openEmbedded(null);
  try {
    await migrateDatabase(database);
    const program = buildProgram(plan, readings);
    const names = new Map(book.units.map((unit) => [unit.code, unit.name]));
    return await withinScope(database, { role: 'wide' }, async (db) => {
      await applyBook(db, book, {
        importId: null,
        scope: null,
        onProgress: (share, step) => progress(0.1 + share * 0.4, step),
      });
      await insertCandidates(db, program, wholeBank, (share, step) =>
        progress(0.5 + share * 0.4, step),
      );
      const lines: SettledLine[] = [];
      for (let offset = 0; ; offset += batch) {
        const part = await listCandidates(db, offset, batch);
        for (const { happenedOn: _, ...line } of part) {
          const rule = findRule(plan, line.rule)!;
          const text = lineText(plan, rule, { ...line, ruleId: line.rule });
          lines.push({ ...line, unitName: names.get(line.unit) ?? '', text });
        }
        progress(0.9, '写出计算说明');
        if (part.length < batch) break;
      }
      progress(1, '完成');
      return lines;
    });
  } finally {
    await database.close();
  }
}
