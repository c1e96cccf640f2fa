/** The steps of an appeal except its decision: filing, accepting, asking, replying, packets, withdrawing, going on. */
import { problem } from '../../contract/problem.ts';
import type { FileAppeal, Packet, SubjectRef } from '../../contract/appeal.ts';
import {
  act,
  attachFault,
  barredNext,
  mayGoOn,
  sideOf,
  type Action,
} from '../../domain/appeal/index.ts';
import { clockWords, dayOf } from '../../domain/calendar/index.ts';
import { calendarFor } from '../calendar/index.ts';
import type { Db } from '../db/open.ts';
import { listEvidence, type EvidenceGuard } from '../evidence/index.ts';
import type { Actor } from '../http/endpoint.ts';
import { isoMoment } from '../http/moment.ts';
import { asWide } from '../http/transaction.ts';
import { contentHash } from '../standard/index.ts';
import { insertHistory } from '../visit/index.ts';
import { updateLineState } from './change-queries.ts';
import { appealOf, personOf, refusal } from './person.ts';
import { insertAppeal, listAbout, lockAppeal, updateAppeal, type AppealRecord } from './queries.ts';
import { loadFiling, shownClock, type Filing } from './subject.ts';
import { findForum } from './subject-queries.ts';

export type Key = { unitId: number; id: number };
export const placeOf = (row: AppealRecord) => ({ id: row.unit.id, unitNo: row.unitNo });

/** @throws Problem `not-found` */
export async function lockOr404(db: Db, { unitId, id }: Key): Promise<AppealRecord> {
  const row = await lockAppeal(db, unitId, id);
  if (!row) throw problem('not-found', { what: '申诉' });
  return row;
}

export const tell = (
  db: Db,
  row: AppealRecord,
  actor: { userId: string; name: string },
  action: string,
  detail: Record<string, unknown> = {},
) =>
  insertHistory(db, {
    unit: placeOf(row),
    subjectKind: 'appeal',
    subjectId: row.id,
    actor,
    action,
    detail,
  });

async function checkFiling(db: Db, filing: Filing, ref: SubjectRef, now: string): Promise<void> {
  const { row, clock } = filing;
  if (!row.standing) throw problem('appeal-state');
  if (Date.parse(now) >= Date.parse(clock.dueAt))
    throw problem('appeal-late', { clock: clockWords(clock) });
  const earlier = await listAbout(db, ref);
  if (earlier.some((one) => one.itemCode === ref.itemCode)) throw problem('appeal-twice');
}

/**
 * Files a first appeal. A disputed line is 申诉中 from now on.
 * @param now ISO moment @returns its id
 * @throws Problem `not-found`, `appeal-state`, `appeal-late`, `appeal-twice`
 */
export async function fileAppeal(db: Db, actor: Actor, body: Required<FileAppeal>, now: string) {
  const ref: SubjectRef = {
    kind: body.kind,
    unitId: Number(body.unitId),
    id: Number(body.id),
    itemCode: body.itemCode,
  };
  const filing = await loadFiling(db, ref);
  await checkFiling(db, filing, ref, now);
  const { row, settings, calendar } = filing;
  const id = await insertAppeal(db, {
    unitId: row.unitId,
    unitNo: row.unitNo,
    subjectKind: ref.kind,
    subjectId: ref.id,
    itemCode: ref.itemCode,
    subject: filing.subject,
    reasonCode: body.reasonCode,
    claim: body.claim,
    packets: [],
    instance: 1,
    previousId: null,
    forumId: filing.forumId,
    againstId: row.againstId,
    againstName: row.againstName,
    barred: filing.barred,
    filedById: actor.userId,
    filedByName: actor.name,
    clock: { file: filing.clock, decide: shownClock(dayOf(now), settings.decideWithin, calendar) },
  });
  if (ref.kind === 'line') await updateLineState(db, ref, 'published', 'appealed');
  const made = await lockOr404(db, { unitId: row.unitId, id });
  await tell(db, made, actor, 'file', { reason: body.reasonCode });
  return made;
}

/** One step of the state machine by a person. @throws Problem `not-found`, `appeal-…` for the fault */
export async function takeStep(
  db: Db,
  actor: Actor,
  key: Key,
  action: Exclude<Action, { kind: 'decide' }>,
  text = '',
) {
  const row = await lockOr404(db, key);
  const person = await personOf(db, actor, row);
  const result = act(appealOf(row), action, person);
  if ('fault' in result) throw refusal(result.fault, row);
  const { state, waitingOn, reviewer } = result.appeal;
  const taken = action.kind === 'accept' ? { reviewerId: reviewer, reviewerName: actor.name } : {};
  await updateAppeal(db, key.unitId, key.id, { state, waitingOn, ...taken });
  if (state === 'withdrawn') await giveLineBack(db, row);
  const detail =
    action.kind === 'ask' ? { of: action.of, text } : { text, side: sideOf(appealOf(row), person) };
  await tell(db, row, actor, action.kind, detail);
  return row;
}

