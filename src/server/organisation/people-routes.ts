/** 人员: listed and added; their accounts are the account room's. */
import {
  peoplePage,
  peopleQuery,
  personEditSchema,
  personSchema,
} from '../../contract/organisation.ts';
import { endpoint, type Endpoint } from '../http/endpoint.ts';
import { loadOwnUnit } from './actions.ts';
import { findPerson, insertPerson, listPeople } from './people-queries.ts';
import { presentPerson } from './present-person.ts';
import { findUnit } from './queries.ts';

const tag = '人员与账号';

const list = endpoint({
  method: 'GET',
  path: '/api/people',
  summary: '人员列表，含账号与角色',
  tag,
  ability: 'person.read',
  query: peopleQuery,
  answer: peoplePage,
  handler: async ({ db, query, actor }) => {
    const at = query.unitId ? await findUnit(db, query.unitId) : actor.unit;
    const { rows, ...counted } = at ? await listPeople(db, query, at) : { rows: [], total: 0 };
    return { rows: rows.map((row) => presentPerson(row, actor)), ...counted };
  },
});

const add = endpoint({
  method: 'POST',
  path: '/api/people',
  summary: '新增人员',
  tag,
  ability: 'person.edit',
  body: personEditSchema,
  answer: personSchema,
  handler: async ({ db, actor, body, audit }) => {
    const unit = await loadOwnUnit(db, actor, body.unitId);
    const id = await insertPerson(db, body, unit);
    audit({ action: 'person.add', subject: body.name, unit, detail: { staffNo: body.staffNo } });
    return presentPerson((await findPerson(db, id))!, actor);
  },
});

export const routes: Endpoint[] = [list, add];
