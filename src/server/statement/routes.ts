/** 网点对账单: one unit's year: scores against targets, places, every line; to read and to take away. */
import { z } from 'zod';
import { may } from '../../contract/abilities.ts';
import { idSchema } from '../../contract/common.ts';
import { problem } from '../../contract/problem.ts';
import { statementQuery, statementSchema } from '../../contract/ledger.ts';
import { writeTables } from '../../documents/index.ts';
import type { Db } from '../db/open.ts';
import { xlsxAnswer } from '../http/answers.ts';
import { endpoint, type Actor, type Endpoint } from '../http/endpoint.ts';
import { rootLine } from '../log/index.ts';
import { findTotals, hidesFrom, listLines, openLines, presentLine } from '../ledger/index.ts';
import { findNewestYear, findPlanOfYear, findStatementUnit, listScores } from './queries.ts';
import { statementTables } from './workbook.ts';

const tag = '对账单';
const params = z.object({ unitId: idSchema });
/** Far more than an outlet's year has; a county's statement is the ledger. */
const listed = 2000;

type Asked = { unitId: number; year?: number | undefined; actor: Actor };

/** @throws Problem `not-found` */
async function loadStatement(db: Db, { unitId, year: asked, actor }: Asked) {
  const found = await findStatementUnit(db, unitId);
  if (!found) throw problem('not-found', { what: '网点' });
  const { path, ...unit } = found;
  const year = asked ?? (await findNewestYear(db, unit.id)) ?? new Date().getFullYear();
  const plan = await findPlanOfYear(db, unit.id, year);
  const filter = { unitId: unit.id, year, drafts: may(actor.role, 'ledger.draft') };
  const lines = await listLines(db, { ...filter, sort: 'unit', offset: 0, limit: listed });
  const { amount, rewards, penalties } = await findTotals(db, filter);
  return {
    unit,
    path,
    year,
    planTitle: plan?.title ?? null,
    scores: await listScores(db, unit.id, year, plan?.phases ?? []),
    openLines: await openLines(db, lines, await hidesFrom(db, actor)),
    totals: { amount, rewards, penalties },
  };
}

const one = endpoint({
  method: 'GET',
  path: '/api/statements/:unitId',
  summary: '网点对账单',
  tag,
  ability: 'ledger.read',
  params,
  query: statementQuery,
  answer: statementSchema,
  handler: async ({ db, params, query, actor }) => {
    const { openLines: lines, ...rest } = await loadStatement(db, { ...params, ...query, actor });
    return { ...rest, lines: lines.map((line) => ({ ...line, ...presentLine(line) })) };
  },
});

const download = endpoint({
  method: 'GET',
  path: '/api/statements/:unitId/statement.xlsx',
  summary: '网点对账单，Excel：汇总、成绩与目标，每类账目一张表，每行附条款、依据与计算',
  tag,
  ability: 'ledger.read',
  params,
  query: statementQuery,
  answer: 'file',
  handler: async ({ db, params, query, actor }) => {
    const statement = await loadStatement(db, { ...params, ...query, actor });
    const foot = (await rootLine(db)) ?? undefined;
    const tables = statementTables(statement).map((table) => ({ ...table, foot }));
    const name = `对账单-${statement.unit.name}-${statement.year}.xlsx`;
    return xlsxAnswer(name, await writeTables(tables));
  },
});

export const routes: Endpoint[] = [one, download];
