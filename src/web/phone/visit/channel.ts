/** How visits are fetched and sent (contract/visit.ts). */
import type { z } from 'zod';
import type { Capture, syncAnswer } from '../../../contract/visit.ts';
import { applyOperations, type Operation, type Register } from '../../../domain/visit/index.ts';
import type { Channel, Entry } from '../outbox/index.ts';
import { laneOf, type PhoneDatabase, type VisitRow } from '../store/database.ts';

type Answer = z.infer<typeof syncAnswer>;
/** What this phone speaks (contract/visit.ts: captureProtocol); the server says when it must update. */
const protocol = 1;
const prefix = 'visit/';
const pathOf = (lane: string) => `/api/capture/${lane.slice(prefix.length)}`;

/** Takes a visit that is no longer this person's off the phone, unless something about it still waits. */
async function letGo(database: PhoneDatabase, lane: string): Promise<void> {
  const files = await database.files.where({ lane }).toArray();
  const entries = await database.entries.where({ lane }).count();
  if (entries > 0 || files.some(({ state }) => state === 'waiting')) return;
  const ids = files.map(({ id }) => id);
  await database.visits.delete(lane);
  await database.files.bulkDelete(ids);
  await database.bytes.bulkDelete(ids);
}

type Revisions = Map<string, number>;
const revisionsOf = async (database: PhoneDatabase): Promise<Revisions> =>
  new Map((await database.visits.toArray()).map(({ lane, revision }) => [lane, revision]));

/**
 * @param asked the revisions here as the server was asked: a visit that another tab has sent since is
 * newer here than in this answer, and stays
 */
async function keepCapture(
  database: PhoneDatabase,
  { visits, standards }: Capture,
  asked: Revisions,
) {
  const rows = visits.map((visit) => ({ ...visit, lane: laneOf(visit) }));
  await database.transaction('rw', database.tables, async () => {
    const here = await revisionsOf(database);
    const listed = new Set(rows.map(({ lane }) => lane));
    for (const lane of here.keys()) {
      if (!listed.has(lane)) await letGo(database, lane);
    }
    const isCurrent = ({ lane }: VisitRow) => !here.has(lane) || here.get(lane) === asked.get(lane);
    await database.standards.bulkPut(standards);
    await database.visits.bulkPut(rows.filter(isCurrent));
  });
}

type Sending = { knows: number | undefined; taken: readonly Operation[]; by: string };

/**
 * Keeps the answer to an own sending, unless a later one has been kept meanwhile. `taken` are merged
 * once more, which changes nothing where the register came along, and makes it where it did not.
 */
async function keepSent(
  database: PhoneDatabase,
  lane: string,
  { visit }: Answer,
  { knows, taken, by }: Sending,
): Promise<void> {
  const here = await database.visits.get(lane);
  const isNewest = !here || here.revision === knows || visit.revision >= here.revision;
  const base = (isNewest ? visit.register : null) ?? here?.register;
  if (!base) return;
  const { register } = applyOperations(base as Register, taken, by);
  await database.visits.put({ ...(isNewest ? visit : here), register, lane });
}

export function visitChannel(database: PhoneDatabase, by: string): Channel {
  return {
    prefix,
    pull: async (send) => {
      const asked = await revisionsOf(database);
      const capture = await send<Capture>(`/api/capture?protocol=${protocol}`);
      await keepCapture(database, capture, asked);
      return capture.now;
    },
    send: async (lane, entries: Entry[], close, send) => {
      const operations = entries.map(({ body }) => body as Operation);
      const deviceNow = new Date().toISOString();
      const visit = await database.visits.get(lane);
      const { standardId, revision: knows } = visit ?? {};
      const json = { protocol, deviceNow, standardId, knows, operations, submit: close };
      const answer = await send<Answer>(pathOf(lane), { method: 'POST', json });
      const refused = new Set(answer.refused.map(({ id }) => id));
      const taken = operations.filter(({ id }) => !refused.has(id));
      return {
        refused: answer.refused,
        closed: close && answer.notSubmitted === null,
        notClosed: answer.notSubmitted ?? '',
        keep: () => keepSent(database, lane, answer, { knows, taken, by }),
      };
    },
    filePath: (lane, id) => `${pathOf(lane)}/evidence/${id}`,
  };
}
