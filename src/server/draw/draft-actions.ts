/** Before anything is published: a draft is made, changed, thrown away, and at last frozen. */
import { randomBytes } from 'node:crypto';
import type { z } from 'zod';
import type { drawCreate, drawSave } from '../../contract/draw.ts';
import { problem, type Language } from '../../contract/problem.ts';
import {
  avoidLines,
  chainLink,
  commitmentSha256,
  inspectorLines,
  linksOf,
  listText,
  memberLines,
  sha256Hex,
} from '../../domain/draw/index.ts';
import type { Db } from '../db/open.ts';
import { firstSpec } from './first-spec.ts';
import { loadDraw, loadFor } from './load-draw.ts';
import { prepareDraft } from './prepare.ts';
import { deleteDraft, insertDraw, updateDraft, updateFrozen, type DrawRow } from './queries.ts';
import { seal } from '../http/seal.ts';
import { insertStep } from './step-queries.ts';

export type By = { userId: string; name: string };
type Place = { id: number; unitNo: number };

/** A new draft; with `fromId` it takes over the decisions of an earlier draw, but not its seeds. */
export async function addDraft(
  db: Db,
  at: Place,
  by: By,
  given: z.output<typeof drawCreate>,
  now: Date,
): Promise<number> {
  const first = firstSpec(given.purpose, now);
  const earlier = given.fromId ? (await loadDraw(db, given.fromId)).draw.spec : null;
  const { sources, objection } = first;
  const spec = earlier
    ? { ...earlier, sources, objection: { ...objection, contact: earlier.objection.contact } }
    : first;
  return insertDraw(db, {
    unitId: at.id,
    unitNo: at.unitNo,
    name: given.name,
    purpose: given.purpose,
    covert: given.covert,
    spec,
    publicId: randomBytes(18).toString('base64url'),
    ownerId: by.userId,
    createdBy: by.name,
  });
}

/** @throws Problem `conflict` when somebody saved since */
export async function saveDraft(
  db: Db,
  id: number,
  given: z.output<typeof drawSave>,
): Promise<{ draw: DrawRow; revision: number }> {
  const { draw } = await loadFor(db, id, 'save');
  const revision = await updateDraft(db, id, given.revision, given);
  if (revision === null) throw problem('conflict', { what: '这次抽取' });
  return { draw: { ...draw, ...given }, revision };
}

export async function removeDraft(db: Db, id: number): Promise<DrawRow> {
  const { draw } = await loadFor(db, id, 'delete');
  await deleteDraft(db, id);
  return draw;
}

/**
 * 承诺: lists, rules and future seeds are written down for good, with the top of a hash chain whose
 * start only the server knows. @throws Problem `conflict`, `draw-not-ready`
 */
export async function freezeDraw(
  db: Db,
  id: number,
  given: { revision: number; by: By; now: Date; serverSecret: string; language: Language },
): Promise<{ draw: DrawRow; sha256: string }> {
  const { draw } = await loadFor(db, id, 'freeze');
  if (draw.revision !== given.revision) throw problem('conflict', { what: '这次抽取' });
  const secret = randomBytes(32).toString('hex');
  const chainTop = chainLink(secret, linksOf(draw.spec, draw.covert), 0);
  const { now, by, language } = given;
  const draft = await prepareDraft(db, draw, { now, chainTop, language });
  if (draft.faults.length > 0)
    throw problem(
      'draw-not-ready',
      { count: String(draft.faults.length), faults: draft.faults.join(' ') },
      draft.faults,
    );
  const { commitment, lists, people } = draft;
  const sha256 = commitmentSha256(commitment);
  const accounts = people.map((person, at) => ({ code: lists.inspectors[at]!.code, ...person }));
  const at = now.toISOString();
  const step = { draw, by, at };
  await insertStep(db, { ...step, step: 'commitment', position: 0, document: commitment, sha256 });
  const lines = [
    memberLines(lists.members),
    inspectorLines(lists.inspectors),
    avoidLines(lists.avoid),
  ];
  for (const [position, list] of lines.entries())
    await insertStep(db, {
      ...step,
      step: 'list',
      position,
      document: position === 1 ? { lines: list, accounts } : { lines: list },
      sha256: sha256Hex(listText(list)),
    });
  await updateFrozen(
    db,
    id,
    seal(secret, { secret: given.serverSecret, purpose: 'draw', id: draw.publicId }),
  );
  return { draw, sha256 };
}
