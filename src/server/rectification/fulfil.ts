/** Taking an errand as done by what 培训与晨会 recorded, with the step in its history. */
import type { RectificationForm } from '../../contract/rectification.ts';
import type { Db } from '../db/open.ts';
import { listEvidence, type StoredEvidence } from '../evidence/index.ts';
import { insertHistory } from '../visit/index.ts';
import {
  updateMorningTasks,
  updateTrainingOrders,
  updateUnfulfilled,
  type Fulfilled,
} from './fulfil-queries.ts';
import type { Found } from './queries.ts';

type Recorder = { userId: string; name: string };

async function told(
  db: Db,
  actor: Recorder,
  fulfilled: Fulfilled[],
  by: Pick<RectificationForm, 'sessionId' | 'meetingId'>,
): Promise<number> {
  await insertHistory(
    db,
    fulfilled.map(({ unitId, unitNo, id, version }) => ({
      unit: { id: unitId, unitNo },
      subjectKind: 'rectification' as const,
      subjectId: id,
      actor,
      action: 'finish',
      detail: { after: 'done', version, ...by },
    })),
  );
  return fulfilled.length;
}

type Attended = Parameters<typeof updateTrainingOrders>[1];

/** 现场处罚再犯 → 培训半天以上: done by having been at such a session. @returns how many orders */
export async function fulfilTrainingOrders(
  db: Db,
  actor: Recorder,
  given: Attended,
): Promise<number> {
  const done = await updateTrainingOrders(db, given);
  return told(db, actor, done, { sessionId: given.session.id });
}

/**
 * 到训改正: orders that the session had fulfilled for people who were not there after all are to be done
 * again, also those accepted since. @returns how many orders
 */
export async function reopenTrainingOrders(
  db: Db,
  actor: Recorder,
  given: Attended,
): Promise<number> {
  const reopened = await updateUnfulfilled(db, given);
  await insertHistory(
    db,
    reopened.map(({ unitId, unitNo, id, version, before }) => ({
      unit: { id: unitId, unitNo },
      subjectKind: 'rectification' as const,
      subjectId: id,
      actor,
      action: 'reopen',
      detail: { before, after: 'doing', version, sessionId: given.session.id },
    })),
  );
  return reopened.length;
}

/** 次日晨会讲评: done by that morning's record with evidence. @returns how many tasks */
export async function fulfilMorningTasks(
  db: Db,
  actor: Recorder,
  meeting: Parameters<typeof updateMorningTasks>[1],
): Promise<number> {
  const done = await updateMorningTasks(db, meeting, actor.userId);
  return told(db, actor, done, { meetingId: meeting.id });
}

/** Evidence of a rectification: its own, and that of the 晨会 record which fulfilled it. */
export async function evidenceOf(db: Db, found: Found): Promise<StoredEvidence[]> {
  const { unit, id, form } = found;
  const own = await listEvidence(db, 'rectification', unit.id, id);
  if (form.meetingId === undefined) return own;
  return [...own, ...(await listEvidence(db, 'meeting', unit.id, form.meetingId))];
}
