/** 培训、抽问、晨会、心得. */
import { made, picture, post, today, type Ground, type Made } from '../ground.ts';

export async function training({ as, at, outlet }: Ground, staff: number) {
  const service = as('service-admin');
  const title = `${at.mark}培训`;
  const held = { title, kind: 'training', heldOn: today, startsAt: '00:01', hours: '4' };
  const session = (await post<Made>(service, '/api/trainings', { ...held, required: true })).id;
  made(await service.upload(`/api/trainings/${session}/material`, `${at.mark}.jpg`, picture));
  const question = { question: `${at.mark}收费标准`, answerPoints: ['明码标价'], tag: '收费标准' };
  const questionId = (await post<Made>(service, '/api/quiz-questions', question)).id;
  const quizBody = { title, heldOn: today, count: 1, seed: '3 8 12' };
  const quiz = (await post<Made>(service, '/api/quizzes', quizBody)).id;
  const morning = await post<Made>(as('outlet-head'), '/api/mornings', {
    unitId: outlet,
    day: today,
    drill: `${at.mark}迎送`,
    personIds: [staff],
  });
  const order = { title: `${at.mark}心得`, dueOn: '2099-12-31' };
  const essayOrder = (await post<Made>(service, '/api/essay-orders', order)).id;
  const mine = `/api/essay-orders/${essayOrder}/mine`;
  made(await as('staff').put(mine, { body: `${at.mark}感想` }));
  made(await as('staff').upload(`${mine}/file`, `${at.mark}.jpg`, picture));
  return { session, question: questionId, quiz, morning, essayOrder };
}
