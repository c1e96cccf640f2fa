/**
 * What the data say of a rectification. A pure function of the visits (or complaints) that followed;
 * nothing a person does can take its place. The database evaluates the same rule set-based
 * (server/rectification/sql), and a test compares the two.
 */
import type { Criterion, Progress, RectificationState, Verdict } from './model.ts';

/** A later visit of the same kind. `lost` is null where it did not look at the item: unknown is not clean. */
export type Observation = { id: number; day: string; lost: boolean | null };

const byDay = (a: Observation, b: Observation) =>
  a.day < b.day ? -1 : a.day > b.day ? 1 : a.id - b.id;

/**
 * Judges by visits. Before the measure is done, any visit that finds the item again breaks it, and clean
 * ones are only counted to be shown. After it, the visits of later days count, in their order: the
 * first k clean ones verify it, the first that finds the item again breaks it, whatever comes first.
 * @param visits how many clean visits are asked for, at least 1
 * @param doneOn ISO day on which the measure was reported done; null = not yet
 * @param later visits after the one the problem was found in, in any order
 */
export function judgeByVisits(
  visits: number,
  doneOn: string | null,
  later: readonly Observation[],
): Progress {
  const clean: number[] = [];
  const counted = later.filter(
    ({ lost, day }) => lost !== null && (doneOn === null || day > doneOn),
  );
  for (const { id, lost } of counted.toSorted(byDay)) {
    if (lost) return { verdict: 'failed', clean, brokenBy: id };
    clean.push(id);
    if (doneOn !== null && clean.length === visits) break;
  }
  const isProved = doneOn !== null && clean.length >= visits;
  return { verdict: isProved ? 'verified' : 'waiting', clean, brokenBy: null };
}

const addDays = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** The last day on which a complaint still counts against the measure. */
export const complaintWindowEnd = (doneOn: string, weeks: number) => addDays(doneOn, weeks * 7);

/**
 * Judges by complaints: fewer than `count` in the weeks after the measure.
 * @param complaints those the criterion counts, id and day, in any order
 * @param knownUntil the last day complaints are on record for; a silence beyond it proves nothing
 */
export function judgeByComplaints(
  criterion: Extract<Criterion, { kind: 'complaints-below' }>,
  doneOn: string | null,
  complaints: readonly { id: number; day: string }[],
  knownUntil: string | null,
): Progress {
  const waiting: Progress = { verdict: 'waiting', clean: [], brokenBy: null };
  if (doneOn === null) return waiting;
  const end = complaintWindowEnd(doneOn, criterion.weeks);
  const counted = complaints
    .filter(({ day }) => day > doneOn && day <= end)
    .toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.id - b.id));
  const breaking = counted[criterion.count - 1];
  if (breaking) return { ...waiting, verdict: 'failed', brokenBy: breaking.id };
  return { ...waiting, verdict: knownUntil !== null && knownUntil >= end ? 'verified' : 'waiting' };
}

/**
 * The state after the data were looked at. Only here does a problem become 已验证 or 未见效; where the
 * data were corrected, it goes back to where it was. What a person cancelled stays cancelled.
 */
export function stateByData(
  state: RectificationState,
  verdict: Verdict,
  isDone: boolean,
): RectificationState {
  if (state === 'cancelled') return state;
  if (verdict !== 'waiting') return verdict;
  if (state !== 'verified' && state !== 'failed') return state;
  return isDone ? 'done' : 'open';
}
