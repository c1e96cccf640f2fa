/** 培训、抽问、晨会、心得. */
import { year } from '../bank.ts';
import { picture } from '../ground.ts';
import type { Place } from '../plant.ts';
import { at, list, own, thing, type Table } from '../row.ts';

const filed = { name: '照片.jpg', bytes: picture };
const today = new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' });
const session = ({ session: id }: Place) => ({ path: { id } });
const quiz = ({ quiz: id }: Place) => ({ path: { id } });
const order = ({ essayOrder: id }: Place) => ({ path: { id } });
const plan = { title: '服务礼仪', kind: 'training', heldOn: today, startsAt: '00:02', hours: '4' };
const question = { question: '收费标准在哪里看', answerPoints: ['公示栏'], tag: '收费标准' };

export const sessions: Table = {
  'GET /api/trainings': list('outlet-head', ({ outlet }) => ({ query: { unitId: outlet } })),
  'GET /api/trainings.xlsx': list('outlet-head'),
  'GET /api/trainings/:id': thing('outlet-head', session),
  'POST /api/trainings': thing('outlet-head', ({ session: makeupOf }) => ({
    body: { ...plan, makeupOf },
  })),
  'PATCH /api/trainings/:id': thing('service-admin', (place) => ({
    ...session(place),
    body: { ...plan, version: 1 },
  })),
  'GET /api/trainings/:id/roll': thing('outlet-head', session),
  'GET /api/trainings/:id/roll.xlsx': thing('outlet-head', session),
  'PUT /api/trainings/:id/attendance': thing('outlet-head', (place) => ({
    ...session(place),
    body: { rows: [{ personId: place.people.staff, state: 'present' }] },
  })),
  'POST /api/trainings/:id/material': thing('service-admin', (place) => ({
    ...session(place),
    file: filed,
  })),
  'GET /api/trainings/:id/material': thing('staff', session),
  'GET /api/training-posts': list('outlet-head'),
  'GET /api/training-gaps': list('outlet-head', ({ outlet }) => ({ query: { unitId: outlet } })),
  'GET /api/training-gaps.xlsx': list('outlet-head'),
  'GET /api/my-training': own('staff'),
};

export const quizzes: Table = {
  'GET /api/quiz-questions': list('outlet-head'),
  'GET /api/quiz-questions.xlsx': list('outlet-head'),
  'POST /api/quiz-questions': own('outlet-head', () => ({ body: question })),
  'PATCH /api/quiz-questions/:id': thing('service-admin', ({ question: id }) => ({
    path: { id },
    body: { ...question, version: 1 },
  })),
  'GET /api/quizzes': list('outlet-head'),
  'GET /api/quizzes.xlsx': list('outlet-head'),
  'POST /api/quizzes': own('outlet-head', () => ({
    body: { title: '晨会抽问', heldOn: today, count: 1 },
  })),
  'GET /api/quizzes/:id': thing('outlet-head', quiz),
  'GET /api/quizzes/:id/results': thing('outlet-head', quiz),
  'GET /api/quizzes/:id/results.xlsx': thing('outlet-head', quiz),
  'PUT /api/quizzes/:id/results/:personId': thing('outlet-head', (place) => ({
    path: { id: place.quiz, personId: place.people.staff },
    body: { answers: [{ questionId: place.question, isRight: true }] },
  })),
  'GET /api/quiz-figures': list('outlet-head', ({ outlet, quiz: quizId }) => ({
    query: { unitId: outlet, quizId },
  })),
  'GET /api/quiz-figures.xlsx': list('outlet-head'),
};

const morning = ({ morning: one }: Place) => at(one);
export const mornings: Table = {
  'GET /api/mornings/prepare': thing('outlet-head', ({ outlet }) => ({
    query: { unitId: outlet },
  })),
  'GET /api/mornings': list('outlet-head', ({ outlet }) => ({ query: { unitId: outlet } })),
  'GET /api/mornings.xlsx': list('outlet-head'),
  'GET /api/morning-days': list('outlet-head', ({ outlet }) => ({ query: { unitId: outlet } })),
  'GET /api/morning-days.xlsx': list('outlet-head'),
  'GET /api/mornings/:unitId/:id': thing('outlet-head', morning),
  'POST /api/mornings': thing('outlet-head', ({ outlet, people }) => ({
    body: {
      unitId: outlet,
      day: new Date(Date.now() - 86_400_000).toISOString().slice(0, 10),
      drill: '手语问候',
      personIds: [people.staff],
    },
  })),
  'PATCH /api/mornings/:unitId/:id': thing('outlet-head', (place) => ({
    ...morning(place),
    body: { version: 1, drill: '起身迎接', personIds: [place.people.staff] },
  })),
};

const essay = (place: Place) => ({
  path: { id: place.essayOrder, personId: place.people.staff },
});
export const essays: Table = {
  'GET /api/essay-orders': list('outlet-head'),
  'GET /api/essay-orders.xlsx': list('outlet-head'),
  'GET /api/essay-orders/:id': thing('outlet-head', order),
  'POST /api/essay-orders': own('outlet-head', () => ({
    body: { title: '感想', dueOn: `${year}-12-31` },
  })),
  'POST /api/essay-orders/:id/cancel': thing('service-admin', order),
  'GET /api/essay-orders/:id/roll': thing('outlet-head', order),
  'GET /api/essay-orders/:id/roll.xlsx': thing('outlet-head', order),
  'GET /api/essay-orders/:id/essays/:personId': thing('outlet-head', essay),
  'GET /api/essay-orders/:id/essays/:personId/file': thing('outlet-head', essay),
  'PUT /api/essay-orders/:id/mine': thing('staff', (place) => ({
    ...order(place),
    body: { body: '感想' },
  })),
  'POST /api/essay-orders/:id/mine/file': thing('staff', (place) => ({
    ...order(place),
    file: filed,
  })),
  'GET /api/essay-orders/:id/mine/file': thing('staff', order),
};