/** A line whose appeal has ended without a correction is 已公布 again. */
export async function giveLineBack(db: Db, row: AppealRecord): Promise<void> {
  if (row.subjectKind !== 'line') return;
  const key = { unitId: row.unit.id, id: row.subjectId };
  await asWide(db, () => updateLineState(db, key, 'appealed', 'published'));
}

async function permitAttaching(db: Db, actor: Actor, row: AppealRecord): Promise<void> {
  const fault = attachFault(appealOf(row), await personOf(db, actor, row));
  if (fault === 'ended') throw problem('appeal-evidence-closed');
  if (fault) throw refusal(fault, row);
}

/**
 * Whether a file may still be added to an appeal. The row is held, so that nothing is decided between
 * the answer and the file. @throws Problem `not-found`, `appeal-evidence-closed`, `appeal-not-filer`
 */
export const permitEvidence: EvidenceGuard = async (db, actor, key) =>
  permitAttaching(db, actor, await lockOr404(db, key));

/** Says which evidence proves what: the clip from second to second. @throws Problem `invalid` for evidence of another fact */
export async function savePackets(
  db: Db,
  actor: Actor,
  key: Key,
  { sha256, packets }: { sha256: string; packets: Packet[] },
) {
  const row = await lockOr404(db, key);
  await permitAttaching(db, actor, row);
  if (contentHash(row.packets) !== sha256) throw problem('conflict', { what: '证据说明' });
  const known = new Set(
    (await listEvidence(db, 'appeal', key.unitId, key.id)).map((one) => one.id),
  );
  if (packets.some(({ evidenceId }) => !known.has(evidenceId)))
    throw problem('invalid', { detail: '所列证据不是为本申诉上传的' });
  if (packets.some(({ from, to }) => from !== null && to !== null && to <= from))
    throw problem('invalid', { detail: '片段的结束秒数应大于开始秒数' });
  await updateAppeal(db, key.unitId, key.id, { packets });
  await tell(db, row, actor, 'packets', { packets: packets.length });
  return row;
}

/** The next instance after `row`: at the level above, without all who acted before. */
export async function insertNext(
  db: Db,
  row: AppealRecord,
  by: { id: string; name: string; claim: string; clock: AppealRecord['clock'] },
): Promise<number> {
  const forum = await asWide(db, () => findForum(db, row.forum.id));
  return insertAppeal(db, {
    ...row,
    unitId: row.unit.id,
    // What the first instance left is what is disputed now.
    subject: { ...row.subject, before: row.remaining ?? row.subject.before },
    packets: [],
    claim: by.claim,
    instance: row.instance + 1,
    previousId: row.id,
    forumId: forum.id,
    barred: barredNext(appealOf(row)),
    filedById: by.id,
    filedByName: by.name,
    clock: by.clock,
  });
}

/** Until when the outlet may go to the second instance. */
export async function furtherClock(db: Db, row: AppealRecord) {
  const calendar = await calendarFor(db, row.unitNo);
  const { secondFileWithin } = row.subject.settings;
  return shownClock(dayOf(isoMoment(row.decidedAt!)), secondFileWithin, calendar);
}

/** Takes a decided appeal to the level above. @throws Problem `appeal-no-further`, `appeal-late`, `appeal-not-filer` */
export async function goFurther(db: Db, actor: Actor, key: Key, claim: string, now: string) {
  const row = await lockOr404(db, key);
  const person = await personOf(db, actor, row);
  const later = (
    await listAbout(db, { kind: row.subjectKind, unitId: key.unitId, id: row.subjectId })
  ).some((one) => one.previousId === row.id);
  if (!mayGoOn(appealOf(row)) || later) throw refusal('no-further', row);
  if (sideOf(appealOf(row), person) !== 'outlet') throw refusal('not-filer', row);
  const file = await furtherClock(db, row);
  if (Date.parse(now) >= Date.parse(file.dueAt))
    throw problem('appeal-late', { clock: clockWords(file) });
  const calendar = await calendarFor(db, row.unitNo);
  const decide = shownClock(dayOf(now), row.subject.settings.secondDecideWithin, calendar);
  const id = await insertNext(db, row, {
    id: actor.userId,
    name: actor.name,
    claim,
    clock: { file, decide },
  });
  if (row.subjectKind === 'line')
    await asWide(db, () =>
      updateLineState(db, { unitId: key.unitId, id: row.subjectId }, 'published', 'appealed'),
    );
  const made = await lockOr404(db, { unitId: key.unitId, id });
  await tell(db, made, actor, 'further', { reason: row.reasonCode });
  return made;
}
