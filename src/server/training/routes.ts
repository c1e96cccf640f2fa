/** 培训与晨会 over HTTP: sessions, quizzes, mornings, essays, and what is one's own. */
import { myTraining } from '../../contract/training.ts';
import { endpoint, type Endpoint } from '../http/endpoint.ts';
import { routes as essays } from './essay-routes.ts';
import { routes as mornings } from './morning-routes.ts';
import { findMe, listMyEssays, listMyQuizzes, listMySessions } from './my-queries.ts';
import { routes as quizzes } from './quiz-routes.ts';
import { routes as sessions } from './session-routes.ts';

const mine = endpoint({
  method: 'GET',
  path: '/api/my-training',
  summary: '我的培训、抽问成绩和心得',
  tag: '培训',
  ability: 'training.own',
  answer: myTraining,
  handler: async ({ db, actor }) => {
    const me = await findMe(db, actor.userId);
    if (!me) return { person: null, sessions: [], quizzes: [], essays: [] };
    return {
      person: me,
      sessions: await listMySessions(db, me.id),
      quizzes: await listMyQuizzes(db, me.id),
      essays: await listMyEssays(db, me.id),
    };
  },
});

export const routes: Endpoint[] = [...sessions, ...quizzes, ...mornings, ...essays, mine];
