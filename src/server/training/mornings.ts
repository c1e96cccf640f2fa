/** 晨会: preparing the record, writing it, settling that morning's task, and the days of every outlet. */
import type { z } from 'zod';
import { problem } from '../../contract/problem.ts';
import type {
  morningBody,
  MorningDaysRow,
  morningDaysQuery,
  Prepared,
} from '../../contract/training-morning.ts';
import { dayOf, plusDays } from '../../domain/calendar/index.ts';
import { outletLevel } from '../../domain/organisation/model.ts';
import { morningsOf, tagOf } from '../../domain/training/index.ts';
import { calendarFor } from '../calendar/index.ts';
import type { Db } from '../db/open.ts';
import type { Actor } from '../http/endpoint.ts';
import { findUnit } from '../organisation/index.ts';
import { fulfilMorningTasks, listMorningTasks } from '../rectification/index.ts';
import {
  listCounted,
  listHeld,
  listOwnDays,
  type CountedOutlet,
  type Held,
  type OwnDay,
} from './morning-day-queries.ts';
import {
  findMorning,
  findMorningOf,
  findStaff,
  insertMorning,
  listLostMost,
  listStaff,
} from './morning-queries.ts';
import { ownOr404 } from './own.ts';

export const today = () => dayOf(new Date().toISOString());

/** An outlet of the actor's range. @throws Problem `not-found`, `invalid` for what is no outlet */
export async function ownOutlet(db: Db, actor: Actor, unitId: number) {
  const unit = ownOr404(actor, await findUnit(db, unitId), '网点');
  if (unit.level !== outletLevel) throw problem('invalid', { detail: '晨会记录只属于网点' });
  return unit;
}

/** Everything the page of a record needs, in one answer: it is filled in on a phone before nine. */
export async function prepareMorning(
  db: Db,
  actor: Actor,
  given: { unitId: number; day: string; mayEdit: boolean },
): Promise<Prepared> {
  const { unitId, day, mayEdit } = given;
  const unit = await ownOutlet(db, actor, unitId);
  const { lost, span } = await listLostMost(db, unitId, day);
  return {
    unit,
    day,
    suggestions: lost.map((one) => ({ ...one, tag: tagOf(one.name) })),
    span,
    people: await listStaff(db, unitId),
    tasks: await listMorningTasks(db, unitId, day),
    recordId: await findMorningOf(db, unitId, day),
    canRecord: mayEdit && day <= today(),
  };
}

/** Later than this nobody remembers who was there. */
const oldest = 31;

type Words = Pick<z.output<typeof morningBody>, 'itemCode' | 'drill' | 'personIds' | 'note'>;

/** @throws Problem `not-found` when somebody named does not work at the outlet */
export async function wordsOf(db: Db, unitId: number, given: Words) {
  const { itemCode, drill, personIds, note } = given;
  const participants = await findStaff(db, unitId, personIds);
  if (participants.length < new Set(personIds).size) throw problem('not-found', { what: '人员' });
  return { itemCode, drill, note, participants, tag: tagOf(drill) };
}

/** @throws Problem `invalid` for a day to come or long past, `duplicate` when the day has a record */
export async function recordMorning(
  db: Db,
  actor: Actor,
  body: z.output<typeof morningBody>,
): Promise<{ unit: { id: number; unitNo: number; name: string }; id: number }> {
  const unit = await ownOutlet(db, actor, body.unitId);
  if (body.day > today()) throw problem('invalid', { detail: '晨会还没有开，不能先记录' });
  if (body.day < plusDays(today(), -oldest))
    throw problem('invalid', { detail: `晨会已过去 ${oldest} 天以上，不能再补记` });
  const words = await wordsOf(db, unit.id, body);
  return { unit, id: await insertMorning(db, unit, body.day, words, actor) };
}

/** Once a record has evidence, the 晨会讲评 due that morning needs nothing more. */
export async function settleMorning(
  db: Db,
  actor: Actor,
  { unitId, id }: { unitId: number; id: number },
): Promise<number> {
  const found = await findMorning(db, unitId, id);
  return found ? fulfilMorningTasks(db, actor, { id, unitId, day: found.day }) : 0;
}

/** Longer spans do not fit a strip of days. */
const longest = 92;

/** As asked for, else the present month; never beyond today. @throws Problem `invalid` */
export function spanOf(query: { from?: string | undefined; to?: string | undefined }) {
  const now = today();
  const to = query.to && query.to < now ? query.to : now;
  const from = query.from ?? `${to.slice(0, 7)}-01`;
  if (from > to) throw problem('invalid', { detail: '起始日期不能晚于今天或结束日期' });
  if (plusDays(from, longest) <= to)
    throw problem('invalid', { detail: `一次最多看 ${longest} 天，请缩短起止日期` });
  return { from, to };
}

type Laid = { base: readonly { day: string; working: boolean }[]; own: OwnDay[]; held: Held[] };

function daysOf(outlet: CountedOutlet, { base, own, held }: Laid): MorningDaysRow['days'] {
  const records = new Map(
    held.filter(({ unitId }) => unitId === outlet.unit.id).map((one) => [one.day, one]),
  );
  const covering = own.filter(
    ({ unitNo, lastNo }) => outlet.unitNo >= unitNo && outlet.unitNo <= lastNo,
  );
  const entered = new Map(covering.map((one) => [one.day, one.working]));
  return base.map(({ day, working }) => ({
    day,
    working: entered.get(day) ?? working,
    id: records.get(day)?.id ?? null,
    files: records.get(day)?.files ?? 0,
  }));
}

/** Outlets of the reader's range and each of their days. */
export async function listMorningDays(
  db: Db,
  actor: Actor,
  query: z.output<typeof morningDaysQuery>,
) {
  const span = spanOf(query);
  const base = morningsOf(span.from, span.to, await calendarFor(db, actor.unit.unitNo));
  // This morning is not missed before it is over.
  const counted = base.filter(({ day }) => day < today());
  const { rows, total, missing } = await listCounted(db, query, {
    base: counted,
    within: actor.unit,
  });
  const own = await listOwnDays(db, actor.unit, span);
  const held = await listHeld(
    db,
    rows.map(({ unit }) => unit.id),
    span,
  );
  const days = rows.map((row) => ({ ...row, days: daysOf(row, { base, own, held }) }));
  return { rows: days, total, missing, ...span };
}
