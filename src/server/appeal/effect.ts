/**
 * The effect of a decision, measured by doing it: the lines that the plans give before and after on the
 * changed facts, and the places. Only the outlets whose place or facts can change are settled anew. The
 * preview does the same inside a savepoint and takes it back.
 */
import { Decimal } from 'decimal.js';
import { sql } from 'drizzle-orm';
import type { Effect } from '../../contract/appeal.ts';
import type { Decision } from '../../domain/appeal/index.ts';
import type { Db } from '../db/open.ts';
import { asWide } from '../http/transaction.ts';
import { refreshRepeated, refreshWave } from '../inspection/index.ts';
import type { SettleablePlan } from '../plan/index.ts';
import {
  buildProgram,
  deleteCandidates,
  enterCandidates,
  insertCandidates,
  scopeOf,
} from '../settlement/index.ts';
import { findVisit, insertWaiver, updateLineState, updateTicket } from './change-queries.ts';
import { correct } from './correct.ts';
import * as stored from './effect-queries.ts';
import type { AppealRecord } from './queries.ts';

export type Verdict = { decision: Decision; remaining: string; reason: string };
/** Who enters it into the ledger; null in a preview. */
type Entering = { id: string; name: string } | null;

const keyOf = (row: AppealRecord) => ({ unitId: row.unit.id, id: row.subjectId });

/** Changes the facts. @returns what was changed, in words, and for a visit its new score */
async function change(db: Db, row: AppealRecord, verdict: Verdict) {
  const key = keyOf(row);
  const { title, before, measure } = row.subject;
  const facts = [{ what: title, before, after: verdict.remaining }];
  if (row.subjectKind === 'deduction') {
    const corrected = await correct(db, row, verdict.remaining);
    await refreshRepeated(db, [{ unitId: key.unitId, inspectionId: key.id }]);
    // A 一票否决 without points has none to tell of.
    return [...(measure === 'none' ? [] : facts), ...corrected.facts];
  }
  if (row.subjectKind === 'ticket')
    await updateTicket(
      db,
      key,
      verdict.decision === 'revoked' ? null : verdict.remaining,
      measure,
      row.id,
    );
  else await insertWaiver(db, key, verdict.remaining, row.id, verdict.reason);
  return facts;
}

/** Runs a plan for the units and remembers its lines; entered into the ledger where `enter` says so. */
async function run(
  db: Db,
  plan: SettleablePlan,
  only: number[],
  after: boolean,
  enter: { by: { id: string; name: string }; because: string } | null,
): Promise<number | null> {
  const program = buildProgram(plan.document, plan.readings);
  const scope = { ...scopeOf(plan), only };
  const made = await insertCandidates(db, program, scope);
  await stored.insertEffectLines(db, after, plan.planId);
  const entered = enter
    ? await enterCandidates(db, plan, {
        readings: program.readings,
        scope,
        settledBy: enter.by.name,
        because: enter.because,
      })
    : null;
  if (entered) await stored.dropRun(db);
  await deleteCandidates(db, made);
  return entered?.settlementId ?? null;
}

async function summary(db: Db, row: AppealRecord, plans: SettleablePlan[]) {
  const { lo, hi } = await stored.findCounty(db, row.unitNo);
  const titles = new Map(
    plans.flatMap(({ planId, document }) =>
      document.rules.map((r) => [`${planId} ${r.id}`, r.title] as const),
    ),
  );
  const lines = await stored.listLineChanges(db, lo, hi);
  const ranks = await stored.listRankChanges(db, lo, hi);
  const sum = (of: 'before' | 'after') =>
    lines.reduce((total, line) => total.plus(line[of] ?? 0), new Decimal(0));
  const [before, after] = [sum('before'), sum('after')];
  return {
    lines: lines.map(({ planId, ...line }) => ({
      ...line,
      title: titles.get(`${planId} ${line.ruleId}`) ?? line.ruleId,
    })),
    ranks,
    total: {
      before: before.toFixed(2),
      after: after.toFixed(2),
      change: after.minus(before).toFixed(2),
    },
    others: await stored.countOthers(db, lo, hi),
  };
}

/** The outlets concerned: for a score every outlet between the old and the new, else the one. */
async function concerned(db: Db, row: AppealRecord, verdict: Verdict) {
  const own = row.unit.id;
  if (row.subjectKind !== 'deduction') return { visit: null, only: [own] };
  const key = keyOf(row);
  const visit = await findVisit(db, key);
  await db.execute(sql`savepoint score`);
  const { after } = await correct(db, row, verdict.remaining);
  await db.execute(sql`rollback to savepoint score`);
  const between = await stored.listBetween(db, visit, after);
  return { visit, only: [...new Set([own, ...between])] };
}

export type Measured = Effect & {
  lines: (Effect['lines'][number] & { unitNo: number })[];
  ranks: (Effect['ranks'][number] & { unitNo: number })[];
};

async function measure(
  db: Db,
  row: AppealRecord,
  verdict: Verdict,
  by: Entering,
): Promise<Measured> {
  const { visit, only } = await concerned(db, row, verdict);
  const plans = await stored.listSettledPlans(
    db,
    only,
    row.subjectKind === 'line' ? await stored.findPlanOfLine(db, keyOf(row)) : null,
  );
  await stored.createEffect(db);
  if (visit) await stored.insertEffectRanks(db, false, visit, only);
  for (const plan of plans) {
    if (by) await stored.lockPlan(db, plan.planId);
    await run(db, plan, only, false, null);
  }
  const facts = await change(db, row, verdict);
  if (visit) {
    await refreshWave(db, visit.kind, visit.wave);
    await stored.insertEffectRanks(db, true, visit, only);
  }
  const settlements: number[] = [];
  const enter = by && { by, because: `申诉 ${row.id} 裁定更正` };
  for (const plan of plans) {
    const id = await run(db, plan, only, true, enter);
    if (id !== null) settlements.push(id);
  }
  if (by) await stored.publishCorrections(db, settlements, row.unit.id, by.id);
  if (row.subjectKind === 'line')
    await updateLineState(db, keyOf(row), 'appealed', 'published', true);
  return { facts, ...(await summary(db, row, plans)), settlements };
}

const nothing: Measured = {
  facts: [],
  lines: [],
  ranks: [],
  total: { before: '0.00', after: '0.00', change: '0.00' },
  others: { units: 0, lines: 0, ranks: 0 },
  settlements: [],
};

/** What a decision would change; nothing is kept. */
export async function previewEffect(
  db: Db,
  row: AppealRecord,
  verdict: Verdict,
): Promise<Measured> {
  if (verdict.decision === 'upheld') return nothing;
  await db.execute(sql`savepoint effect`);
  const found = await asWide(db, () => measure(db, row, verdict, null));
  await db.execute(sql`rollback to savepoint effect`);
  return found;
}

/** Changes the facts and brings every dependent line into line with them, once, in this transaction. */
export const applyEffect = (
  db: Db,
  row: AppealRecord,
  verdict: Verdict,
  by: { id: string; name: string },
): Promise<Measured> =>
  verdict.decision === 'upheld'
    ? Promise.resolve(nothing)
    : asWide(db, () => measure(db, row, verdict, by));
