/** 检查单 on the desk: the list, one visit, its coverage and record. Review has its own file. */
import { may } from '../../contract/abilities.ts';
import { problem } from '../../contract/problem.ts';
import {
  coverageSchema,
  visitDetailSchema,
  visitParams,
  visitsPage,
  visitsQuery,
} from '../../contract/visit-desk.ts';
import { writeTables } from '../../documents/index.ts';
import { coverageOf } from '../../domain/round/index.ts';
import { itemsFor } from '../../domain/standard/index.ts';
import { answersOf, specialOf } from '../../domain/visit/index.ts';
import type { Db } from '../db/open.ts';
import { FileAnswer, xlsxAnswer } from '../http/answers.ts';
import { endpoint, type Actor, type Endpoint } from '../http/endpoint.ts';
import { wholeOf } from '../http/whole-list.ts';
import { findVisit, listVisits, type VisitFull } from './desk-queries.ts';
import { exportVisit } from './lock.ts';
import { presentVisit, readerOf, seesAnswers } from './present-visit.ts';
import { visitTable } from './tables.ts';

const tag = '检查单';

const list = endpoint({
  method: 'GET',
  path: '/api/visits',
  summary: '检查单',
  tag,
  ability: 'visit.read',
  query: visitsQuery,
  answer: visitsPage,
  handler: ({ db, actor, query }) => listVisits(db, query, readerOf(actor)),
});

const download = endpoint({
  method: 'GET',
  path: '/api/visits.xlsx',
  summary: '检查单，Excel',
  tag,
  ability: 'visit.read',
  query: wholeOf(visitsQuery),
  answer: 'file',
  handler: async ({ db, actor, query }) => {
    const { rows } = await listVisits(db, query, readerOf(actor));
    return xlsxAnswer('检查单.xlsx', await writeTables([visitTable(rows)]));
  },
});

async function load(db: Db, actor: Actor, unitId: number, id: number): Promise<VisitFull> {
  const visit = await findVisit(db, unitId, id, readerOf(actor));
  if (!visit) throw problem('not-found', { what: '检查单' });
  return visit;
}

const one = endpoint({
  method: 'GET',
  path: '/api/visits/:unitId/:id',
  summary: '一张检查单：按其标准版本的答案、算式、证据、经过',
  tag,
  ability: 'visit.read',
  params: visitParams,
  answer: visitDetailSchema,
  handler: async ({ db, actor, params: { unitId, id } }) =>
    presentVisit(db, actor, await load(db, actor, unitId, id)),
});

const coverage = endpoint({
  method: 'GET',
  path: '/api/visits/:unitId/:id/coverage',
  summary: '覆盖矩阵：每个在岗人员 × 每个条目，还缺哪些',
  tag,
  ability: 'visit.read',
  params: visitParams,
  answer: coverageSchema,
  handler: async ({ db, actor, params: { unitId, id } }) => {
    const visit = await load(db, actor, unitId, id);
    if (!seesAnswers(visit, readerOf(actor))) throw problem('not-found', { what: '检查单' });
    const { register, standard, queueMachine } = visit;
    const people = specialOf(register, '$people') ?? [];
    const items = itemsFor(standard.document, { queueMachine });
    return { ...coverageOf(items, people, answersOf(register)), people, items };
  },
});

const record = endpoint({
  method: 'GET',
  path: '/api/visits/:unitId/:id/record.json',
  summary: '检查单定本（规范 JSON），其 SHA-256 即锁定时保存的散列',
  tag,
  ability: 'visit.read',
  params: visitParams,
  answer: 'file',
  handler: async ({ db, actor, params: { unitId, id } }) => {
    const visit = await load(db, actor, unitId, id);
    const found = visit.state === 'locked' ? await exportVisit(db, unitId, id) : null;
    if (!found) throw problem('not-found', { what: '检查单定本' });
    // Where who came is not told, neither is what only this account could have written.
    if (visit.inspector === null && !may(actor.role, 'visit.secret'))
      throw problem('not-found', { what: '检查单定本' });
    const name = `检查单-${visit.unit.code}-${id}.json`;
    return new FileAnswer({ name, mediaType: 'application/json', bytes: Buffer.from(found.text) });
  },
});

export const routes: Endpoint[] = [list, download, one, coverage, record];
