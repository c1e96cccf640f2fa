/** Opening rectifications by hand: a problem, a hardware repair, a drill with its meeting. */
import type { z } from 'zod';
import type { newRectification, newRepair } from '../../contract/rectification.ts';
import { problem } from '../../contract/problem.ts';
import {
  mayMeasure,
  type Criterion,
  type RectificationSettings,
} from '../../domain/rectification/index.ts';
import type { Db } from '../db/open.ts';
import { findFactUnit } from '../evidence/index.ts';
import type { Actor } from '../http/endpoint.ts';
import { loadOwnUnit } from '../organisation/index.ts';
import { insertHistory } from '../visit/index.ts';
import { dueAfter, endOf, endOfToday } from './due.ts';
import { findHead, insertRectification, type NewRow } from './queries.ts';
import { findSettings } from './settings-queries.ts';

type Opener = Pick<Actor, 'userId' | 'name'>;

async function insertWithHistory(db: Db, actor: Opener, row: NewRow) {
  const id = await insertRectification(db, row);
  await insertHistory(db, {
    unit: row.unit,
    subjectKind: 'rectification',
    subjectId: id,
    actor,
    action: 'open',
    detail: { title: row.title },
  });
  return { unitId: row.unit.id, id, version: 1 };
}

type Problem = z.output<typeof newRectification>;

/** As asked for, or the settings': by visits where an item is named, else by complaints. */
function criterionOf(body: Problem, settings: RectificationSettings): Criterion {
  const { complaintWeeks: weeks, cleanVisits: visits } = settings;
  const usual: Criterion =
    body.itemCode === ''
      ? { kind: 'complaints-below', which: 'justified', count: 1, weeks }
      : { kind: 'clean-visits', visits };
  const criterion = body.criterion ?? usual;
  if (!mayMeasure('problem', criterion))
    throw problem('invalid', { detail: '问题要有可由数据判断的成功标准，不能只凭验收' });
  if (criterion.kind === 'clean-visits' && body.itemCode === '')
    throw problem('invalid', { detail: '按检查判断时要选定检查条目' });
  return criterion;
}

/** @throws Problem `not-found` when the unit or the fact it comes from is not the actor's */
export async function openProblem(db: Db, actor: Actor, body: Problem) {
  const unit = await loadOwnUnit(db, actor, body.unitId);
  const { sourceKind, sourceId, dueOn } = body;
  // What others found is not 查摆: only the unit itself can say that it looked.
  if (sourceKind === 'self' && actor.unit.id !== unit.id)
    throw problem('self-found-elsewhere', { unit: unit.name });
  if (sourceKind === 'self' && body.measure === '')
    throw problem('invalid', { detail: '查摆出的问题要写明打算怎么改（措施）' });
  const isOfFact = sourceKind !== '' && sourceKind !== 'self';
  if (isOfFact && !(await findFactUnit(db, sourceKind, unit.id, sourceId)))
    throw problem('not-found', { what: '事实' });
  const { settings } = await findSettings(db, unit);
  const days = settings.workingDays[body.category];
  const written = await insertWithHistory(db, actor, {
    unit,
    kind: sourceKind === 'complaint' ? 'complaint' : 'problem',
    title: body.title,
    sourceKind,
    sourceId: isOfFact ? sourceId : 0,
    itemCode: body.itemCode,
    category: body.category,
    post: body.post,
    ownerName: body.ownerName || (await findHead(db, unit.id)),
    measure: body.measure,
    dueAt: dueOn ? endOf(dueOn) : await dueAfter(db, days, unit.id),
    criterion: criterionOf(body, settings),
    form: {},
    createdBy: actor.name,
  });
  return { written, unit };
}

/** 硬件报修, to the county's department. */
export async function openRepair(db: Db, actor: Actor, body: z.output<typeof newRepair>) {
  const unit = await loadOwnUnit(db, actor, body.unitId);
  const { unitId: _, dueOn, itemCode, ...form } = body;
  const { settings } = await findSettings(db, unit);
  const written = await insertWithHistory(db, actor, {
    unit,
    kind: 'repair',
    title: `${form.device}：${form.fault}`.slice(0, 120),
    sourceKind: '',
    sourceId: 0,
    itemCode,
    category: '硬件',
    post: '',
    ownerName: actor.name,
    dueAt: dueOn ? endOf(dueOn) : await dueAfter(db, settings.workingDays.硬件, unit.id),
    criterion: { kind: 'accepted' },
    form: { ...form, stage: 'reported' },
    createdBy: actor.name,
  });
  return { written, unit };
}

type TicketOrder = {
  unit: NewRow['unit'] & { lastNo: number };
  ticketId: number;
  /** Whom and what it is about, e.g. R16 李小明. */
  subject: string;
  order: 'drill' | 'training';
  /** 条款 of the ticket, which stands as the item. */
  clause: string;
};

/** What a ticket orders besides money: the drill of the same evening, or the training of whoever did it again. */
export async function openTicketOrder(db: Db, actor: Opener, given: TicketOrder): Promise<void> {
  const { unit, ticketId, subject, order, clause } = given;
  const { settings } = await findSettings(db, unit);
  const isDrill = order === 'drill';
  await insertWithHistory(db, actor, {
    unit,
    kind: 'drill',
    title: `${isDrill ? '现场处罚后当晚演练' : '现场处罚再犯，培训半天以上'}：${subject}`,
    sourceKind: 'ticket',
    sourceId: ticketId,
    itemCode: clause,
    category: '软件',
    post: '',
    ownerName: await findHead(db, unit.id),
    dueAt: isDrill ? endOfToday() : await dueAfter(db, settings.workingDays.软件, unit.id),
    criterion: { kind: 'accepted' },
    form: { order },
    createdBy: actor.name,
  });
}
