/**
 * A locked visit after appeals: its own answers scored anew in their own version with what the decisions
 * left of the deductions. Points alone would not do: a 一票否决 that is revoked gives back more than its
 * points, a capped project less, a weighted module another share. The record and its hash stay as locked.
 */
import { correctionsOf, scoreAnswers, type Score } from '../../domain/standard/index.ts';
import { answersOf } from '../../domain/visit/index.ts';
import type { Db } from '../db/open.ts';
import { findCorrectable, listDecided, type Correctable, type Decided } from './correct-queries.ts';

type Left = Pick<Decided, 'itemCode' | 'remaining'>;

function scoreWith({ register, document, outlet, visitedOn }: Correctable, left: Left[]): Score {
  const corrections = correctionsOf(document.total, left);
  return scoreAnswers(document, answersOf(register), outlet, visitedOn, corrections);
}

/** The score by the decisions so far and by one more; null where the answers are not known. */
export async function rescore(
  db: Db,
  key: { unitId: number; inspectionId: number },
  more: Left,
): Promise<{ before: Score; after: Score } | null> {
  const visit = await findCorrectable(db, key);
  if (!visit) return null;
  const decided = await listDecided(db, key);
  return { before: scoreWith(visit, decided), after: scoreWith(visit, [...decided, more]) };
}

/** What appeals made of a locked visit, with their numbers; null where none changed it. */
export async function correctedScore(db: Db, key: { unitId: number; inspectionId: number }) {
  const decided = await listDecided(db, key);
  const visit = decided.length > 0 ? await findCorrectable(db, key) : null;
  if (!visit) return null;
  const { score, grade, vetoed } = scoreWith(visit, decided);
  return { score, grade, vetoed, appealIds: decided.map(({ appealId }) => appealId) };
}
