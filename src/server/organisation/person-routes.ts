/** One person: read with what happened to them, changed, moved, left, returned; posts; the list as a workbook. */
import { z } from 'zod';
import { may } from '../../contract/abilities.ts';
import { idSchema } from '../../contract/common.ts';
import {
  peopleQuery,
  personChangeSchema,
  personDetailSchema,
  personLeaveSchema,
  personMoveSchema,
  personReturnSchema,
  postsSchema,
} from '../../contract/organisation.ts';
import { writeTables } from '../../documents/index.ts';
import type { Db } from '../db/open.ts';
import { xlsxAnswer } from '../http/answers.ts';
import type { Standing } from '../http/edits.ts';
import { endpoint, type Actor, type Endpoint } from '../http/endpoint.ts';
import { wholeOf } from '../http/whole-list.ts';
import { findPerson, listPeople } from './people-queries.ts';
import { changePerson, letGo, loadPerson, movePerson, takeBack } from './person-actions.ts';
import { listPersonEvents, listPosts } from './person-queries.ts';
import { presentPerson } from './present-person.ts';
import { findUnit } from './queries.ts';
import { personTable } from './tables.ts';

const tag = '人员与账号';
const params = z.object({ id: idSchema });

const detail = async (db: Db, actor: Actor, id: number) => ({
  ...presentPerson(await loadPerson(db, id), actor),
  history: await listPersonEvents(db, id),
});

async function standing({ db, params: { id } }: { db: Db; params: { id: number } }) {
  const found = await findPerson(db, id);
  if (!found) return null;
  const { version, unit, unitNo, staffNo, name, post, phone, leftOn } = found;
  const fields = { staffNo, name, post, phone: phone ?? '', unitId: unit.id, leftOn };
  const stands: Standing = {
    thing: `people/${id}`,
    version,
    unit: { id: unit.id, unitNo },
    fields,
  };
  return stands;
}

const one = endpoint({
  method: 'GET',
  path: '/api/people/:id',
  summary: '一个人员，连同调动与修改的经过',
  tag,
  ability: 'person.read',
  params,
  answer: personDetailSchema,
  handler: ({ db, actor, params }) => detail(db, actor, params.id),
});

const change = endpoint({
  method: 'PATCH',
  path: '/api/people/:id',
  summary: '修改人员：工号、姓名、岗位、电话',
  tag,
  ability: 'person.edit',
  params,
  body: personChangeSchema,
  answer: personDetailSchema,
  edit: standing,
  handler: async ({ db, actor, params, body, audit }) => {
    const person = await loadPerson(db, params.id);
    const changed = await changePerson(db, actor, person, body);
    const unit = { id: person.unit.id, unitNo: person.unitNo };
    if (Object.keys(changed.after).length > 0)
      audit({ action: 'person.change', subject: person.name, unit, detail: changed });
    return detail(db, actor, params.id);
  },
});

const move = endpoint({
  method: 'POST',
  path: '/api/people/:id/move',
  summary: '调动到另一个机构；以前的处罚单、演练、培训留在原机构',
  tag,
  ability: 'person.edit',
  params,
  body: personMoveSchema,
  answer: personDetailSchema,
  edit: standing,
  handler: async ({ db, actor, params, body, audit }) => {
    const person = await loadPerson(db, params.id);
    const moved = await movePerson(db, actor, person, body);
    const { to: unit, detail: told } = moved;
    audit({ action: 'person.move', subject: person.name, unit, detail: told });
    return detail(db, actor, params.id);
  },
});

const leave = endpoint({
  method: 'POST',
  path: '/api/people/:id/leave',
  summary: '登记离岗；账号同时停用',
  tag,
  ability: 'person.edit',
  params,
  body: personLeaveSchema,
  answer: personDetailSchema,
  edit: standing,
  handler: async ({ db, actor, params, body, audit }) => {
    const person = await loadPerson(db, params.id);
    await letGo(db, actor, person, body);
    const unit = { id: person.unit.id, unitNo: person.unitNo };
    const disabled = person.account?.username ?? null;
    const { on, reason } = body;
    audit({ action: 'person.leave', subject: person.name, unit, detail: { on, reason, disabled } });
    return detail(db, actor, params.id);
  },
});

const comeBack = endpoint({
  method: 'POST',
  path: '/api/people/:id/return',
  summary: '恢复在岗；账号仍停用，需另行启用',
  tag,
  ability: 'person.edit',
  params,
  body: personReturnSchema,
  answer: personDetailSchema,
  edit: standing,
  handler: async ({ db, actor, params, body, audit }) => {
    const person = await loadPerson(db, params.id);
    await takeBack(db, actor, person, body.version);
    const unit = { id: person.unit.id, unitNo: person.unitNo };
    audit({ action: 'person.return', subject: person.name, unit });
    return detail(db, actor, params.id);
  },
});

const posts = endpoint({
  method: 'GET',
  path: '/api/posts',
  summary: '岗位：本机构范围内的叫法与人数',
  tag,
  ability: 'person.read',
  answer: postsSchema,
  handler: ({ db, actor }) => listPosts(db, actor.unit),
});

const download = endpoint({
  method: 'GET',
  path: '/api/people.xlsx',
  summary: '人员列表，Excel',
  tag,
  ability: 'person.read',
  query: wholeOf(peopleQuery),
  answer: 'file',
  handler: async ({ db, query, actor, audit }) => {
    const at = query.unitId ? await findUnit(db, query.unitId) : actor.unit;
    const { rows } = at ? await listPeople(db, query, at) : { rows: [] };
    audit({ action: 'person.export', subject: '人员', detail: { rows: rows.length } });
    const table = personTable(rows, may(actor.role, 'person.edit'));
    return xlsxAnswer('人员.xlsx', await writeTables([table]));
  },
});

export const routes: Endpoint[] = [posts, download, one, change, move, leave, comeBack];
