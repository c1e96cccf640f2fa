/** 培训安排 and 到训 over HTTP. */
import { z } from 'zod';
import { may } from '../../contract/abilities.ts';
import { idSchema, okSchema } from '../../contract/common.ts';
import { problem } from '../../contract/problem.ts';
import {
  attendanceBody,
  attendanceDone,
  gapsPage,
  gapsQuery,
  madeSchema,
  postsAnswer,
  rollPage,
  rollQuery,
  sessionBody,
  sessionDetail,
  sessionEdit,
  sessionsPage,
  sessionsQuery,
} from '../../contract/training.ts';
import { writeTables } from '../../documents/index.ts';
import type { Db } from '../db/open.ts';
import { storeFile } from '../evidence/index.ts';
import { FileAnswer, ok, xlsxAnswer } from '../http/answers.ts';
import { endpoint, type Actor, type Endpoint } from '../http/endpoint.ts';
import { wholeOf } from '../http/whole-list.ts';
import { recordAttendance } from './actions.ts';
import { isOwn, ownOr404 } from './own.ts';
import { listGaps, listPosts, listRoll } from './roll-queries.ts';
import {
  findRelated,
  findSession,
  insertSession,
  listSessions,
  updateMaterial,
  updateSession,
} from './session-queries.ts';
import { gapTable, rollTable, sessionTable } from './tables.ts';

const tag = '培训';
const params = z.object({ id: idSchema });
const reading = { method: 'GET', tag, ability: 'training.read' } as const;

/** @throws Problem `not-found` outside what the reader sees */
async function sessionOr404(db: Db, id: number) {
  const found = await findSession(db, id);
  if (!found) throw problem('not-found', { what: '培训安排' });
  return found;
}
/** One that the actor's own range plans. @throws Problem `not-found` */
const ownSession = async (db: Db, actor: Actor, id: number) =>
  ownOr404(actor, await findSession(db, id), '培训安排');

const list = endpoint({
  ...reading,
  path: '/api/trainings',
  summary: '培训安排：本机构、下级和上级安排的',
  query: sessionsQuery,
  answer: sessionsPage,
  handler: async ({ db, query, actor }) => ({
    ...(await listSessions(db, query)),
    abilities: { edit: may(actor.role, 'training.edit') },
  }),
});

const download = endpoint({
  ...reading,
  path: '/api/trainings.xlsx',
  summary: '培训安排，Excel',
  query: wholeOf(sessionsQuery),
  answer: 'file',
  handler: async ({ db, query }) => {
    const { rows } = await listSessions(db, query);
    return xlsxAnswer('培训安排.xlsx', await writeTables([sessionTable(rows)]));
  },
});

const one = endpoint({
  ...reading,
  path: '/api/trainings/:id',
  summary: '一次培训：对象人数、原培训与补训、能否登记',
  params,
  answer: sessionDetail,
  handler: async ({ db, params: { id }, actor }) => {
    const found = await sessionOr404(db, id);
    const mayEdit = may(actor.role, 'training.edit');
    const can = {
      edit: mayEdit && isOwn(actor, found),
      record: mayEdit && found.isHeld && !found.cancelled,
    };
    return { ...found, ...(await findRelated(db, found)), can };
  },
});

const add = endpoint({
  method: 'POST',
  path: '/api/trainings',
  summary: '安排培训：服务部门对本行，网点负责人对本网点',
  tag,
  ability: 'training.edit',
  body: sessionBody,
  answer: madeSchema,
  handler: async ({ db, body, actor, audit }) => {
    if (body.makeupOf !== null) {
      const original = await sessionOr404(db, body.makeupOf);
      if (original.makeupOf !== null)
        throw problem('invalid', { detail: '补训要对应原来的那次培训，不能对应另一次补训' });
    }
    const id = await insertSession(db, actor.unit, body, actor.name);
    audit({ action: 'training.plan', subject: body.title, detail: { ...body, id } });
    return { id };
  },
});

const change = endpoint({
  method: 'PATCH',
  path: '/api/trainings/:id',
  summary: '修改或取消自己安排的培训',
  tag,
  ability: 'training.edit',
  params,
  body: sessionEdit,
  answer: okSchema,
  edit: async ({ db, params: { id } }) => {
    const found = await findSession(db, id);
    if (!found) return null;
    const { version, unit, unitNo, title, kind, heldOn, startsAt, hours, place } = found;
    const { posts, tags, itemCodes, required, materialUrl, note, cancelled } = found;
    const when = { title, kind, heldOn, startsAt, hours, place };
    const fields = { ...when, posts, tags, itemCodes, required, materialUrl, note, cancelled };
    return { thing: `trainings/${id}`, version, unit: { id: unit.id, unitNo }, fields };
  },
  handler: async ({ db, params: { id }, body, actor, audit }) => {
    const found = await ownSession(db, actor, id);
    const { version, ...words } = body;
    if (words.cancelled && found.present + found.late > 0)
      throw problem('invalid', { detail: '已经有人到训的培训不能取消' });
    if (!(await updateSession(db, { id, version }, words)))
      throw problem('conflict', { what: '培训安排' });
    audit({ action: 'training.plan', subject: words.title, detail: { ...words, id } });
    return ok;
  },
});

