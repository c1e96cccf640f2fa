/**
 * Every tap: one operation, saved at once, sent when there is a network. What it is based on is read
 * inside the transaction that saves it, so that quick taps and slow photos never argue with each other.
 */
import type { Answer, AnswerValue } from '../../../domain/standard/index.ts';
import type { Operation, OperationValue } from '../../../domain/visit/index.ts';
import { insertFiles, prepare, type Taken } from '../media/keep-file.ts';
import type { Work } from '../session/current.ts';
import { deviceName, newId } from '../store/ids.ts';
import { save } from '../store/save.ts';
import { stateOf, type VisitState } from './state.ts';

export type Writer = {
  /** null clears. @returns whether it was saved */
  put: (key: string, value: OperationValue) => Promise<boolean>;
  /** Answers, keeping the reason and the photos that are there. */
  answer: (key: string, value: AnswerValue) => Promise<boolean>;
  reason: (key: string, reason: string) => Promise<boolean>;
  /** @throws when a file cannot be read */
  addFile: (key: string, file: File) => Promise<boolean>;
  removeFile: (key: string, id: string) => Promise<boolean>;
  /** Keeps a file that a special key (the signature) names. @returns its id, or null if not saved */
  keepFile: (key: string, file: File) => Promise<string | null>;
  /** Asks that the visit be handed in once all has arrived; or takes that back. */
  close: (wanted: boolean) => Promise<boolean>;
  /** Lets go of a change that the server would not take. */
  forget: (seq: number) => Promise<boolean>;
};

/** `shown` is what the person saw when tapping. */
type Place = { work: Work; lane: string; shown: VisitState };
/** The new value given the present answer; `undefined` changes nothing. */
type Change = (answer: Answer | undefined) => OperationValue | undefined;

/** Everything of this device and everything that was shown; not what came in between from elsewhere. */
function basesOf(place: Place, fresh: VisitState, key: string): string[] {
  const seen = new Set(place.shown.register[key]?.heads.map(({ id }) => id));
  return (fresh.register[key]?.heads ?? [])
    .filter(({ id, device }) => seen.has(id) || device === deviceName())
    .map(({ id }) => id);
}

/** Inside a transaction over at least `visits` and `entries`. */
async function write(place: Place, key: string, change: Change): Promise<void> {
  const { work, lane } = place;
  const visit = await work.database.visits.get(lane);
  if (!visit) return;
  const entries = await work.database.entries.where({ lane }).toArray();
  const fresh = stateOf(visit, entries, work.account.name);
  const value = change(fresh.answers[key]);
  if (value === undefined) return;
  const operation: Operation = {
    id: newId(),
    key,
    value,
    bases: basesOf(place, fresh, key),
    at: new Date().toISOString(),
    device: deviceName(),
  };
  await work.database.entries.add({ id: operation.id, lane, body: operation, refused: null });
}

/** Saves in one transaction and has it sent soon. */
async function commit({ work }: Place, writes: () => Promise<unknown>): Promise<boolean> {
  const { database, schedule } = work;
  const saved = await save(() => database.transaction('rw', database.tables, writes));
  if (saved) schedule.nudge();
  return saved;
}
const change = (place: Place, key: string, how: Change) =>
  commit(place, () => write(place, key, how));

/** Photos taken of this item on this phone, also before it was answered. */
async function photosOf({ work, lane }: Place, key: string): Promise<string[]> {
  const files = await work.database.files.where({ lane }).toArray();
  return files
    .filter((file) => file.key === key && !file.isThumbnail && file.state !== 'refused')
    .map(({ id }) => id);
}

function addTaken(place: Place, key: string, taken: readonly Taken[]): Promise<boolean> {
  const { file } = taken[0]!;
  return commit(place, async () => {
    await insertFiles(place.work.database, taken);
    await write(place, key, (answer) =>
      answer ? { ...answer, evidence: [...answer.evidence, file.id] } : undefined,
    );
  });
}

/** What the server has stays there as part of the history; here only the answer stops naming it. */
function removeFile(place: Place, key: string, id: string): Promise<boolean> {
  const { files, bytes } = place.work.database;
  return commit(place, async () => {
    const thumbnail = (await files.get(id))?.thumbnail ?? id;
    await files.bulkDelete([id, thumbnail]);
    await bytes.bulkDelete([id, thumbnail]);
    await write(place, key, (answer) => {
      if (!answer?.evidence.includes(id)) return undefined;
      return { ...answer, evidence: answer.evidence.filter((one) => one !== id) };
    });
  });
}

function close(place: Place, wanted: boolean): Promise<boolean> {
  const { work, lane } = place;
  const { closings, troubles } = work.database;
  return commit(place, async () => {
    await troubles.delete(lane);
    if (wanted) await closings.put({ lane, askedAt: new Date().toISOString() });
    else await closings.delete(lane);
  });
}

export function writerOf(work: Work, lane: string, shown: VisitState): Writer {
  const place = { work, lane, shown };
  return {
    put: (key, value) => change(place, key, () => value),
    answer: (key, value) =>
      commit(place, async () => {
        const photos = await photosOf(place, key);
        await write(place, key, (answer) => ({
          value,
          reason: answer?.reason ?? '',
          evidence: answer?.evidence ?? photos,
        }));
      }),
    reason: (key, reason) =>
      change(place, key, (answer) =>
        answer && answer.reason !== reason ? { ...answer, reason } : undefined,
      ),
    addFile: async (key, file) => addTaken(place, key, await prepare(file, { lane, key })),
    removeFile: (key, id) => removeFile(place, key, id),
    keepFile: async (key, file) => {
      const taken = await prepare(file, { lane, key });
      const saved = await commit(place, () => insertFiles(work.database, taken));
      return saved ? taken[0]!.file.id : null;
    },
    close: (wanted) => close(place, wanted),
    forget: (seq) => commit(place, () => work.database.entries.delete(seq)),
  };
}
