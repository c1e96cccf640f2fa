/** One rectification as its page shows it: with its chain, what the data say, and what this reader may do. */
import { may } from '../../contract/abilities.ts';
import type { RectificationDetail } from '../../contract/rectification.ts';
import {
  accuracyOf,
  assumedDetection,
  handOfStage,
  isEditable,
  nextStage,
  refusalOf,
  steps,
  toldAt,
  type Hands,
  type RepairStage,
  type Subject,
} from '../../domain/rectification/index.ts';
import type { Db } from '../db/open.ts';
import { listEvidence } from '../evidence/index.ts';
import type { Actor } from '../http/endpoint.ts';
import { listHistory } from '../visit/index.ts';
import { findSourceText, listChain, listLooks } from './detail-queries.ts';
import { evidenceOf } from './fulfil.ts';
import type { Found } from './queries.ts';
import { findSettings } from './settings-queries.ts';
import { missingWords } from './words.ts';

export const handsOf = (actor: Actor): Hands => ({
  account: actor.userId,
  edit: may(actor.role, 'rectification.edit'),
  verify: may(actor.role, 'rectification.verify'),
});

/** As the domain's steps look at it. */
export const subjectOf = (found: Found, evidence: number): Subject => ({
  kind: found.kind,
  state: found.state,
  criterion: found.criterion,
  causeCode: found.causeCode,
  measure: found.measure,
  held: found.form.held !== undefined,
  evidence,
  doneBy: found.form.doneById ?? '',
});

/** The next stage of a repair if this person may take it there. */
export function stageFor(found: Found, hands: Hands): RepairStage | null {
  if (found.kind !== 'repair' || found.state === 'cancelled') return null;
  const next = nextStage(found.form.stage ?? 'reported');
  if (!next || !hands[handOfStage[next]]) return null;
  return next === 'inspected' && found.form.doneById === hands.account ? null : next;
}

function canOf(found: Found, hands: Hands, evidence: number, addEvidence: boolean) {
  const subject = subjectOf(found, evidence);
  const isOpen = isEditable(found);
  // A repair goes by its stages; only cancelling is the same for all.
  const offered = found.kind === 'repair' ? (['cancel'] as const) : steps;
  const refused = found.kind === 'repair' ? null : refusalOf(subject, 'finish', hands);
  return {
    edit: hands.edit && isOpen,
    due: hands.verify && isOpen,
    addEvidence: addEvidence && hands.edit && isOpen,
    steps: offered.filter((step) => refusalOf(subject, step, hands, '理由') === null),
    stage: stageFor(found, hands),
    missing: isOpen && hands.edit && refused ? (missingWords[refused] ?? null) : null,
  };
}

export async function presentDetail(
  db: Db,
  found: Found,
  actor: Actor,
): Promise<RectificationDetail> {
  const { unit, id, sourceKind, sourceId, criterion, progress } = found;
  const evidence = await evidenceOf(db, found);
  const ofSource =
    sourceKind === 'inspection' || sourceKind === 'complaint' || sourceKind === 'ticket'
      ? await listEvidence(db, sourceKind, unit.id, sourceId)
      : [];
  const { settings } = await findSettings(db, {
    id: unit.id,
    unitNo: found.unitNo,
    lastNo: found.unitNo,
  });
  const accuracy =
    criterion.kind === 'clean-visits' ? accuracyOf(criterion.visits, assumedDetection) : null;
  return {
    ...found,
    source: { kind: sourceKind, id: sourceId, text: await findSourceText(db, found) },
    progress: {
      verdict: progress.verdict ?? 'waiting',
      clean: progress.clean?.length ?? 0,
      looks: await listLooks(db, found),
      accuracy,
    },
    chain: await listChain(db, found),
    evidence,
    // What was seen of this item; a picture without an item belongs to the whole visit.
    sourceEvidence: ofSource.filter(
      ({ itemCode }) => !itemCode || itemCode.split('@')[0] === found.itemCode,
    ),
    history: await listHistory(db, 'rectification', unit.id, id),
    told: toldAt(settings.ladder, found.escalation),
    can: canOf(found, handsOf(actor), evidence.length, may(actor.role, 'evidence.add')),
  };
}
