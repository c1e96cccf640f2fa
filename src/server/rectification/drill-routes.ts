/** 未达标名单, 通报、演练与晨会, when a drill was held, and its hours. */
import { z } from 'zod';
import { idSchema } from '../../contract/common.ts';
import {
  drillsMade,
  heldBody,
  newDrills,
  overtimePage,
  overtimeQuery,
  targetsPage,
  targetsQuery,
} from '../../contract/drill.ts';
import { problem } from '../../contract/problem.ts';
import { writtenSchema } from '../../contract/rectification.ts';
import { writeTables } from '../../documents/index.ts';
import { overtimeLimits } from '../../domain/rectification/index.ts';
import type { Db } from '../db/open.ts';
import { xlsxAnswer } from '../http/answers.ts';
import { endpoint, type Endpoint } from '../http/endpoint.ts';
import { wholeOf } from '../http/whole-list.ts';
import { findUnit, loadOwnUnit } from '../organisation/index.ts';
import { overtimeTable, targetTable } from './drill-tables.ts';
import { bankToday, endOfToday, nextMorningOf } from './due.ts';
import { insertDrillsFor } from './errand-queries.ts';
import { recordHeld } from './held.ts';
import { listMonths, listOvertime } from './overtime-queries.ts';
import { findRectification } from './queries.ts';
import { standing } from './standing.ts';
import { listPhases, listTargets } from './target-queries.ts';

const tag = '整改';
const reading = { method: 'GET', tag, ability: 'rectification.read' } as const;

/** @throws Problem `not-found` outside the reader's range */
async function rangeAt(db: Db, unitId: number | undefined) {
  if (unitId === undefined) return null;
  const at = await findUnit(db, unitId);
  if (!at) throw problem('not-found', { what: '机构' });
  return { lo: at.unitNo, hi: at.lastNo };
}

/** The phase asked for, else the one of today, else the last that has begun, else the first. */
async function targetsOf(db: Db, query: z.output<typeof targetsQuery>) {
  const phases = await listPhases(db);
  const today = bankToday();
  const phase = query.phase
    ? phases.find(({ name }) => name === query.phase)
    : (phases.findLast(({ from }) => from <= today) ?? phases[0]);
  if (query.phase && !phase) throw problem('not-found', { what: '方案的阶段' });
  if (!phase) return { rows: [], total: 0, phases, phase: '', visited: 0 };
  const range = await rangeAt(db, query.unitId);
  return { ...(await listTargets(db, query, phase, range)), phases, phase: phase.name };
}

const targets = endpoint({
  ...reading,
  path: '/api/drills/targets',
  summary: '未达标名单：阶段内最近一次计入奖惩的检查低于目标的网点，及其通报与演练',
  query: targetsQuery,
  answer: targetsPage,
  handler: ({ db, query }) => targetsOf(db, query),
});

const targetsFile = endpoint({
  ...reading,
  path: '/api/drills/targets.xlsx',
  summary: '未达标名单，Excel',
  query: wholeOf(targetsQuery),
  answer: 'file',
  handler: async ({ db, query }) => {
    const { rows } = await targetsOf(db, query);
    return xlsxAnswer('未达标名单.xlsx', await writeTables([targetTable(rows)]));
  },
});

const drills = endpoint({
  method: 'POST',
  path: '/api/drills',
  summary: '对所列网点发通报：当晚演练、次日晨会；同一网点一天一次',
  tag,
  ability: 'rectification.verify',
  body: newDrills,
  answer: drillsMade,
  handler: async ({ db, body, actor, audit }) => {
    for (const unitId of body.unitIds) await loadOwnUnit(db, actor, unitId);
    const dues = { evening: endOfToday(), morning: await nextMorningOf(db, actor.unit.id) };
    const given = { by: actor.name, note: body.note, today: bankToday() };
    const made = await insertDrillsFor(db, body.unitIds, dues, given);
    audit({ action: 'drill.open', subject: `${made.outlets} 个网点`, detail: body });
    return made;
  },
});

const held = endpoint({
  method: 'PUT',
  path: '/api/rectifications/:unitId/:id/held',
  summary: '登记演练的起止时间与参加人员',
  tag,
  ability: 'rectification.edit',
  params: z.object({ unitId: idSchema, id: idSchema }),
  body: heldBody,
  answer: writtenSchema,
  edit: standing,
  handler: async ({ db, params, body, actor, audit }) => {
    const found = await findRectification(db, params.unitId, params.id);
    if (!found) throw problem('not-found', { what: '整改' });
    const written = await recordHeld(db, actor, found, body, new Date().toISOString());
    const unit = { id: found.unit.id, unitNo: found.unitNo };
    audit({ action: 'drill.held', subject: found.title, unit, detail: body });
    return written;
  },
});

async function overtimeOf(db: Db, query: z.output<typeof overtimeQuery>) {
  const months = await listMonths(db);
  const month = query.month ?? months[0] ?? bankToday().slice(0, 7);
  const range = await rangeAt(db, query.unitId);
  const found = await listOvertime(db, { ...query, month }, range);
  return { ...found, month, months, limits: overtimeLimits };
}

const overtime = endpoint({
  ...reading,
  path: '/api/drills/overtime',
  summary: '演练工时：每人或每个网点一个月的晚间演练小时数',
  query: overtimeQuery,
  answer: overtimePage,
  handler: ({ db, query }) => overtimeOf(db, query),
});

const overtimeFile = endpoint({
  ...reading,
  path: '/api/drills/overtime.xlsx',
  summary: '演练工时，Excel，供人力资源部门核算',
  query: wholeOf(overtimeQuery),
  answer: 'file',
  handler: async ({ db, query, shown }) => {
    const { rows, month } = await shown(overtimePage, await overtimeOf(db, query));
    return xlsxAnswer(`演练工时-${month}.xlsx`, await writeTables([overtimeTable(rows, query.by)]));
  },
});

export const routes: Endpoint[] = [targets, targetsFile, drills, held, overtime, overtimeFile];
