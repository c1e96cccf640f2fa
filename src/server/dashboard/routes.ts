/** 工作台: what waits for the person in the present role, and how the bank stands. */
import { findWaiting as findAppealsWaiting, readerOf } from '../appeal/index.ts';
import { may } from '../../contract/abilities.ts';
import { dashboardSchema } from '../../contract/ledger.ts';
import { endpoint, type Endpoint } from '../http/endpoint.ts';
import { isoMoment } from '../http/moment.ts';
import { findVersion } from '../plan/index.ts';
import { deskOf } from '../rectification/index.ts';
import { figuresFor } from './figures.ts';
import { countBelowTarget, findWaiting, listRecent, listTrend } from './queries.ts';
import { tasksFor } from './tasks.ts';

const one = endpoint({
  method: 'GET',
  path: '/api/dashboard',
  summary: '工作台',
  tag: '工作台',
  ability: 'signed-in',
  answer: dashboardSchema,
  handler: async ({ db, actor, language }) => {
    const waiting = await findWaiting(db, actor.unit, may(actor.role, 'ledger.draft'));
    const plan =
      waiting.publishedPlanVersion === null
        ? null
        : (await findVersion(db, waiting.publishedPlanVersion))?.document;
    const counts = plan?.counts ?? '省行神秘人';
    const facts = may(actor.role, 'ranking.read');
    const recent = may(actor.role, 'audit.read') ? await listRecent(db) : [];
    return {
      tasks: tasksFor(
        actor.role,
        {
          ...waiting,
          rectify: await deskOf(db, actor),
          appeals: await findAppealsWaiting(db, readerOf(actor)),
        },
        language,
      ),
      figures: facts
        ? figuresFor(waiting, await countBelowTarget(db, counts, plan?.phases ?? []), language)
        : [],
      trend: facts ? await listTrend(db, counts, plan?.phases ?? [], actor.unit) : [],
      recent: recent.map(({ at, actor: who, subject }) => ({
        at: isoMoment(at),
        actor: who,
        text: subject,
      })),
    };
  },
});

export const routes: Endpoint[] = [one];
