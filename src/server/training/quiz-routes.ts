/** 题库 and 抽问 over HTTP. */
import { randomInt } from 'node:crypto';
import { z } from 'zod';
import { may } from '../../contract/abilities.ts';
import { idSchema, okSchema } from '../../contract/common.ts';
import { problem } from '../../contract/problem.ts';
import {
  figuresAnswer,
  figuresQuery,
  questionBody,
  questionEdit,
  questionsPage,
  questionsQuery,
  quizBody,
  quizDetail,
  quizzesPage,
  quizzesQuery,
  resultBody,
  resultsPage,
  resultsQuery,
} from '../../contract/training-quiz.ts';
import { madeSchema } from '../../contract/training.ts';
import { writeTables } from '../../documents/index.ts';
import { drawQuestions, poolHash, quizKey, repeatCommand } from '../../domain/training/index.ts';
import type { Db } from '../db/open.ts';
import { ok, xlsxAnswer } from '../http/answers.ts';
import { endpoint, type Endpoint } from '../http/endpoint.ts';
import { wholeOf } from '../http/whole-list.ts';
import { isOwn, ownOr404 } from './own.ts';
import {
  findQuestion,
  findQuiz,
  insertQuestion,
  insertQuiz,
  listPool,
  listQuestions,
  listQuizzes,
  updateQuestion,
  type FoundQuiz,
} from './quiz-queries.ts';
import { listFigures, listResults, updateResult } from './result-queries.ts';
import { figureTables, questionTable, quizTable, resultTable } from './quiz-tables.ts';

const tag = '培训';
const params = z.object({ id: idSchema });
const reading = { method: 'GET', tag, ability: 'training.read' } as const;
/** A seed of the system's own: below 2^47, so that it is one plain integer. */
const seedLimit = 2 ** 47;

/** @throws Problem `not-found` */
async function quizOr404(db: Db, id: number): Promise<FoundQuiz> {
  const found = await findQuiz(db, id);
  if (!found) throw problem('not-found', { what: '抽问' });
  return found;
}

const questions = endpoint({
  ...reading,
  path: '/api/quiz-questions',
  summary: '题库：题、答案要点、问过几次、答错几次',
  query: questionsQuery,
  answer: questionsPage,
  handler: async ({ db, query, actor }) => {
    const mayEdit = may(actor.role, 'training.edit');
    const { rows, total } = await listQuestions(db, query);
    const shown = rows.map((row) => ({ ...row, canEdit: mayEdit && isOwn(actor, row) }));
    return { rows: shown, total, abilities: { edit: mayEdit } };
  },
});

const questionsDownload = endpoint({
  ...reading,
  path: '/api/quiz-questions.xlsx',
  summary: '题库，Excel',
  query: wholeOf(questionsQuery),
  answer: 'file',
  handler: async ({ db, query }) => {
    const { rows } = await listQuestions(db, query);
    return xlsxAnswer('抽问题库.xlsx', await writeTables([questionTable(rows)]));
  },
});

const addQuestion = endpoint({
  method: 'POST',
  path: '/api/quiz-questions',
  summary: '加一道题',
  tag,
  ability: 'training.edit',
  body: questionBody,
  answer: madeSchema,
  handler: async ({ db, body, actor, audit }) => {
    const id = await insertQuestion(db, actor.unit, body, actor.name);
    audit({ action: 'quiz.question', subject: body.question, detail: { ...body, id } });
    return { id };
  },
});

const changeQuestion = endpoint({
  method: 'PATCH',
  path: '/api/quiz-questions/:id',
  summary: '修改或停用一道题；抽过的抽问仍按当时的原文',
  tag,
  ability: 'training.edit',
  params,
  body: questionEdit,
  answer: okSchema,
  edit: async ({ db, params: { id } }) => {
    const found = await findQuestion(db, id);
    if (!found) return null;
    const { version, unitId, unitNo, ...fields } = found;
    return { thing: `quiz-questions/${id}`, version, unit: { id: unitId, unitNo }, fields };
  },
  handler: async ({ db, params: { id }, body, actor, audit }) => {
    ownOr404(actor, await findQuestion(db, id), '题');
    const { version, ...words } = body;
    if (!(await updateQuestion(db, { id, version }, words)))
      throw problem('conflict', { what: '题' });
    audit({ action: 'quiz.question', subject: words.question, detail: { ...words, id } });
    return ok;
  },
});

const quizzes = endpoint({
  ...reading,
  path: '/api/quizzes',
  summary: '抽问：本机构、下级和上级的',
  query: quizzesQuery,
  answer: quizzesPage,
  handler: async ({ db, query, actor }) => ({
    ...(await listQuizzes(db, query)),
    abilities: { edit: may(actor.role, 'training.edit') },
  }),
});

