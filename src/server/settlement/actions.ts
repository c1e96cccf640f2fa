/** What is done with a plan's rules: settle a period into the ledger, or look at what a reading would change. */
import type { Readings } from '../../contract/plan.ts';
import type { Db } from '../db/open.ts';
import { syncLedger, type Changes, type SyncOf } from './sync.ts';
import { buildProgram, type Program } from './program.ts';
import {
  deleteCandidates,
  findPreview,
  insertCandidates,
  insertSettlement,
  insertTotals,
  updateSettlement,
  type PreviewFigures,
  type Progress,
} from './queries.ts';
import type { Scope } from './sql/needs.ts';
import type { SettleablePlan } from '../plan/index.ts';

export const scopeOf = (plan: { planId: number; unitNo: number; lastNo: number }): Scope => ({
  lo: plan.unitNo,
  hi: plan.lastNo,
  planId: plan.planId,
});

/** Runs a published plan over its period and brings the ledger into line. In a wide transaction. */
export async function settle(
  db: Db,
  plan: SettleablePlan,
  chosen: Readings,
  settledBy: string,
  progress: Progress = () => {},
): Promise<{ settlementId: number; changes: Changes }> {
  const program: Program = buildProgram(plan.document, chosen);
  const scope = scopeOf(plan);
  await insertCandidates(db, program, scope, progress);
  await progress(0.85, '写入台账');
  return enterCandidates(db, plan, { readings: program.readings, scope, settledBy });
}

/** What is entered into the ledger once the candidates are there. */
type Entering = Pick<SyncOf, 'scope' | 'settledBy' | 'because'> & { readings: Readings };

/** Keeps the run and brings the ledger into line with the table `candidate`. */
export async function enterCandidates(
  db: Db,
  plan: SettleablePlan,
  { readings, ...of }: Entering,
): Promise<{ settlementId: number; changes: Changes }> {
  const { settledBy } = of;
  const settlementId = await insertSettlement(db, plan, readings, settledBy);
  const changes = await syncLedger(db, {
    planId: plan.planId,
    planVersionId: plan.versionId,
    settlementId,
    ...of,
  });
  await updateSettlement(db, settlementId, changes);
  return { settlementId, changes };
}

/** Units that a page names; a workbook names all. */
const shown = 500;

/** Computes two choices of readings on the present facts and compares them; nothing is kept. */
export async function preview(
  db: Db,
  plan: SettleablePlan,
  before: Readings,
  after: Readings,
  listed = shown,
): Promise<PreviewFigures> {
  const scope = scopeOf(plan);
  const base = buildProgram(plan.document, before);
  const made = await insertCandidates(db, base, scope);
  await insertTotals(db, 'totals_before');
  await deleteCandidates(db, made);
  await insertCandidates(db, buildProgram(plan.document, after), scope);
  await insertTotals(db, 'totals_after');
  return findPreview(db, listed);
}
