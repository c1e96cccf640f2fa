/** 台账 over HTTP: list, one line opened up, going on from state to state, export. */
import { z } from 'zod';
import { may, type Ability } from '../../contract/abilities.ts';
import { idSchema } from '../../contract/common.ts';
import { problem } from '../../contract/problem.ts';
import {
  advanced,
  advanceSchema,
  ledgerPage,
  ledgerQuery,
  lineDetailSchema,
} from '../../contract/ledger.ts';
import { transitions, type Step } from '../../domain/ledger/states.ts';
import { writeTables } from '../../documents/index.ts';
import { xlsxAnswer } from '../http/answers.ts';
import type { Db } from '../db/open.ts';
import { endpoint, type Actor, type Endpoint } from '../http/endpoint.ts';
import { wholeOf } from '../http/whole-list.ts';
import { requireAssessment } from '../personal/index.ts';
import { hidesFrom } from './hides.ts';
import { openLines } from './open-lines.ts';
import { presentDetail, presentLine } from './present.ts';
import { countNaming } from './naming-queries.ts';
import { findLine, listLines, narrow, updateState, type LedgerQuery } from './queries.ts';
import { findSummary } from './summary-queries.ts';
import { ledgerTable } from './tables.ts';

const tag = '台账';
const abilityOf: Record<Step, Ability> = {
  publish: 'ledger.publish',
  confirm: 'ledger.confirm',
  honour: 'ledger.honour',
  revoke: 'ledger.revoke',
};
const stepNames: Record<Step, string> = {
  publish: '公布',
  confirm: '确认',
  honour: '兑现',
  revoke: '撤销',
};

const filterOf = (db: Db, query: LedgerQuery, { role, unit }: Actor) =>
  narrow(db, { ...query, drafts: may(role, 'ledger.draft'), whole: unit.isTop });

const list = endpoint({
  method: 'GET',
  path: '/api/ledger',
  summary: '台账：筛选、合计、按规则汇总',
  tag,
  ability: 'ledger.read',
  query: ledgerQuery,
  answer: ledgerPage,
  handler: async ({ db, query, actor }) => {
    const can = (ability: Ability) => may(actor.role, ability);
    const filter = await filterOf(db, query, actor);
    const rows = await listLines(db, { ...query, ...filter });
    const { totals, byRule, states } = await findSummary(db, filter);
    const { lines, ...sums } = totals;
    return {
      rows: rows.map(presentLine),
      total: lines,
      totals: sums,
      byRule,
      states,
      abilities: {
        settle: can('settlement.run'),
        publish: can('ledger.publish'),
        confirm: can('ledger.confirm'),
        honour: can('ledger.honour'),
        revoke: can('ledger.revoke'),
      },
    };
  },
});

const download = endpoint({
  method: 'GET',
  path: '/api/ledger.xlsx',
  summary: '台账，Excel，每行附计算',
  tag,
  ability: 'ledger.read',
  query: wholeOf(ledgerQuery),
  answer: 'file',
  handler: async ({ db, query, actor }) => {
    const rows = await listLines(db, { ...query, ...(await filterOf(db, query, actor)) });
    const lines = await openLines(db, rows, await hidesFrom(db, actor));
    return xlsxAnswer('台账.xlsx', await writeTables([ledgerTable(lines)]));
  },
});

const one = endpoint({
  method: 'GET',
  path: '/api/ledger/:unitId/:id',
  summary: '一行台账的计算说明',
  tag,
  ability: 'ledger.read',
  params: z.object({ unitId: idSchema, id: idSchema }),
  answer: lineDetailSchema,
  handler: async ({ db, params, language, actor }) => {
    const line = await findLine(db, params.unitId, params.id, may(actor.role, 'ledger.draft'));
    if (!line) throw problem('not-found', { what: '台账行' });
    const hides = await hidesFrom(db, actor);
    return presentDetail(db, line, language, { role: actor.role, hides: hides(line) });
  },
});

/** Lines about named persons are only published with an impact assessment. @throws Problem `assessment-missing` */
async function requireNamed(db: Db, { planId, lineIds }: z.output<typeof advanceSchema>) {
  const count = await countNaming(db, planId, lineIds);
  await requireAssessment(db, { use: 'ledger', planId, count });
}

const advance = endpoint({
  method: 'POST',
  path: '/api/ledger/advance',
  summary: '公布、确认、兑现或撤销台账行',
  tag,
  ability: 'ledger.read',
  body: advanceSchema,
  answer: advanced,
  handler: async ({ db, body, actor, audit }) => {
    const { step } = body;
    if (!may(actor.role, abilityOf[step]))
      throw problem('forbidden', { role: actor.role, action: `${stepNames[step]}台账` });
    if (step === 'revoke' && body.reason.trim() === '')
      throw problem('invalid', { detail: '撤销必须写明理由' });
    if (step === 'publish') await requireNamed(db, body);
    const moved = await updateState(db, { ...body, ...transitions[step], byId: actor.userId });
    if (moved.lines === 0) {
      throw problem('wrong-state', {
        what: '所选台账行',
        state: '已变化或正在申诉',
        action: stepNames[step],
        next: '请刷新台账后再试；申诉中的行待裁定后再办。',
      });
    }
    audit({
      action: `ledger.${step}`,
      subject: `${stepNames[step]} ${moved.lines} 行，合计 ${moved.amount} 元`,
      detail: {
        ...body,
        ...moved,
        before: { state: transitions[step].from },
        after: { state: transitions[step].to },
      },
    });
    return moved;
  },
});

export const routes: Endpoint[] = [list, download, one, advance];
