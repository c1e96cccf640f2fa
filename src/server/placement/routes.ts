/** 定置定位 over HTTP: an outlet's list, one thing with its requests, asking and answering, import. */
import { z } from 'zod';
import { may } from '../../contract/abilities.ts';
import { idSchema, okSchema } from '../../contract/common.ts';
import {
  closeBody,
  newPlacement,
  placementDetail,
  placementEdit,
  placementsImported,
  placementsPage,
  placementsQuery,
  placementWritten,
  requestBody,
  placementSchema,
} from '../../contract/placement.ts';
import { problem } from '../../contract/problem.ts';
import { writeTables } from '../../documents/index.ts';
import { dayOf } from '../../domain/calendar/index.ts';
import type { Db } from '../db/open.ts';
import { ok, xlsxAnswer } from '../http/answers.ts';
import { endpoint, type Actor, type Endpoint } from '../http/endpoint.ts';
import { wholeOf } from '../http/whole-list.ts';
import { addPlacement, askFor, closeRequest, editPlacement, removePlacement } from './actions.ts';
import { listUnknownOutlets, mergePlacements } from './import-queries.ts';
import { findPlacement, listPlacements, type Found } from './queries.ts';
import { readPlacementTable } from './read-table.ts';
import { listRequests } from './request-queries.ts';
import { placementTable } from './table.ts';

const tag = '定置定位';
const params = z.object({ unitId: idSchema, id: idSchema });
const place = (found: Found) => ({ id: found.unit.id, unitNo: found.unitNo });
const abilitiesOf = ({ role }: Actor) => ({
  edit: may(role, 'placement.edit'),
  request: may(role, 'placement.request'),
});

/** @throws Problem `not-found` outside the reader's range */
async function findOr404(db: Db, at: z.output<typeof params>): Promise<Found> {
  const found = await findPlacement(db, at.unitId, at.id);
  if (!found) throw problem('not-found', { what: '定置物品' });
  return found;
}

const list = endpoint({
  method: 'GET',
  path: '/api/placements',
  summary: '定置清单：物品、位置、状态、待办的申请',
  tag,
  ability: 'placement.read',
  query: placementsQuery,
  answer: placementsPage,
  handler: async ({ db, query, actor }) => ({
    ...(await listPlacements(db, query)),
    abilities: abilitiesOf(actor),
  }),
});

const download = endpoint({
  method: 'GET',
  path: '/api/placements.xlsx',
  summary: '定置清单，Excel；也是导入的模板',
  tag,
  ability: 'placement.read',
  query: wholeOf(placementsQuery),
  answer: 'file',
  handler: async ({ db, query, shown }) => {
    const found = await listPlacements(db, query);
    const rows = await shown(z.array(placementSchema), found.rows);
    return xlsxAnswer('定置清单.xlsx', await writeTables([placementTable(rows)]));
  },
});

const one = endpoint({
  method: 'GET',
  path: '/api/placements/:unitId/:id',
  summary: '一件定置物品和它的全部申请',
  tag,
  ability: 'placement.read',
  params,
  answer: placementDetail,
  handler: async ({ db, params: at, actor }) => {
    const found = await findOr404(db, at);
    const requests = await listRequests(db, at.unitId, at.id);
    const { edit, request } = abilitiesOf(actor);
    const isOwn = actor.unit.id === found.unit.id;
    const isAsked = found.request !== null;
    const can = {
      edit,
      request: request && isOwn && !isAsked,
      close: edit && isAsked,
      remove: edit && requests.length === 0,
    };
    return { ...found, requests, can };
  },
});

const add = endpoint({
  method: 'POST',
  path: '/api/placements',
  summary: '在网点的定置清单上加一件',
  tag,
  ability: 'placement.edit',
  body: newPlacement,
  answer: placementWritten,
  handler: async ({ db, actor, body, audit }) => {
    const { written, unit } = await addPlacement(db, actor, body);
    audit({ action: 'placement.add', subject: `${unit.name} ${body.name}`, unit, detail: body });
    return written;
  },
});

