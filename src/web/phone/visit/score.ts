/** The score as it stands: the same engine as the server's, over what has been answered. */
import type { CaptureVisit } from '../../../contract/visit.ts';
import { scoreAnswers, type StandardDocument } from '../../../domain/standard/index.ts';
import { startOf, today, type VisitState } from './state.ts';

export function runningScore(document: StandardDocument, state: VisitState, visit: CaptureVisit) {
  const day = startOf(state)?.at.slice(0, 10) ?? today();
  return scoreAnswers(document, state.answers, visit.unit, day);
}
