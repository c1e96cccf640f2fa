/** The small bank's county in the hands of a test: change a fact, settle, go on from state to state. */
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll } from 'vitest';
import type { Plan, Readings } from '../../src/contract/plan.ts';
import { transitions, type Step } from '../../src/domain/ledger/states.ts';
import type { FactBook } from '../../src/domain/inspection/fact-book.ts';
import type { Database, Db } from '../../src/server/db/open.ts';
import { withinScope } from '../../src/server/http/transaction.ts';
import { applyBook } from '../../src/server/inspection/index.ts';
import { listLines, updateState, type LineRow } from '../../src/server/ledger/queries.ts';
import { addDraft, publish } from '../../src/server/plan/actions.ts';
import { findPublished, toSettleable } from '../../src/server/plan/index.ts';
import { buildProgram, insertCandidates, settle } from '../../src/server/settlement/index.ts';
import { book } from '../support/bank.ts';
import { putInForce, shippedPlan } from '../support/plan-in-force.ts';
import { copyTemplate } from '../support/templates.ts';
import { undone } from './engine.ts';

export const noFacts: Omit<FactBook, 'units'> = {
  scores: [],
  deductions: [],
  complaints: [],
  exposures: [],
  tickets: [],
};
export type Due = { key: string; amount: string };
/** What a line stands on: one key for a line, its correction and its reversal. */
export const keyOf = (line: LineRow) =>
  [line.unit.id, line.ruleId, line.factKind, line.factId].join(' ');

async function listDue(db: Db, planId: number): Promise<Due[]> {
  const { document, unitNo, lastNo } = (await findPublished(db, planId))!;
  await insertCandidates(db, buildProgram(document, {}), { lo: unitNo, hi: lastNo });
  const { rows } = await db.execute<Due>(sql`
    select concat_ws(' ', unit_id, rule_id, fact_kind, fact_id) as key, amount::text as amount from candidate`);
  return rows;
}

export function yearOfACounty() {
  let database: Database;
  let plans = 0;
  beforeAll(async () => {
    database = await copyTemplate('bank');
  });
  afterAll(() => database.close());
  const wide = <T>(work: (db: Db) => Promise<T>) => withinScope(database, { role: 'wide' }, work);

  const facts = (some: Partial<FactBook>) =>
    wide((db) =>
      applyBook(db, { ...noFacts, units: book.units, ...some }, { importId: null, scope: null }),
    );

  return {
    wide,
    /** A plan of its own in force at the county, so that tests do not meet. @returns its id */
    plan: (): Promise<number> =>
      wide(async (db) => {
        plans += 1;
        const document = { ...shippedPlan, id: `plan-${plans}` };
        return (await putInForce(db, '330328', document)).planId;
      }),
    /** A next version, changed, in force. */
    nextVersion: (planId: number, change: (plan: Plan) => Plan) =>
      wide(async (db) => {
        const before = (await findPublished(db, planId))!;
        const after = { ...before, document: change(before.document) };
        await publish(db, await addDraft(db, after, '周四'), {}, '周四');
      }),
    settle: (planId: number, chosen: Readings = {}) =>
      wide(async (db) => {
        const version = (await findPublished(db, planId))!;
        return (await settle(db, toSettleable(version), chosen, '周四')).changes;
      }),
    /** What the facts and the plan in force now yield, without writing anything. */
    due: (planId: number) => undone(database, (db) => listDue(db, planId)),
    facts,
    score: (unitCode: string, wave: '2023Q1' | '2023Q2', score: string) => {
      const visitedOn = wave === '2023Q1' ? '2023-03-10' : '2023-06-12';
      const row = { wave, kind: '省行神秘人' as const, visitedOn, unitCode, score };
      return facts({ scores: [row] });
    },
    lines: (planId: number): Promise<LineRow[]> =>
      wide((db) => listLines(db, { planId, drafts: true, sort: 'unit', offset: 0, limit: 10_000 })),
    advance: (planId: number, step: Step, lineIds?: number[]) =>
      wide((db) =>
        updateState(db, {
          planId,
          lineIds,
          byId: '',
          reason: step === 'revoke' ? '经复核' : '',
          ...transitions[step],
        }),
      ),
  };
}