const quizzesDownload = endpoint({
  ...reading,
  path: '/api/quizzes.xlsx',
  summary: '抽问，Excel',
  query: wholeOf(quizzesQuery),
  answer: 'file',
  handler: async ({ db, query }) => {
    const { rows } = await listQuizzes(db, query);
    return xlsxAnswer('抽问.xlsx', await writeTables([quizTable(rows)]));
  },
});

const addQuiz = endpoint({
  method: 'POST',
  path: '/api/quizzes',
  summary: '按种子从题库抽题；种子留空由系统随机给出并记明',
  tag,
  ability: 'training.edit',
  body: quizBody,
  answer: madeSchema,
  handler: async ({ db, body, actor, audit }) => {
    const { title, heldOn, tags, count } = body;
    const seedBySystem = body.seed === '';
    const seed = quizKey(seedBySystem ? String(randomInt(seedLimit)) : body.seed);
    if (seed === null) throw problem('invalid', { detail: '种子要有至少一个整数，如 8 3 12' });
    const pool = await listPool(db, actor.unit, tags);
    if (pool.length < count)
      throw problem('invalid', {
        detail: `题库里合用的只有 ${pool.length} 道题，抽不出 ${count} 道；请减少题数、放宽要点或先加题`,
      });
    const picks = drawQuestions(pool, count, seed);
    const drawn = { title, heldOn, pool, poolSha256: poolHash(pool), seed, seedBySystem, picks };
    const id = await insertQuiz(db, actor.unit, { ...drawn, createdBy: actor.name });
    audit({ action: 'quiz.draw', subject: title, detail: { id, seed, seedBySystem, picks } });
    return { id };
  },
});

const one = endpoint({
  ...reading,
  path: '/api/quizzes/:id',
  summary: '一次抽问：抽中的题、种子、怎样自己重抽一遍',
  params,
  answer: quizDetail,
  handler: async ({ db, params: { id }, actor }) => {
    const found = await quizOr404(db, id);
    const { pool, picks, seed } = found;
    return {
      ...found,
      questions: picks.flatMap((pick) => pool.find((question) => question.id === pick) ?? []),
      pool: pool.map((question, at) => ({
        no: at + 1,
        question: question.question,
        picked: picks.includes(question.id),
      })),
      command: repeatCommand(pool.length, seed, picks.length),
      can: { record: may(actor.role, 'training.edit') },
    };
  },
});

const results = endpoint({
  ...reading,
  path: '/api/quizzes/:id/results',
  summary: '逐人的答对、答错',
  params,
  query: resultsQuery,
  answer: resultsPage,
  handler: async ({ db, params: { id }, query }) => {
    await quizOr404(db, id);
    return listResults(db, id, query);
  },
});

const resultsDownload = endpoint({
  ...reading,
  path: '/api/quizzes/:id/results.xlsx',
  summary: '抽问成绩，Excel',
  params,
  query: wholeOf(resultsQuery),
  answer: 'file',
  handler: async ({ db, params: { id }, query }) => {
    const found = await quizOr404(db, id);
    const { rows } = await listResults(db, id, query);
    return xlsxAnswer('抽问成绩.xlsx', await writeTables([resultTable(found, rows)]));
  },
});

const record = endpoint({
  method: 'PUT',
  path: '/api/quizzes/:id/results/:personId',
  summary: '登记一个人的回答；空表示撤回',
  tag,
  ability: 'training.edit',
  params: z.object({ id: idSchema, personId: idSchema }),
  body: resultBody,
  answer: okSchema,
  handler: async ({ db, params: { id, personId }, body, actor, audit }) => {
    const found = await quizOr404(db, id);
    const asked = body.answers.map(({ questionId }) => questionId);
    if (new Set(asked).size < asked.length || asked.some((one) => !found.picks.includes(one)))
      throw problem('invalid', { detail: '只能登记这次抽中的题，每题一次' });
    const person = await updateResult(db, { quizId: id, personId }, body.answers, actor.name);
    if (!person) throw problem('not-found', { what: '人员' });
    const subject = `${found.title}：${person.name}`;
    audit({ action: 'quiz.result', subject, unit: person.unit, detail: { id, personId, ...body } });
    return ok;
  },
});

const figures = endpoint({
  ...reading,
  path: '/api/quiz-figures',
  summary: '抽问统计：各网点答对率、答错最多的题',
  query: figuresQuery,
  answer: figuresAnswer,
  handler: ({ db, query }) => listFigures(db, query),
});

const figuresDownload = endpoint({
  ...reading,
  path: '/api/quiz-figures.xlsx',
  summary: '抽问统计，Excel',
  query: figuresQuery,
  answer: 'file',
  handler: async ({ db, query }) =>
    xlsxAnswer('抽问统计.xlsx', await writeTables(figureTables(await listFigures(db, query)))),
});

export const routes: Endpoint[] = [
  questions,
  questionsDownload,
  addQuestion,
  changeQuestion,
  quizzes,
  quizzesDownload,
  addQuiz,
  one,
  results,
  resultsDownload,
  record,
  figures,
  figuresDownload,
];
