/** 《感想和体会》 over HTTP: asking, handing in, who has not, reading. */
import { z } from 'zod';
import { may } from '../../contract/abilities.ts';
import { idSchema, okSchema } from '../../contract/common.ts';
import { problem } from '../../contract/problem.ts';
import {
  essayBody,
  essayOrderBody,
  essayOrderSchema,
  essayOrdersPage,
  essayOrdersQuery,
  essayRollPage,
  essayRollQuery,
  essaySchema,
} from '../../contract/training-essay.ts';
import { madeSchema } from '../../contract/training.ts';
import { writeTables } from '../../documents/index.ts';
import type { Db } from '../db/open.ts';
import { storeFile } from '../evidence/index.ts';
import type { FileStore } from '../files/store.ts';
import { FileAnswer, ok, xlsxAnswer } from '../http/answers.ts';
import { endpoint, type Actor, type Endpoint } from '../http/endpoint.ts';
import { wholeOf } from '../http/whole-list.ts';
import {
  findAuthor,
  findEssay,
  findEssayOrder,
  hasFile,
  insertEssayOrder,
  listEssayOrders,
  listEssayRoll,
  updateCancelled,
  updateEssay,
} from './essay-queries.ts';
import { isOwn, ownOr404 } from './own.ts';
import { essayOrderTable, essayTable } from './tables.ts';

const tag = '培训';
const params = z.object({ id: idSchema });
const personParams = z.object({ id: idSchema, personId: idSchema });
const reading = { method: 'GET', tag, ability: 'training.read' } as const;
const isEditable = (actor: Actor, found: { unitNo: number; cancelled: boolean }) =>
  may(actor.role, 'training.edit') && isOwn(actor, found) && !found.cancelled;

/** @throws Problem `not-found` */
async function orderOr404(db: Db, id: number) {
  const found = await findEssayOrder(db, id);
  if (!found) throw problem('not-found', { what: '心得征集' });
  return found;
}

/** @throws Problem `not-found` when none is asked of the person, `wrong-state` once it is called off */
async function authorOr404(db: Db, id: number, actor: Actor) {
  const author = await findAuthor(db, id, actor.userId);
  if (!author) throw problem('not-found', { what: '心得征集' });
  if (author.cancelled)
    throw problem('wrong-state', {
      what: '心得征集',
      state: '已取消',
      action: '提交',
      next: '不用再交。',
    });
  return author;
}

const list = endpoint({
  ...reading,
  path: '/api/essay-orders',
  summary: '心得征集：交了几人、共几人',
  query: essayOrdersQuery,
  answer: essayOrdersPage,
  handler: async ({ db, query, actor }) => {
    const { rows, total } = await listEssayOrders(db, query);
    const shown = rows.map((row) => ({ ...row, canEdit: isEditable(actor, row) }));
    return { rows: shown, total, abilities: { edit: may(actor.role, 'training.edit') } };
  },
});

const download = endpoint({
  ...reading,
  path: '/api/essay-orders.xlsx',
  summary: '心得征集，Excel',
  query: wholeOf(essayOrdersQuery),
  answer: 'file',
  handler: async ({ db, query }) => {
    const { rows } = await listEssayOrders(db, query);
    return xlsxAnswer('心得征集.xlsx', await writeTables([essayOrderTable(rows)]));
  },
});

const one = endpoint({
  ...reading,
  path: '/api/essay-orders/:id',
  summary: '一次心得征集',
  params,
  answer: essayOrderSchema,
  handler: async ({ db, params: { id }, actor }) => {
    const found = await orderOr404(db, id);
    return { ...found, canEdit: isEditable(actor, found) };
  },
});

const add = endpoint({
  method: 'POST',
  path: '/api/essay-orders',
  summary: '向本机构范围内的人征集心得',
  tag,
  ability: 'training.edit',
  body: essayOrderBody,
  answer: madeSchema,
  handler: async ({ db, body, actor, audit }) => {
    const id = await insertEssayOrder(db, actor.unit, body, actor.name);
    audit({ action: 'essay.order', subject: body.title, detail: { ...body, id } });
    return { id };
  },
});

const cancel = endpoint({
  method: 'POST',
  path: '/api/essay-orders/:id/cancel',
  summary: '取消征集；已交的留着',
  tag,
  ability: 'training.edit',
  params,
  answer: okSchema,
  handler: async ({ db, params: { id }, actor, audit }) => {
    const found = ownOr404(actor, await findEssayOrder(db, id), '心得征集');
    await updateCancelled(db, id);
    audit({ action: 'essay.cancel', subject: found.title, detail: { id } });
    return ok;
  },
});

