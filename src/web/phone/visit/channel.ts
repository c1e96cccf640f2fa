/** How visits are fetched and sent (contract/visit.ts). */
import type { z } from 'zod';
import type { Capture, syncAnswer } from '../../../contract/visit.ts';
import type { Operation } from '../../../domain/visit/index.ts';
import type { Channel, Entry } from '../outbox/index.ts';
import { laneOf, type PhoneDatabase } from '../store/database.ts';

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

async function keepCapture(database: PhoneDatabase, { visits, standards }: Capture) {
  const rows = visits.map((visit) => ({ ...visit, lane: laneOf(visit) }));
  await database.transaction('rw', database.tables, async () => {
    const listed = new Set(rows.map(({ lane }) => lane));
    for (const lane of await database.visits.toCollection().primaryKeys()) {
      if (!listed.has(lane)) await letGo(database, lane);
    }
    await database.visits.bulkPut(rows);
    await database.standards.bulkPut(standards);
  });
}

export function visitChannel(database: PhoneDatabase): Channel {
  return {
    prefix,
    pull: async (send) => {
      const capture = await send<Capture>(`/api/capture?protocol=${protocol}`);
      await keepCapture(database, capture);
      return capture.now;
    },
    send: async (lane, entries: Entry[], close, send) => {
      const operations = entries.map(({ body }) => body as Operation);
      const deviceNow = new Date().toISOString();
      const standardId = (await database.visits.get(lane))?.standardId;
      const json = { protocol, deviceNow, standardId, operations, submit: close };
      const answer = await send<Answer>(pathOf(lane), { method: 'POST', json });
      return {
        refused: answer.refused,
        closed: close && answer.notSubmitted === null,
        notClosed: answer.notSubmitted ?? '',
        keep: () => database.visits.put({ ...answer.visit, lane }),
      };
    },
    filePath: (lane, id) => `${pathOf(lane)}/evidence/${id}`,
  };
}
