/** 好人好事 over HTTP: the register, one with its evidence, reporting, confirming, counts by outlet. */
import { z } from 'zod';
import { may } from '../../contract/abilities.ts';
import { idSchema } from '../../contract/common.ts';
import {
  deedCounts,
  deedCountsQuery,
  deedDetail,
  deedEdit,
  deedsPage,
  deedsQuery,
  deedStepBody,
  deedWritten,
  newDeed,
  deedSchema,
} from '../../contract/deed.ts';
import { problem } from '../../contract/problem.ts';
import { writeTables } from '../../documents/index.ts';
import { deedRefusal, deedSteps, isWordable } from '../../domain/deed/index.ts';
import type { Db } from '../db/open.ts';
import { listEvidence } from '../evidence/index.ts';
import { changesOf } from '../audit/index.ts';
import { xlsxAnswer } from '../http/answers.ts';
import { endpoint, type Endpoint } from '../http/endpoint.ts';
import { wholeOf } from '../http/whole-list.ts';
import { editDeed, handsOf, reportDeed, takeDeedStep } from './actions.ts';
import { findDeed, listCounts, listDeeds, type Found } from './queries.ts';
import { deedCountTable, deedTable } from './table.ts';
import { stepWords } from './words.ts';

const tag = '好人好事';
const params = z.object({ unitId: idSchema, id: idSchema });
const place = (found: Found) => ({ id: found.unit.id, unitNo: found.unitNo });

/** @throws Problem `not-found` outside the reader's range */
async function findOr404(db: Db, at: z.output<typeof params>): Promise<Found> {
  const found = await findDeed(db, at.unitId, at.id);
  if (!found) throw problem('not-found', { what: '好人好事' });
  return found;
}

const list = endpoint({
  method: 'GET',
  path: '/api/deeds',
  summary: '好人好事：筛选、排序、各状态数量',
  tag,
  ability: 'deed.read',
  query: deedsQuery,
  answer: deedsPage,
  handler: async ({ db, query, actor }) => {
    const { report, confirm } = handsOf(actor);
    return { ...(await listDeeds(db, query)), abilities: { report, confirm } };
  },
});

const counts = endpoint({
  method: 'GET',
  path: '/api/deeds/counts',
  summary: '好人好事按网点统计',
  tag,
  ability: 'deed.read',
  query: deedCountsQuery,
  answer: deedCounts,
  handler: ({ db, query }) => listCounts(db, query),
});

const download = endpoint({
  method: 'GET',
  path: '/api/deeds.xlsx',
  summary: '好人好事和按网点统计，Excel',
  tag,
  ability: 'deed.read',
  query: wholeOf(deedsQuery),
  answer: 'file',
  handler: async ({ db, query, shown }) => {
    const rows = await shown(z.array(deedSchema), (await listDeeds(db, query)).rows);
    const tables = [deedTable(rows), deedCountTable(await listCounts(db, query))];
    return xlsxAnswer('好人好事.xlsx', await writeTables(tables));
  },
});

const one = endpoint({
  method: 'GET',
  path: '/api/deeds/:unitId/:id',
  summary: '一件好人好事：经过、证据、能做什么',
  tag,
  ability: 'deed.read',
  params,
  answer: deedDetail,
  handler: async ({ db, params: at, actor }) => {
    const found = await findOr404(db, at);
    const hands = handsOf(actor);
    const edit = hands.report && isWordable(found);
    const steps = deedSteps.filter((step) => deedRefusal(found, step, hands, '理由') === null);
    const addEvidence = edit && may(actor.role, 'evidence.add');
    const evidence = await listEvidence(db, 'deed', at.unitId, at.id);
    return { ...found, evidence, can: { edit, addEvidence, steps } };
  },
});

async function standing({ db, params: at }: { db: Db; params: { unitId: number; id: number } }) {
  const found = await findDeed(db, at.unitId, at.id);
  if (!found) return null;
  const { version, happenedOn, person, title, story, state, reason } = found;
  const fields = { happenedOn, person, title, story, state, reason };
  return { thing: `deeds/${at.unitId}/${at.id}`, version, unit: place(found), fields };
}

const report = endpoint({
  method: 'POST',
  path: '/api/deeds',
  summary: '上报一件好人好事',
  tag,
  ability: 'deed.report',
  body: newDeed,
  texts: ['title', 'story'],
  answer: deedWritten,
  handler: async ({ db, actor, body, audit }) => {
    const { written, unit } = await reportDeed(db, actor, body);
    audit({ action: 'deed.report', subject: body.title, unit, detail: body });
    return written;
  },
});

const change = endpoint({
  method: 'PATCH',
  path: '/api/deeds/:unitId/:id',
  summary: '修改尚未确认的好人好事',
  tag,
  ability: 'deed.report',
  params,
  body: deedEdit,
  texts: ['title', 'story'],
  answer: deedWritten,
  edit: standing,
  handler: async ({ db, params: at, body, audit }) => {
    const found = await findOr404(db, at);
    const written = await editDeed(db, found, body);
    const was = Object.fromEntries(
      Object.keys(body).map((key) => [key, found[key as keyof typeof found]]),
    );
    audit({
      action: 'deed.edit',
      subject: found.title,
      unit: place(found),
      detail: changesOf(was, body),
    });
    return written;
  },
});

const step = endpoint({
  method: 'POST',
  path: '/api/deeds/:unitId/:id/step',
  summary: '确认、写明理由退回、改好再报',
  tag,
  ability: 'deed.read',
  params,
  body: deedStepBody,
  texts: ['reason'],
  answer: deedWritten,
  edit: standing,
  handler: async ({ db, params: at, actor, body, audit }) => {
    const found = await findOr404(db, at);
    const written = await takeDeedStep(db, actor, found, body);
    const subject = `${stepWords[body.step]}：${found.title}`;
    audit({ action: `deed.${body.step}`, subject, unit: place(found), detail: body });
    return written;
  },
});

export const routes: Endpoint[] = [list, counts, download, one, report, change, step];