const roll = endpoint({
  ...reading,
  path: '/api/essay-orders/:id/roll',
  summary: '谁交了、谁没交、谁迟交',
  params,
  query: essayRollQuery,
  answer: essayRollPage,
  handler: async ({ db, params: { id }, query }) => {
    await orderOr404(db, id);
    return listEssayRoll(db, id, query);
  },
});

const rollDownload = endpoint({
  ...reading,
  path: '/api/essay-orders/:id/roll.xlsx',
  summary: '心得上交情况，Excel',
  params,
  query: wholeOf(essayRollQuery),
  answer: 'file',
  handler: async ({ db, params: { id }, query }) => {
    const found = await orderOr404(db, id);
    const { rows } = await listEssayRoll(db, id, query);
    return xlsxAnswer('心得上交情况.xlsx', await writeTables([essayTable(found, rows)]));
  },
});

const read = endpoint({
  ...reading,
  path: '/api/essay-orders/:id/essays/:personId',
  summary: '读一篇心得：网点负责人及以上',
  params: personParams,
  answer: essaySchema,
  handler: async ({ db, params: { id, personId } }) => {
    const found = await findEssay(db, id, personId);
    if (!found) throw problem('not-found', { what: '心得' });
    return found;
  },
});

/** @throws Problem `not-found` */
async function fileOf(db: Db, files: FileStore, id: number, personId: number): Promise<FileAnswer> {
  const found = await findEssay(db, id, personId);
  if (!found?.file || !found.sha256 || !(await files.has(found.sha256)))
    throw problem('not-found', { what: '心得的文件' });
  const { name, mediaType } = found.file;
  const bytes = await files.open(found.sha256);
  return new FileAnswer({ name, mediaType, bytes, inline: true });
}

const openFile = endpoint({
  ...reading,
  path: '/api/essay-orders/:id/essays/:personId/file',
  summary: '打开心得的文件',
  params: personParams,
  answer: 'file',
  handler: ({ db, services: { files }, params: { id, personId } }) =>
    fileOf(db, files, id, personId),
});

const own = { tag, ability: 'training.own', params } as const;

const handIn = endpoint({
  ...own,
  method: 'PUT',
  path: '/api/essay-orders/:id/mine',
  summary: '交自己的心得；期后仍可交，记为迟交',
  body: essayBody,
  answer: okSchema,
  handler: async ({ db, params: { id }, body, actor, audit }) => {
    const author = await authorOr404(db, id, actor);
    if (body.body === '' && !(await hasFile(db, id, author.id)))
      throw problem('invalid', { detail: '心得还是空的，请写几句或上传文件' });
    await updateEssay(db, id, author, body);
    const unit = { id: author.unitId, unitNo: author.unitNo };
    audit({ action: 'essay.hand-in', subject: author.name, unit, detail: { id } });
    return ok;
  },
});

const handInFile = endpoint({
  ...own,
  method: 'POST',
  path: '/api/essay-orders/:id/mine/file',
  summary: '交心得的文件（字段 file）：照片或 PDF',
  upload: 50,
  answer: okSchema,
  files: {
    permit: ({ db, actor, params: { id } }) => authorOr404(db, id, actor),
    work: async ({ services, upload }, author) => ({
      author,
      file: await storeFile(services, upload()),
    }),
  },
  handler: async ({ db, params: { id }, audit }, { author, file }) => {
    await updateEssay(db, id, author, { file });
    const unit = { id: author.unitId, unitNo: author.unitNo };
    audit({ action: 'essay.hand-in', subject: author.name, unit, detail: { id, file: file.name } });
    return ok;
  },
});

const openOwnFile = endpoint({
  ...own,
  method: 'GET',
  path: '/api/essay-orders/:id/mine/file',
  summary: '打开自己交的文件',
  answer: 'file',
  handler: async ({ db, services: { files }, params: { id }, actor }) => {
    const author = await findAuthor(db, id, actor.userId);
    if (!author) throw problem('not-found', { what: '心得' });
    return fileOf(db, files, id, author.id);
  },
});

export const routes: Endpoint[] = [
  list,
  download,
  one,
  add,
  cancel,
  roll,
  rollDownload,
  read,
  openFile,
  handIn,
  handInFile,
  openOwnFile,
];
