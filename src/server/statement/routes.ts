/** 网点对账单: one unit's year: scores against targets, places, every line. */
import { z } from 'zod';
import { may } from '../../contract/abilities.ts';
import { idSchema } from '../../contract/common.ts';
import { problem } from '../../contract/problem.ts';
import { statementQuery, statementSchema } from '../../contract/ledger.ts';
import { endpoint, type Endpoint } from '../http/endpoint.ts';
import { findTotals, listLines, presentLine } from '../ledger/index.ts';
import { findNewestYear, findPlanOfYear, findStatementUnit, listScores } from './queries.ts';

/** Far more than an outlet's year has; a county's statement is the ledger. */
const listed = 2000;

const one = endpoint({
  method: 'GET',
  path: '/api/statements/:unitId',
  summary: '网点对账单',
  tag: '对账单',
  ability: 'ledger.read',
  params: z.object({ unitId: idSchema }),
  query: statementQuery,
  answer: statementSchema,
  handler: async ({ db, params, query, actor }) => {
    const unit = await findStatementUnit(db, params.unitId);
    if (!unit) throw problem('not-found', { what: '网点' });
    const year = query.year ?? (await findNewestYear(db, unit.id)) ?? new Date().getFullYear();
    const plan = await findPlanOfYear(db, unit.id, year);
    const filter = { unitId: unit.id, year, drafts: may(actor.role, 'ledger.draft') };
    const lines = await listLines(db, { ...filter, sort: 'unit', offset: 0, limit: listed });
    const { amount, rewards, penalties } = await findTotals(db, filter);
    return {
      unit: { id: unit.id, code: unit.code, name: unit.name },
      path: unit.path,
      year,
      planTitle: plan?.title ?? null,
      scores: await listScores(db, unit.id, year, plan?.phases ?? []),
      lines: lines.map(presentLine),
      totals: { amount, rewards, penalties },
    };
  },
});

export const routes: Endpoint[] = [one];
