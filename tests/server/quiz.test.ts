/** 题库与抽问: drawn so that anybody repeats it, answered person by person, summed up. */
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type {
  QuestionsPage,
  QuizDetail,
  QuizFigures,
  ResultRow,
} from '../../src/contract/training-quiz.ts';
import type { MyTraining } from '../../src/contract/training.ts';
import { drawQuestions, poolHash, type PoolQuestion } from '../../src/domain/training/index.ts';
import { testApp, type Answer, type Caller } from '../support/app.ts';

const test = testApp();
const codeOf = (answer: Answer) => answer.json<{ code: string }>().code;
const sheets = (answer: Answer) => strFromU8(unzipSync(answer.rawPayload)['xl/sharedStrings.xml']!);
const question = (no: number, over: object = {}) => ({
  question: `跨行取款第 ${no} 笔收多少手续费？`,
  answerPoints: ['每月前三笔免费', `第 ${no} 笔`],
  tag: '收费标准',
  source: '服务价格目录',
  ...over,
});
const listOf = async (caller: Caller, query = '') =>
  (await caller.get(`/api/quiz-questions${query}`)).json<QuestionsPage>();
const draw = { title: '四月收费标准抽问', heldOn: '2023-04-20', count: 2, seed: '12 3，8' };
async function drawn(caller: Caller, over: object = {}): Promise<QuizDetail> {
  const answer = await caller.post('/api/quizzes', { ...draw, ...over });
  expect(answer.statusCode, answer.body).toBe(200);
  const { id } = answer.json<{ id: number }>();
  return (await caller.get(`/api/quizzes/${id}`)).json<QuizDetail>();
}

describe('题库', () => {
  it('没有的题；网点改不了县行的题；员工看不到；没有答案要点不收', async () => {
    const service = await test.as('县行服务管理员');
    const head = await test.as('网点负责人');
    const edit = { ...question(1), version: 1 };
    expect((await service.patch('/api/quiz-questions/999999', edit)).statusCode).toBe(404);
    expect((await (await test.as('柜员')).get('/api/quiz-questions')).statusCode).toBe(403);
    const bare = question(1, { answerPoints: [] });
    expect(codeOf(await service.post('/api/quiz-questions', bare))).toBe('invalid');
    for (const no of [1, 2, 3, 4]) {
      const added = await service.post('/api/quiz-questions', question(no));
      expect(added.statusCode).toBe(200);
    }
    const { rows } = await listOf(head);
    expect(rows.map(({ canEdit }) => canEdit)).toEqual([false, false, false, false]);
    const path = `/api/quiz-questions/${rows[0]!.id}`;
    expect((await head.patch(path, edit)).statusCode).toBe(404);
    expect((await (await test.as('他县服务管理员')).patch(path, edit)).statusCode).toBe(404);
    expect((await listOf(await test.as('他县服务管理员'))).total).toBe(0);
  });

  it('改、停用、冲突、按要点筛选、导出', async () => {
    const service = await test.as('县行服务管理员');
    const { rows } = await listOf(service);
    const last = rows.at(-1)!;
    const edit = { ...question(4), retired: true, version: last.version };
    const path = `/api/quiz-questions/${last.id}`;
    expect((await service.patch(path, edit)).statusCode).toBe(200);
    expect(codeOf(await service.patch(path, edit))).toBe('conflict');
    expect((await listOf(service, '?retired=no')).total).toBe(3);
    expect((await listOf(service, `?tag=${encodeURIComponent('着装')}`)).total).toBe(0);
    expect(sheets(await service.get('/api/quiz-questions.xlsx'))).toContain('服务价格目录');
  });
});

