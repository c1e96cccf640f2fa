/** 影响评估 over HTTP: a register, written by one, approved by another, then kept as it is. */
import { z } from 'zod';
import { may } from '../../contract/abilities.ts';
import { idSchema } from '../../contract/common.ts';
import {
  approveBody,
  assessmentEdit,
  assessmentSchema,
  assessmentsPage,
  assessmentsQuery,
  newAssessment,
} from '../../contract/personal.ts';
import { problem } from '../../contract/problem.ts';
import type { Db } from '../db/open.ts';
import type { Standing } from '../http/edits.ts';
import { endpoint, type Actor, type Endpoint } from '../http/endpoint.ts';
import { presentAssessment } from './assessment.ts';
import {
  approveAssessment,
  findAssessment,
  insertAssessment,
  listAssessments,
  listPlansToAssess,
  updateAssessment,
} from './assessment-queries.ts';

const tag = '个人信息';
const params = z.object({ id: idSchema });
const what = '影响评估';

async function loadOwn(db: Db, actor: Actor, id: number) {
  const found = await findAssessment(db, id);
  if (!found || found.unitNo < actor.unit.unitNo || found.unitNo > actor.unit.lastNo)
    throw problem('not-found', { what });
  if (found.approvedAt) throw problem('assessment-approved');
  return found;
}

async function standing({ db, params: { id } }: { db: Db; params: { id: number } }) {
  const found = await findAssessment(db, id);
  if (!found) return null;
  const { version, unit, unitNo, title, uses, planId, purpose, lawfulness, effect } = found;
  const { measures, approvedBy } = found;
  const fields = { title, uses, planId, purpose, lawfulness, effect, measures, approvedBy };
  const stands: Standing = {
    thing: `personal/assessments/${id}`,
    version,
    unit: { id: unit.id, unitNo },
    fields,
  };
  return stands;
}

const list = endpoint({
  method: 'GET',
  path: '/api/personal/assessments',
  summary: '个人信息保护影响评估：本机构范围内和上级的',
  tag,
  ability: 'personal.read',
  query: assessmentsQuery,
  answer: assessmentsPage,
  handler: async ({ db, query, actor }) => {
    const { rows, total } = await listAssessments(db, query);
    return {
      rows: rows.map((row) => presentAssessment(row, actor)),
      total,
      plans: await listPlansToAssess(db),
      abilities: { add: may(actor.role, 'personal.manage') },
    };
  },
});

const add = endpoint({
  method: 'POST',
  path: '/api/personal/assessments',
  summary: '新做一份影响评估：目的、合法性、影响、措施',
  tag,
  ability: 'personal.manage',
  body: newAssessment,
  answer: assessmentSchema,
  handler: async ({ db, actor, body, audit }) => {
    const id = await insertAssessment(db, actor.unit, body, actor);
    audit({ action: 'assessment.add', subject: body.title, detail: { id, uses: body.uses } });
    return presentAssessment((await findAssessment(db, id))!, actor);
  },
});

const change = endpoint({
  method: 'PUT',
  path: '/api/personal/assessments/:id',
  summary: '修改尚未批准的影响评估',
  tag,
  ability: 'personal.manage',
  params,
  body: assessmentEdit,
  answer: assessmentSchema,
  edit: standing,
  handler: async ({ db, actor, params: { id }, body: { version, ...given }, audit }) => {
    await loadOwn(db, actor, id);
    if (!(await updateAssessment(db, { id, version }, given, actor)))
      throw problem('conflict', { what });
    audit({ action: 'assessment.edit', subject: given.title, detail: { id } });
    return presentAssessment((await findAssessment(db, id))!, actor);
  },
});

const approve = endpoint({
  method: 'POST',
  path: '/api/personal/assessments/:id/approve',
  summary: '批准影响评估；此后不能再改，至少保存三年',
  tag,
  ability: 'personal.approve',
  params,
  body: approveBody,
  answer: assessmentSchema,
  edit: standing,
  handler: async ({ db, actor, params: { id }, body: { version }, audit }) => {
    const found = await loadOwn(db, actor, id);
    if (found.createdById === actor.userId) throw problem('assessment-own');
    if (!(await approveAssessment(db, { id, version }, actor.name)))
      throw problem('conflict', { what });
    audit({ action: 'assessment.approve', subject: found.title, detail: { id } });
    return presentAssessment((await findAssessment(db, id))!, actor);
  },
});

export const routes: Endpoint[] = [list, add, change, approve];
