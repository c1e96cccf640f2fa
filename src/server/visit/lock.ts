/**
 * 锁定: the score in the visit's own version of the standard, the facts that rules run on, the places
 * of the wave, and what follows from them. Done once for good: there is no unlocking, what is wrong is
 * put right by an appeal. A visit that is locked already is left as it is.
 */
import { problem } from '../../contract/problem.ts';
import { becomesFact } from '../../domain/round/index.ts';
import type { Score } from '../../domain/standard/index.ts';
import { conflictsOf } from '../../domain/visit/index.ts';
import { recordOf, type RecordSource } from '../../domain/visit/record.ts';
import type { StandardDocument } from '../../domain/standard/model.ts';
import type { Db } from '../db/open.ts';
import type { Actor } from '../http/endpoint.ts';
import { asWide } from '../http/transaction.ts';
import { rankWaves, refreshRepeated } from '../inspection/index.ts';
import { followInspections } from '../rectification/index.ts';
import { insertHistory } from './history-queries.ts';
import {
  holdWave,
  insertFacts,
  listCaptured,
  listLockable,
  listStandardDocuments,
  updateLocked,
  type Lockable,
  type LockedRow,
  type NewDeduction,
} from './lock-queries.ts';
import type { Reviewed } from './review-queries.ts';

export type Unlockable = { visit: Lockable; why: 'already-scored' | 'conflicts' };
export type Locked = { locked: number; unlockable: Unlockable[] };

const isFact = ({ kind, secondOf }: Lockable) => becomesFact(kind) && secondOf === null;

function whyNot(visit: Lockable): Unlockable['why'] | null {
  if (conflictsOf(visit.register).length > 0) return 'conflicts';
  return isFact(visit) && visit.isScored ? 'already-scored' : null;
}

/** What each visit's record is made of, as it stands now or as it was when locked. */
async function sourcesOf(
  db: Db,
  visits: readonly Lockable[],
): Promise<(Lockable & { source: RecordSource })[]> {
  const ids = [...new Set(visits.map(({ standardId }) => standardId))];
  const documents = await listStandardDocuments(db, ids);
  const captured = await listCaptured(db, visits);
  return visits.map((visit) => ({
    ...visit,
    source: sourceOf(visit, documents.get(visit.standardId)!, captured.get(visit.id) ?? []),
  }));
}

function sourceOf(
  visit: Lockable,
  document: StandardDocument,
  captured: RecordSource['captured'],
): RecordSource {
  const { unitId, id, kind, wave, secondOf, standardId, visitedOn, register } = visit;
  const outlet = visit.result?.outlet ?? { queueMachine: visit.queueMachine };
  const rest = { unitId, id, kind, wave, secondOf, standardId, visitedOn, register };
  return { ...rest, document, outlet, captured };
}

type Scored = Lockable & { source: RecordSource; score: Score; sha256: string };

const deductionsOf = ({ unitId, score }: Scored): NewDeduction[] =>
  score.items
    .filter(({ state, deducted }) => state !== 'recorded' && Number(deducted) > 0)
    .map(({ code, name, category, deducted, isKey }) => ({
      unitId,
      code,
      name,
      category,
      deducted,
      total: score.total,
      isKey,
    }));

const rowOf = (visit: Scored, inspectionId: number | null): LockedRow => ({
  unitId: visit.unitId,
  id: visit.id,
  visitedOn: visit.visitedOn,
  score: visit.score.score,
  result: { score: visit.score, covert: visit.covert, outlet: visit.source.outlet },
  resultSha256: visit.sha256,
  inspectionId,
});

/** Writes facts, visits, places and what follows. In a role that sees the whole wave. */
async function write(db: Db, scored: readonly Scored[], by: string): Promise<void> {
  const facts = scored.filter(isFact);
  const waves = [...Map.groupBy(facts, ({ kind, wave }) => `${kind} ${wave}`).values()].map(
    ([first]) => ({ kind: first!.kind, wave: first!.wave }),
  );
  for (const { kind, wave } of waves) await holdWave(db, kind, wave);
  const made = await insertFacts(
    db,
    facts.map((visit) => ({ ...visit, score: visit.score.score, total: visit.score.total })),
    facts.flatMap(deductionsOf),
  );
  const inspectionOf = (visit: Scored) => (isFact(visit) ? made.get(visit.unitId)! : null);
  await updateLocked(
    db,
    scored.map((visit) => rowOf(visit, inspectionOf(visit))),
  );
  if (waves.length > 0) await rankWaves(db, waves);
  const followed = facts.map((visit) => ({
    unitId: visit.unitId,
    inspectionId: inspectionOf(visit)!,
  }));
  await refreshRepeated(db, followed);
  await followInspections(db, followed, by);
}

/**
 * Locks visits that were approved and are held by the transaction. Those that cannot be locked are
 * left and named.
 */
export async function lockVisits(
  db: Db,
  actor: Pick<Actor, 'userId' | 'name'>,
  visits: readonly Reviewed[],
): Promise<Locked> {
  const open = visits.filter(({ state }) => state === 'approved');
  return asWide(db, async () => {
    const loaded = await listLockable(db, open);
    const unlockable = loaded.flatMap((visit) => {
      const why = whyNot(visit);
      return why ? [{ visit, why }] : [];
    });
    const scored = (
      await sourcesOf(
        db,
        loaded.filter((visit) => !whyNot(visit)),
      )
    ).map((visit) => {
      const { score, sha256 } = recordOf(visit.source);
      return { ...visit, score, sha256 };
    });
    if (scored.length === 0) return { locked: 0, unlockable };
    await write(db, scored, actor.name);
    await insertHistory(
      db,
      scored.map(({ unitId, unitNo, id, score, sha256 }) => ({
        unit: { id: unitId, unitNo },
        subjectKind: 'visit',
        subjectId: id,
        actor,
        action: 'lock',
        detail: {
          before: { state: 'approved' },
          after: { state: 'locked', score: score.score, sha256 },
        },
      })),
    );
    return { locked: scored.length, unlockable };
  });
}

/** @throws Problem `already-scored`, `visit-not-whole` */
export function refuseUnlockable({ visit, why }: Unlockable): never {
  const { unitName, kind, wave } = visit;
  if (why === 'already-scored') throw problem('already-scored', { unit: unitName, kind, wave });
  const detail = `有 ${conflictsOf(visit.register).length} 个条目两台设备答得不同，还没有选定`;
  throw problem('visit-not-whole', { action: '锁定', detail });
}

/**
 * The record of a visit as canonical JSON with its SHA-256; of a locked one, equal to the hash that
 * was kept. Null when there is none in the reader's range.
 */
export async function exportVisit(db: Db, unitId: number, id: number) {
  const [visit] = await listLockable(db, [{ unitId, id }]);
  if (!visit) return null;
  const [found] = await sourcesOf(db, [visit]);
  const { text, sha256 } = recordOf(found!.source);
  return { text, sha256, kept: visit.resultSha256 };
}
