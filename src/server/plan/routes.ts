/** 方案 over HTTP: list, one version with its findings, drafts, saving, publishing, and help while typing FEEL. */
import { z } from 'zod';
import { may } from '../../contract/abilities.ts';
import { idSchema } from '../../contract/common.ts';
import { problem } from '../../contract/problem.ts';
import {
  feelCheck,
  feelChecked,
  planCreate,
  planProgress,
  planPublish,
  planSave,
  planSaved,
  plansPage,
  plansQuery,
  planVersionSchema,
} from '../../contract/plan-version.ts';
import { writeTables } from '../../documents/index.ts';
import type { Db } from '../db/open.ts';
import { changesOf } from '../audit/index.ts';
import { xlsxAnswer } from '../http/answers.ts';
import { endpoint, type Actor, type Endpoint } from '../http/endpoint.ts';
import { wholeOf } from '../http/whole-list.ts';
import { addDraft, addPlan, publish, saveDraft } from './actions.ts';
import { checkWhileTyping } from './check-formula.ts';
import { checkPlan } from './check-plan.ts';
import { listPlans } from './list-queries.ts';
import { loadPlan } from './load-plan.ts';
import { presentVersion } from './present.ts';
import { findProgress } from './progress.ts';
import { findVersion, listVersions, type VersionRow } from './queries.ts';
import { planTable } from './table.ts';

const tag = '方案';
const params = z.object({ id: idSchema });

async function loadVersion(db: Db, id: number): Promise<VersionRow> {
  const version = await findVersion(db, id);
  if (!version) throw problem('not-found', { what: '方案版本' });
  return version;
}

/** Whether the plan was issued inside the actor's range; plans from above can be read, not changed. */
export const isOwn = (actor: Actor, version: { unitNo: number; lastNo: number }) =>
  version.unitNo >= actor.unit.unitNo && version.lastNo <= actor.unit.lastNo;

async function loadOwnVersion(
  db: Db,
  actor: Actor,
  id: number,
  action: string,
): Promise<VersionRow> {
  const version = await loadVersion(db, id);
  if (!isOwn(actor, version)) throw problem('forbidden', { role: actor.unit.name, action });
  return version;
}

const list = endpoint({
  method: 'GET',
  path: '/api/plans',
  summary: '方案列表',
  tag,
  ability: 'plan.read',
  query: plansQuery,
  answer: plansPage,
  handler: ({ db, query }) => listPlans(db, query),
});

const download = endpoint({
  method: 'GET',
  path: '/api/plans.xlsx',
  summary: '方案列表，Excel',
  tag,
  ability: 'plan.read',
  query: wholeOf(plansQuery),
  answer: 'file',
  handler: async ({ db, query }) => {
    const { rows } = await listPlans(db, query);
    return xlsxAnswer('方案.xlsx', await writeTables([planTable(rows)]));
  },
});

const one = endpoint({
  method: 'GET',
  path: '/api/plan-versions/:id',
  summary: '方案的一个版本，含检查结果和算例',
  tag,
  ability: 'plan.read',
  params,
  answer: planVersionSchema,
  handler: async ({ db, actor, params }) => {
    const version = await loadVersion(db, params.id);
    const own = isOwn(actor, version);
    return presentVersion(version, await listVersions(db, version.planId), {
      edit: own && version.state === 'draft' && may(actor.role, 'plan.edit'),
      publish: own && version.state === 'draft' && may(actor.role, 'plan.publish'),
      draft: own && may(actor.role, 'plan.edit'),
      settle: own && version.state === 'published' && may(actor.role, 'settlement.run'),
    });
  },
});

const create = endpoint({
  method: 'POST',
  path: '/api/plans',
  summary: '由 YAML 文本新建方案',
  tag,
  ability: 'plan.edit',
  body: planCreate,
  answer: planSaved,
  handler: async ({ db, actor, body, audit }) => {
    const plan = loadPlan(body.yaml, '上传的方案');
    const place = { unitId: actor.unit.id, unitNo: actor.unit.unitNo, lastNo: actor.unit.lastNo };
    const id = await addPlan(db, place, plan, actor.name);
    audit({ action: 'plan.add', subject: plan.title });
    return { id, revision: 1, findings: checkPlan(plan) };
  },
});

const draft = endpoint({
  method: 'POST',
  path: '/api/plan-versions/:id/drafts',
  summary: '由某一版新建草稿',
  tag,
  ability: 'plan.edit',
  params,
  answer: planSaved,
  handler: async ({ db, actor, params, audit }) => {
    const version = await loadOwnVersion(db, actor, params.id, '修改上级制定的方案');
    const id = await addDraft(db, version, actor.name);
    audit({
      action: 'plan.draft',
      subject: version.document.title,
      detail: { from: version.version },
    });
    return { id, revision: 1, findings: [] };
  },
});

const save = endpoint({
  method: 'PUT',
  path: '/api/plan-versions/:id',
  summary: '保存草稿',
  tag,
  ability: 'plan.edit',
  params,
  body: planSave,
  answer: planSaved,
  edit: async ({ db, params: { id } }) => {
    const found = await findVersion(db, id);
    if (!found) return null;
    const { revision: version, unit, unitNo, document, readings } = found;
    const fields = { document, readings };
    return { thing: `plan-versions/${id}`, version, unit: { id: unit.id, unitNo }, fields };
  },
  handler: async ({ db, actor, params, body, audit }) => {
    const version = await loadOwnVersion(db, actor, params.id, '修改上级制定的方案');
    const saved = await saveDraft(db, version, body);
    audit({
      action: 'plan.save',
      subject: version.document.title,
      detail: {
        version: version.version,
        revision: saved.revision,
        ...changesOf(version.document, body.document as object),
      },
    });
    return { id: version.id, ...saved };
  },
});

const publishing = endpoint({
  method: 'POST',
  path: '/api/plan-versions/:id/publish',
  summary: '发布草稿：冻结并生效，所选读法记入版本',
  tag,
  ability: 'plan.publish',
  params,
  body: planPublish,
  answer: planSaved,
  handler: async ({ db, actor, params, body, audit }) => {
    await loadOwnVersion(db, actor, params.id, '发布上级制定的方案');
    const version = await publish(db, params.id, body.readings, actor.name);
    audit({
      action: 'plan.publish',
      subject: version.document.title,
      detail: { version: version.version, readings: version.readings },
    });
    return { id: version.id, revision: version.revision, findings: [] };
  },
});

const progress = endpoint({
  method: 'GET',
  path: '/api/plan-versions/:id/progress',
  summary: '目标达成与阶段关口，按现有事实',
  tag,
  ability: 'plan.read',
  params,
  answer: planProgress,
  handler: async ({ db, actor, params, language }) =>
    findProgress(db, actor, await loadVersion(db, params.id), language),
});

const feel = endpoint({
  method: 'POST',
  path: '/api/feel/check',
  summary: '检查一个 FEEL 公式（边写边查）',
  tag,
  ability: 'plan.read',
  body: feelCheck,
  answer: feelChecked,
  handler: async ({ body, language }) => checkWhileTyping(body, language),
});

export const routes: Endpoint[] = [
  list,
  download,
  one,
  create,
  draft,
  save,
  publishing,
  progress,
  feel,
];
