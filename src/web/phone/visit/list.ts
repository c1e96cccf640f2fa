/** The list of visits with how far each is and what of it waits: read in one go from the phone's tables. */
import { waitingOf, type Waiting } from '../outbox/index.ts';
import type { PhoneDatabase, VisitRow } from '../store/database.ts';
import { inOrder } from '../words/format.ts';
import { progressOf } from './progress.ts';
import { sectionsOf } from './questions.ts';
import { peopleOf, stateOf } from './state.ts';

export type Listed = {
  visit: VisitRow;
  answered: number;
  questions: number;
  conflicts: number;
  waiting: Waiting;
  trouble: string | null;
};

const byLane = <T extends { lane: string }>(rows: T[]) => Map.groupBy(rows, ({ lane }) => lane);
/** What is to be done first: sent back, then by due day. */
const order = ({ visit }: Listed) => `${visit.state === 'returned' ? 0 : 1}${visit.dueOn}`;

export async function readList(database: PhoneDatabase): Promise<Listed[]> {
  const visits = await database.visits.toArray();
  const standards = new Map((await database.standards.toArray()).map((one) => [one.id, one]));
  const entries = byLane(await database.entries.toArray());
  const files = byLane(await database.files.toArray());
  const closings = byLane(await database.closings.toArray());
  const troubles = new Map((await database.troubles.toArray()).map((one) => [one.lane, one]));
  return visits
    .map((visit) => {
      const { lane, unit, standardId } = visit;
      const own = entries.get(lane) ?? [];
      const state = stateOf(visit, own, '');
      const document = standards.get(standardId)?.document;
      const sections = document ? sectionsOf(document, unit, peopleOf(state)) : [];
      const { done, all } = progressOf(sections, state);
      return {
        visit,
        answered: done,
        questions: all,
        conflicts: state.conflicts.length,
        waiting: waitingOf(own, files.get(lane) ?? [], closings.get(lane) ?? []),
        trouble: troubles.get(lane)?.message ?? null,
      };
    })
    .toSorted((a, b) => inOrder(order(a), order(b)));
}
