/** 晨会 over HTTP. */
import { z } from 'zod';
import { may } from '../../contract/abilities.ts';
import { idSchema, okSchema } from '../../contract/common.ts';
import { problem } from '../../contract/problem.ts';
import {
  morningBody,
  morningDaysPage,
  morningDaysQuery,
  morningDetail,
  morningEdit,
  morningMade,
  morningsPage,
  morningsQuery,
  prepareAnswer,
  prepareQuery,
} from '../../contract/training-morning.ts';
import { writeTables } from '../../documents/index.ts';
import { listEvidence } from '../evidence/index.ts';
import { ok, xlsxAnswer } from '../http/answers.ts';
import { endpoint, type Actor, type Endpoint } from '../http/endpoint.ts';
import { wholeOf } from '../http/whole-list.ts';
import { listMorningTasks } from '../rectification/index.ts';
import { findMorning, listMornings, updateMorning } from './morning-queries.ts';
import { listMorningDays, prepareMorning, recordMorning, today, wordsOf } from './mornings.ts';
import { morningDayTable, morningTable } from './tables.ts';

const tag = '培训';
const params = z.object({ unitId: idSchema, id: idSchema });
const reading = { method: 'GET', tag, ability: 'training.read' } as const;
const mayEdit = ({ role }: Actor) => may(role, 'training.edit');

const prepare = endpoint({
  ...reading,
  path: '/api/mornings/prepare',
  summary: '今天晨会练什么：近 90 天扣分最多的条目、在岗人员、当天要讲评的任务',
  query: prepareQuery,
  answer: prepareAnswer,
  handler: ({ db, actor, query: { unitId, day } }) =>
    prepareMorning(db, actor, { unitId, day: day ?? today(), mayEdit: mayEdit(actor) }),
});

const list = endpoint({
  ...reading,
  path: '/api/mornings',
  summary: '晨会记录',
  query: morningsQuery,
  answer: morningsPage,
  handler: ({ db, query }) => listMornings(db, query),
});

const download = endpoint({
  ...reading,
  path: '/api/mornings.xlsx',
  summary: '晨会记录，Excel',
  query: wholeOf(morningsQuery),
  answer: 'file',
  handler: async ({ db, query }) => {
    const { rows } = await listMornings(db, query);
    return xlsxAnswer('晨会记录.xlsx', await writeTables([morningTable(rows)]));
  },
});

const days = endpoint({
  ...reading,
  path: '/api/morning-days',
  summary: '各网点每个工作日有没有晨会记录，缺得最多的在前',
  query: morningDaysQuery,
  answer: morningDaysPage,
  handler: ({ db, actor, query }) => listMorningDays(db, actor, query),
});

const daysDownload = endpoint({
  ...reading,
  path: '/api/morning-days.xlsx',
  summary: '各网点缺晨会记录的日子，Excel',
  query: wholeOf(morningDaysQuery),
  answer: 'file',
  handler: async ({ db, actor, query }) => {
    const { rows } = await listMorningDays(db, actor, query);
    return xlsxAnswer('缺晨会记录的日子.xlsx', await writeTables([morningDayTable(rows, today())]));
  },
});

const one = endpoint({
  ...reading,
  path: '/api/mornings/:unitId/:id',
  summary: '一次晨会：练什么、谁参加、证据、了结了哪些讲评任务',
  params,
  answer: morningDetail,
  handler: async ({ db, params: { unitId, id }, actor }) => {
    const found = await findMorning(db, unitId, id);
    if (!found) throw problem('not-found', { what: '晨会记录' });
    const evidence = await listEvidence(db, 'meeting', unitId, id);
    const tasks = await listMorningTasks(db, unitId, found.day);
    return { ...found, evidence, tasks, can: { edit: mayEdit(actor) } };
  },
});

const add = endpoint({
  method: 'POST',
  path: '/api/mornings',
  summary: '记录晨会：一个网点一天一条',
  tag,
  ability: 'training.edit',
  body: morningBody,
  answer: morningMade,
  handler: async ({ db, body, actor, audit }) => {
    const { unit, id } = await recordMorning(db, actor, body);
    audit({ action: 'morning.record', subject: `${body.day} ${body.drill}`, unit, detail: body });
    return { unitId: unit.id, id };
  },
});

const change = endpoint({
  method: 'PATCH',
  path: '/api/mornings/:unitId/:id',
  summary: '改正晨会记录',
  tag,
  ability: 'training.edit',
  params,
  body: morningEdit,
  answer: okSchema,
  edit: async ({ db, params: { unitId, id } }) => {
    const found = await findMorning(db, unitId, id);
    if (!found) return null;
    const { version, unitNo, itemCode, drill, note, participants } = found;
    const personIds = participants.map((one) => one.id);
    const fields = { itemCode, drill, personIds, note };
    return { thing: `mornings/${unitId}/${id}`, version, unit: { id: unitId, unitNo }, fields };
  },
  handler: async ({ db, params: at, body, audit }) => {
    const found = await findMorning(db, at.unitId, at.id);
    if (!found) throw problem('not-found', { what: '晨会记录' });
    const words = await wordsOf(db, at.unitId, body);
    if (!(await updateMorning(db, { ...at, version: body.version }, words)))
      throw problem('conflict', { what: '晨会记录' });
    const unit = { id: at.unitId, unitNo: found.unitNo };
    const { drill, participants, note } = found;
    const detail = { before: { drill, participants, note }, after: body };
    audit({ action: 'morning.edit', subject: `${found.day} ${body.drill}`, unit, detail });
    return ok;
  },
});

export const routes: Endpoint[] = [prepare, list, download, days, daysDownload, one, add, change];
