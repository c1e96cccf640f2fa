/** 待确认的成绩: what others brought about the own outlets, and confirming it. */
import { may } from '../../contract/abilities.ts';
import { confirmedSchema, confirmSchema, unconfirmedSchema } from '../../contract/inspection.ts';
import { problem } from '../../contract/problem.ts';
import { endpoint, type Actor, type Endpoint } from '../http/endpoint.ts';
import { confirmVisits, countUnconfirmed } from './vouched-queries.ts';

const tag = '检查';
const rangeOf = ({ unit }: Actor) => ({ lo: unit.unitNo, hi: unit.lastNo });

const waiting = endpoint({
  method: 'GET',
  path: '/api/inspections/unconfirmed',
  summary: '范围以外的机构导入、等待确认的成绩，按波次',
  tag,
  ability: 'fact.read',
  answer: unconfirmedSchema,
  handler: ({ db, actor }) =>
    may(actor.role, 'fact.import') ? countUnconfirmed(db, rangeOf(actor)) : Promise.resolve([]),
});

const confirm = endpoint({
  method: 'POST',
  path: '/api/inspections/confirm',
  summary: '确认范围以外的机构导入的成绩：此后计入结算',
  tag,
  ability: 'fact.import',
  body: confirmSchema,
  answer: confirmedSchema,
  handler: async ({ db, actor, body, audit }) => {
    const confirmed = await confirmVisits(db, rangeOf(actor), body);
    if (confirmed === 0) throw problem('not-found', { what: '待确认的成绩' });
    const subject = `${body.wave} ${body.kind}：${confirmed} 条`;
    audit({ action: 'inspection.confirm', subject, detail: { ...body, confirmed } });
    return { confirmed };
  },
});

export const routes: Endpoint[] = [waiting, confirm];
