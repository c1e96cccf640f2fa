/** What people do with a rectification: word it, take it a step on, take a repair to its next stage. */
import { sql } from 'drizzle-orm';
import type { z } from 'zod';
import type { rectificationEdit, stageBody, stepBody } from '../../contract/rectification.ts';
import { problem } from '../../contract/problem.ts';
import {
  isEditable,
  refusalOf,
  stateOfStage,
  transitions,
  type Refusal,
} from '../../domain/rectification/index.ts';
import type { Db } from '../db/open.ts';
import { listEvidence } from '../evidence/index.ts';
import type { Actor } from '../http/endpoint.ts';
import { roleNames } from '../http/words.ts';
import { insertHistory } from '../visit/index.ts';
import { endOf } from './due.ts';
import { evidenceOf } from './fulfil.ts';
import { handsOf, stageFor, subjectOf } from './present.ts';
import { updateRectification, type Change, type Found } from './queries.ts';
import { missingWords, stageWords, stateWords, stepWords } from './words.ts';

export type Written = { unitId: number; id: number; version: number };

/** @throws Problem `conflict` when others wrote since that version */
export async function write(
  db: Db,
  actor: Actor,
  found: Found,
  version: number,
  change: Change,
  told: { action: string; detail: Record<string, unknown> },
): Promise<Written> {
  const { id, unit } = found;
  const at = { unitId: unit.id, id };
  const next = await updateRectification(db, { ...at, version }, change);
  if (next === null) throw problem('conflict', { what: '整改' });
  await insertHistory(db, {
    unit: { id: unit.id, unitNo: found.unitNo },
    subjectKind: 'rectification',
    subjectId: id,
    actor,
    action: told.action,
    detail: { ...told.detail, version: next },
  });
  return { ...at, version: next };
}

export const wrongState = (found: Found, action: string) =>
  problem('wrong-state', {
    what: '整改',
    state: stateWords[found.state],
    action,
    next: '请刷新后查看最新进展。',
  });

export function refuse(found: Found, refusal: Refusal, actor: Actor, action: string): never {
  if (refusal === 'wrong-state') throw wrongState(found, action);
  if (refusal === 'not-yours')
    throw problem('forbidden', { role: roleNames[actor.role].zh, action: `${action}（整改）` });
  throw problem('rectification-incomplete', { action, detail: missingWords[refusal] ?? '' });
}

/** Only what differs, before and after. */
function difference(found: Found, body: z.output<typeof rectificationEdit>) {
  const { version: _, dueOn, ...words } = body;
  const change: Change = {};
  const before: Record<string, string> = {};
  const after: Record<string, string> = {};
  for (const [name, value] of Object.entries(words)) {
    const was = found[name as keyof typeof words] as string;
    if (value === undefined || value === was) continue;
    Object.assign(change, { [name]: value });
    before[name] = was;
    after[name] = value;
  }
  if (dueOn !== undefined && endOf(dueOn) !== found.dueAt) {
    change.dueAt = endOf(dueOn);
    before['dueAt'] = found.dueAt;
    after['dueAt'] = change.dueAt;
  }
  return { change, before, after };
}

/** Owner, cause, measure; the due day only by who judges the work. */
export async function edit(
  db: Db,
  actor: Actor,
  found: Found,
  body: z.output<typeof rectificationEdit>,
): Promise<Written> {
  if (!isEditable(found)) throw wrongState(found, '修改');
  const { change, before, after } = difference(found, body);
  if ('dueAt' in change && !handsOf(actor).verify) refuse(found, 'not-yours', actor, '修改期限');
  const detail = { before, after };
  return write(db, actor, found, body.version, change, { action: 'edit', detail });
}

const now = sql`now()`;

export async function takeStep(
  db: Db,
  actor: Actor,
  found: Found,
  body: z.output<typeof stepBody>,
): Promise<Written> {
  const { step, reason, version } = body;
  const evidence = await evidenceOf(db, found);
  const isByStage = found.kind === 'repair' && step !== 'cancel';
  const refusal = isByStage
    ? 'wrong-state'
    : refusalOf(subjectOf(found, evidence.length), step, handsOf(actor), reason);
  if (refusal) refuse(found, refusal, actor, stepWords[step]);
  const { to } = transitions[step];
  const change: Change = { state: to };
  if (step === 'finish') {
    change.doneAt = now;
    change.form = { ...found.form, doneById: actor.userId };
  }
  if (step === 'return') change.doneAt = null;
  if (to === 'verified' || to === 'cancelled') change.closedAt = now;
  const detail = { before: found.state, after: to, ...(reason ? { reason } : {}) };
  return write(db, actor, found, version, change, { action: step, detail });
}

/** 报修 → 受理 → 派修 → 修复 → 验收, one at a time. */
export async function takeStage(
  db: Db,
  actor: Actor,
  found: Found,
  body: z.output<typeof stageBody>,
): Promise<Written> {
  const { stage, version, vendor, note } = body;
  const hands = handsOf(actor);
  const before = found.form.stage ?? 'reported';
  if (stage === 'inspected' && found.form.doneById === actor.userId)
    refuse(found, 'own-work', actor, stageWords[stage]);
  if (stageFor(found, hands) !== stage) {
    const next = stageFor(found, { ...hands, edit: true, verify: true });
    refuse(found, next === stage ? 'not-yours' : 'wrong-state', actor, stageWords[stage]);
  }
  const evidence = await listEvidence(db, 'rectification', found.unit.id, found.id);
  if (stage === 'repaired' && evidence.length === 0)
    refuse(found, 'needs-evidence', actor, stageWords[stage]);
  const form = { ...found.form, stage, ...(vendor ? { vendor } : {}), ...(note ? { note } : {}) };
  if (stage === 'repaired') form.doneById = actor.userId;
  const change: Change = { state: stateOfStage[stage], form };
  if (stage === 'repaired') change.doneAt = now;
  if (stage === 'inspected') change.closedAt = now;
  const detail = { before, after: stage, vendor, note };
  return write(db, actor, found, version, change, { action: 'stage', detail });
}
