/** 机构: lists, one unit, adding and changing. */
import { z } from 'zod';
import { may } from '../../contract/abilities.ts';
import { idSchema } from '../../contract/common.ts';
import {
  unitDetailSchema,
  unitEditSchema,
  unitsPage,
  unitsQuery,
} from '../../contract/organisation.ts';
import { problem } from '../../contract/problem.ts';
import { writeTables } from '../../documents/index.ts';
import type { Db } from '../db/open.ts';
import { xlsxAnswer } from '../http/answers.ts';
import type { Standing } from '../http/edits.ts';
import { endpoint, type Actor, type Endpoint } from '../http/endpoint.ts';
import { wholeOf } from '../http/whole-list.ts';
import { addUnit, changeUnit, loadOwnUnit } from './actions.ts';
import { unitTable } from './tables.ts';
import { findPath, findUnit, listUnits } from './queries.ts';

const tag = '机构';
const params = z.object({ id: idSchema });
/** A change names only what changes; 叫号机 must not fall back to its default. */
const changeSchema = unitEditSchema
  .partial()
  .extend({ version: z.number().int().min(1), queueMachine: z.boolean().nullable().optional() });

async function presentUnit(db: Db, actor: Actor, id: number) {
  const unit = await findUnit(db, id);
  if (!unit) throw problem('not-found', { what: '机构' });
  const isOwn = unit.unitNo >= actor.unit.unitNo && unit.unitNo <= actor.unit.lastNo;
  const path = await findPath(db, unit);
  return { ...unit, path, abilities: { edit: isOwn && may(actor.role, 'unit.edit') } };
}

async function standingOf(db: Db, id: number): Promise<Standing | null> {
  const found = await findUnit(db, id);
  if (!found) return null;
  const { version, unitNo, code, name, level, parent, queueMachine } = found;
  const fields = { code, name, level, parentId: parent?.id ?? null, queueMachine };
  return { thing: `units/${id}`, version, unit: { id, unitNo }, fields };
}

const list = endpoint({
  method: 'GET',
  path: '/api/units',
  summary: '机构列表，按机构树的顺序',
  tag,
  ability: 'unit.read',
  query: unitsQuery,
  answer: unitsPage,
  handler: ({ db, query, actor }) => listUnits(db, query, actor.unit),
});

const download = endpoint({
  method: 'GET',
  path: '/api/units.xlsx',
  summary: '机构列表，Excel',
  tag,
  ability: 'unit.read',
  query: wholeOf(unitsQuery),
  answer: 'file',
  handler: async ({ db, query, actor }) => {
    const { rows } = await listUnits(db, query, actor.unit);
    return xlsxAnswer('机构.xlsx', await writeTables([unitTable(rows)]));
  },
});

const one = endpoint({
  method: 'GET',
  path: '/api/units/:id',
  summary: '一个机构及其上级路径',
  tag,
  ability: 'unit.read',
  params,
  answer: unitDetailSchema,
  handler: ({ db, actor, params }) => presentUnit(db, actor, params.id),
});

const add = endpoint({
  method: 'POST',
  path: '/api/units',
  summary: '新增机构',
  tag,
  ability: 'unit.edit',
  body: unitEditSchema,
  answer: unitDetailSchema,
  handler: async ({ db, actor, body, audit }) => {
    const unit = await addUnit(db, actor, body);
    audit({ action: 'unit.add', subject: body.name, unit, detail: { code: body.code } });
    return presentUnit(db, actor, unit.id);
  },
});

const change = endpoint({
  method: 'PATCH',
  path: '/api/units/:id',
  summary: '修改机构；改上级即连同下级一起移动',
  tag,
  ability: 'unit.edit',
  params,
  body: changeSchema,
  answer: unitDetailSchema,
  edit: ({ db, params }) => standingOf(db, params.id),
  handler: async ({ db, actor, params, body, audit }) => {
    const before = await loadOwnUnit(db, actor, params.id);
    await changeUnit(db, actor, before, body);
    const after = await loadOwnUnit(db, actor, params.id);
    const { code, name, level, parent, queueMachine } = before;
    const was = { code, name, level, parentId: parent?.id ?? null, queueMachine };
    audit({
      action: 'unit.change',
      subject: after.name,
      unit: after,
      detail: { before: was, change: body },
    });
    return presentUnit(db, actor, params.id);
  },
});

export const routes: Endpoint[] = [list, download, one, add, change];