const change = endpoint({
  method: 'PATCH',
  path: '/api/placements/:unitId/:id',
  summary: '修改一件定置物品：名称、位置、数量、状态',
  tag,
  ability: 'placement.edit',
  params,
  body: placementEdit,
  answer: placementWritten,
  edit: async ({ db, params: at }) => {
    const found = await findPlacement(db, at.unitId, at.id);
    if (!found) return null;
    const { version, name, place: where, quantity, state, since, note } = found;
    const fields = { name, place: where, quantity, state, since, note };
    return { thing: `placements/${at.unitId}/${at.id}`, version, unit: place(found), fields };
  },
  handler: async ({ db, params: at, actor, body, audit }) => {
    const found = await findOr404(db, at);
    const written = await editPlacement(db, actor, found, body);
    const { name, place: where, quantity, state, since, note } = found;
    const before = { name, place: where, quantity, state, since, note };
    const detail = { before, after: body };
    audit({ action: 'placement.edit', subject: name, unit: place(found), detail });
    return written;
  },
});

const remove = endpoint({
  method: 'DELETE',
  path: '/api/placements/:unitId/:id',
  summary: '从清单上删去一件；申请过补充的不能删',
  tag,
  ability: 'placement.edit',
  params,
  answer: okSchema,
  handler: async ({ db, params: at, audit }) => {
    const found = await findOr404(db, at);
    await removePlacement(db, found);
    audit({ action: 'placement.delete', subject: found.name, unit: place(found) });
    return ok;
  },
});

const ask = endpoint({
  method: 'POST',
  path: '/api/placements/:unitId/:id/request',
  summary: '申请补充：时刻以服务器为准；检查之前已申请的，不考核负责人',
  tag,
  ability: 'placement.request',
  params,
  body: requestBody,
  answer: okSchema,
  handler: async ({ db, params: at, actor, body, audit }) => {
    const found = await findOr404(db, at);
    await askFor(db, actor, found, body.reason);
    audit({ action: 'placement.request', subject: found.name, unit: place(found), detail: body });
    return ok;
  },
});

const close = endpoint({
  method: 'POST',
  path: '/api/placements/:unitId/:id/close',
  summary: '申请记为已补，或由网点撤回',
  tag,
  ability: 'placement.edit',
  params,
  body: closeBody,
  answer: okSchema,
  handler: async ({ db, params: at, actor, body, audit }) => {
    const found = await findOr404(db, at);
    await closeRequest(db, actor, found, body.as);
    const action = body.as === 'supplied' ? 'placement.supply' : 'placement.withdraw';
    audit({ action, subject: found.name, unit: place(found) });
    return ok;
  },
});

const take = endpoint({
  method: 'POST',
  path: '/api/placements/import',
  summary: '导入定置清单（.xlsx 或 .csv）：按网点编码和编码对应，新的加上，不同的改，其余不动',
  tag,
  ability: 'placement.edit',
  upload: 10,
  answer: placementsImported,
  handler: async ({ db, actor, upload, audit }) => {
    const file = upload();
    const own = actor.unit.level === '网点' ? actor.unit.code : '';
    const rows = await readPlacementTable(file, own);
    const outlets = [...new Set(rows.map(({ unitCode }) => unitCode))];
    const unknown = await listUnknownOutlets(db, outlets, actor.unit);
    if (unknown.length > 0)
      throw problem('placement-file', { detail: `没有可登记的网点 ${unknown.join('、')}` });
    const today = dayOf(new Date().toISOString());
    const { added, changed } = await mergePlacements(db, rows, actor.name, today);
    const done = {
      outlets: outlets.length,
      added,
      changed,
      same: rows.length - added - changed,
    };
    audit({ action: 'placement.import', subject: file.name, detail: done });
    return done;
  },
});

export const routes: Endpoint[] = [list, download, take, one, add, change, remove, ask, close];