const roll = endpoint({
  ...reading,
  path: '/api/trainings/:id/roll',
  summary: '到训名单：该来的人，到、迟到、缺席',
  params,
  query: rollQuery,
  answer: rollPage,
  handler: async ({ db, params: { id }, query }) => {
    await sessionOr404(db, id);
    return listRoll(db, id, query);
  },
});

const rollDownload = endpoint({
  ...reading,
  path: '/api/trainings/:id/roll.xlsx',
  summary: '到训名单，Excel',
  params,
  query: wholeOf(rollQuery),
  answer: 'file',
  handler: async ({ db, params: { id }, query }) => {
    const found = await sessionOr404(db, id);
    const { rows } = await listRoll(db, id, query);
    return xlsxAnswer('到训名单.xlsx', await writeTables([rollTable(found, rows)]));
  },
});

const attendance = endpoint({
  method: 'PUT',
  path: '/api/trainings/:id/attendance',
  summary: '登记到训；半天以上的培训了结现场处罚的培训令',
  tag,
  ability: 'training.edit',
  params,
  body: attendanceBody,
  answer: attendanceDone,
  handler: async ({ db, params: { id }, body, actor, audit }) => {
    const found = await sessionOr404(db, id);
    const done = await recordAttendance(db, actor, found, body.rows);
    audit({ action: 'training.attendance', subject: found.title, detail: { id, ...done } });
    return done;
  },
});

const material = endpoint({
  method: 'POST',
  path: '/api/trainings/:id/material',
  summary: '上传教材（字段 file）：图片、视频、音频、PDF',
  tag,
  ability: 'training.edit',
  params,
  upload: 50,
  answer: okSchema,
  files: {
    permit: ({ db, actor, params: { id } }) => ownSession(db, actor, id),
    work: async ({ services, upload }, session) => ({
      session,
      file: await storeFile(services, upload()),
    }),
  },
  handler: async ({ db, audit }, { session, file }) => {
    await updateMaterial(db, session.id, file);
    const detail = { id: session.id, sha256: file.sha256, bytes: file.bytes };
    audit({ action: 'training.material', subject: file.name, detail });
    return ok;
  },
});

const openMaterial = endpoint({
  method: 'GET',
  path: '/api/trainings/:id/material',
  summary: '打开教材',
  tag,
  ability: 'training.own',
  params,
  answer: 'file',
  handler: async ({ db, services: { files }, params: { id } }) => {
    const { material: kept, sha256 } = await sessionOr404(db, id);
    if (!kept || !sha256 || !(await files.has(sha256)))
      throw problem('not-found', { what: '教材' });
    const { name, mediaType, bytes: size } = kept;
    const open = (range?: { start: number; end: number }) => files.open(sha256, range);
    return new FileAnswer({ name, mediaType, bytes: { size, etag: sha256, open }, inline: true });
  },
});

const posts = endpoint({
  ...reading,
  path: '/api/training-posts',
  summary: '范围内有哪些岗位，供选择对象',
  answer: postsAnswer,
  handler: ({ db }) => listPosts(db),
});

const gaps = endpoint({
  ...reading,
  path: '/api/training-gaps',
  summary: '必修培训谁还没有参加（补训算数）',
  query: gapsQuery,
  answer: gapsPage,
  handler: ({ db, query }) => listGaps(db, query),
});

const gapsDownload = endpoint({
  ...reading,
  path: '/api/training-gaps.xlsx',
  summary: '未参加必修培训的人，Excel',
  query: wholeOf(gapsQuery),
  answer: 'file',
  handler: async ({ db, query }) => {
    const { rows } = await listGaps(db, query);
    return xlsxAnswer('未参加必修培训.xlsx', await writeTables([gapTable(rows)]));
  },
});

export const routes: Endpoint[] = [
  list,
  download,
  one,
  add,
  change,
  roll,
  rollDownload,
  attendance,
  material,
  openMaterial,
  posts,
  gaps,
  gapsDownload,
];