describe('抽问', () => {
  it('没有的抽问；员工不能抽；题不够、种子没有整数都说明', async () => {
    const service = await test.as('县行服务管理员');
    expect((await service.get('/api/quizzes/999999')).statusCode).toBe(404);
    expect((await (await test.as('柜员')).post('/api/quizzes', draw)).statusCode).toBe(403);
    expect(codeOf(await service.post('/api/quizzes', { ...draw, count: 4 }))).toBe('invalid');
    expect(codeOf(await service.post('/api/quizzes', { ...draw, seed: '随便' }))).toBe('invalid');
  });

  it('停用的不进题库；谁都能按种子重抽；事后改题不影响；种子留空由系统给出并记明', async () => {
    const service = await test.as('县行服务管理员');
    const quiz = await drawn(service);
    expect(quiz).toMatchObject({ seed: '3.8.12./', seedBySystem: false, count: 2 });
    expect(quiz.command).toBe("./bin/mingchuang draw --size 3 --seed '3.8.12./' --pick 2");
    const { rows } = await listOf(service, '?retired=no');
    const pool: PoolQuestion[] = rows.map(({ id, question: text, answerPoints, tag }) => ({
      id,
      question: text,
      answerPoints,
      tag,
    }));
    expect(quiz.questions.map(({ id }) => id)).toEqual(drawQuestions(pool, 2, '3.8.12./'));
    expect(quiz.poolSha256).toBe(poolHash(pool));
    const first = rows.find(({ id }) => id === quiz.questions[0]!.id)!;
    const edit = { ...question(9), version: first.version };
    await service.patch(`/api/quiz-questions/${first.id}`, edit);
    const again = (await service.get(`/api/quizzes/${quiz.id}`)).json<QuizDetail>();
    expect(again.questions).toEqual(quiz.questions);
    expect(await drawn(service, { seed: '' })).toMatchObject({ seedBySystem: true });
  });

  it('网点逐人登记；没抽中的题、别处的人不收；统计、个人、导出', async () => {
    const service = await test.as('县行服务管理员');
    const head = await test.as('网点负责人');
    const quiz = await drawn(service, { title: '五月抽问' });
    const path = `/api/quizzes/${quiz.id}/results`;
    const { rows } = (await head.get(path)).json<{ rows: ResultRow[] }>();
    expect(rows.map(({ name }) => name).toSorted()).toEqual(['王七', '褚十']);
    const clerk = rows.find(({ name }) => name === '褚十')!;
    const [first, second] = quiz.questions;
    const answers = [
      { questionId: first!.id, isRight: true },
      { questionId: second!.id, isRight: false },
    ];
    const put = (caller: Caller, personId: number, given: object[]) =>
      caller.put(`${path}/${personId}`, { answers: given });
    const outsider = await test.as('他县服务管理员');
    expect((await put(outsider, clerk.personId, answers)).statusCode).toBe(404);
    expect((await put(await test.as('审计员'), clerk.personId, answers)).statusCode).toBe(403);
    expect(codeOf(await put(head, clerk.personId, [...answers, answers[0]!]))).toBe('invalid');
    const strange = [{ questionId: 999_999, isRight: true }];
    expect(codeOf(await put(head, clerk.personId, strange))).toBe('invalid');
    expect(codeOf(await put(head, 999_999, answers))).toBe('not-found');
    expect((await put(head, clerk.personId, answers)).statusCode).toBe(200);
    expect((await put(head, clerk.personId, answers)).statusCode).toBe(200);
    const figures = (await service.get(`/api/quiz-figures?quizId=${quiz.id}`)).json<QuizFigures>();
    expect(figures.outlets).toMatchObject([{ people: 1, answers: 2, right: 1 }]);
    expect(figures.questions[0]).toMatchObject({ id: second!.id, answers: 1, right: 0 });
    expect((await listOf(service, '?sort=-wrong')).rows[0]).toMatchObject({ id: second!.id });
    // The whole list, whatever page is shown.
    expect(sheets(await service.get('/api/quizzes.xlsx?limit=1&offset=100'))).toContain('五月抽问');
    expect(sheets(await service.get('/api/quizzes.xlsx?search=没有这个'))).not.toContain(
      '五月抽问',
    );
    expect(sheets(await service.get('/api/quiz-figures.xlsx'))).toContain('文成大峃网点');
    expect(sheets(await service.get(`${path}.xlsx?only=asked`))).toContain('褚十');
    const mine = (await (await test.as('柜员')).get('/api/my-training')).json<MyTraining>();
    expect(mine.quizzes).toMatchObject([{ title: '五月抽问', right: 1, asked: 2 }]);
    expect((await put(head, clerk.personId, [])).statusCode).toBe(200);
    expect((await service.get(`${path}?only=asked`)).json()).toMatchObject({ total: 0 });
  });
});
