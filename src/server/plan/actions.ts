/** What is done with plans: take one in, draft, save, publish. A published version is never edited. */
import type { Plan, Readings } from '../../contract/plan.ts';
import { problem } from '../../contract/problem.ts';
import type { PlanFinding } from '../../contract/plan-version.ts';
import { completeReadings } from '../../domain/plan/readings.ts';
import type { Db } from '../db/open.ts';
import { chooseReadings } from '../settlement/index.ts';
import { checkPlan } from './check-plan.ts';
import { parsePlan } from './load-plan.ts';
import {
  findVersion,
  insertPlan,
  insertVersion,
  lockVersion,
  updateDraft,
  updatePublished,
  type VersionRow,
} from './queries.ts';

type Place = { unitId: number; unitNo: number; lastNo: number };

/** A new plan with its first draft. @returns the version's id */
export async function addPlan(db: Db, place: Place, plan: Plan, by: string): Promise<number> {
  const planId = await insertPlan(db, place, plan);
  return insertVersion(db, place, planId, plan, completeReadings(plan, {}), by);
}

/** A copy of a version as the next draft. */
export const addDraft = (db: Db, from: VersionRow, by: string) =>
  insertVersion(
    db,
    { unitId: from.unit.id, unitNo: from.unitNo, lastNo: from.lastNo },
    from.planId,
    from.document,
    from.readings,
    by,
  );

const isDraft = (version: VersionRow, action: string) => {
  if (version.state === 'draft') return;
  throw problem('wrong-state', {
    what: `方案第 ${version.version} 版`,
    state: version.state === 'published' ? '已发布' : '已停用',
    action,
    next: '请从该版新建草稿再改。',
  });
};

/** Saves a draft, wrong formulas and all: they are findings, not a reason to lose work. */
export async function saveDraft(
  db: Db,
  version: VersionRow,
  edit: { revision: number; document: unknown; readings: Readings },
): Promise<{ revision: number; findings: PlanFinding[] }> {
  isDraft(version, '修改');
  const { plan, findings } = parsePlan(edit.document);
  if (!plan)
    throw problem('plan-invalid', { count: String(findings.length), action: '保存' }, findings);
  const revision = await updateDraft(
    db,
    version.id,
    edit.revision,
    plan,
    completeReadings(plan, edit.readings),
  );
  if (revision === null) throw problem('conflict', { what: '方案草稿' });
  return { revision, findings: checkPlan(plan) };
}

/**
 * Freezes a draft and puts it in force with the readings chosen.
 * @throws Problem `plan-invalid` with every finding
 */
export async function publish(
  db: Db,
  id: number,
  readings: Readings,
  by: string,
): Promise<VersionRow> {
  await lockVersion(db, id);
  const version = (await findVersion(db, id))!;
  isDraft(version, '发布');
  const findings = checkPlan(version.document);
  if (findings.length > 0)
    throw problem('plan-invalid', { count: String(findings.length), action: '发布' }, findings);
  const complete = chooseReadings(version.document, version.readings, readings);
  await updatePublished(db, version, complete, by);
  return { ...version, readings: complete };
}
