/** How tickets are fetched and sent: each is a lane of its own with one entry, its pictures after it. */
import type { TicketDraft, TicketPack } from '../../../contract/ticket.ts';
import type { Channel, Entry } from '../outbox/index.ts';
import type { PhoneDatabase } from '../store/database.ts';
import { PhoneProblem, type Send } from '../http.ts';
import { keepPack, prefix } from './model.ts';

/** Sent tickets stay on the phone for this many days. */
const keptDays = 30;

/** What will not be taken whenever it is sent again; that somebody else is signed in passes. */
const isFinal = ({ status, code }: PhoneProblem) =>
  [400, 403, 404, 409, 422].includes(status) && code !== 'other-account';

async function forgetOld(database: PhoneDatabase): Promise<void> {
  const before = new Date(Date.now() - keptDays * 86_400_000).toISOString();
  const old = await database.tickets
    .filter(({ id, draft }) => id !== null && draft.happenedAt < before)
    .primaryKeys();
  for (const lane of old) {
    const files = (await database.files.where({ lane }).toArray()).map(({ id }) => id);
    await database.files.bulkDelete(files);
    await database.bytes.bulkDelete(files);
  }
  await database.tickets.bulkDelete(old);
}

async function sendOne(database: PhoneDatabase, lane: string, entry: Entry, send: Send) {
  const draft = entry.body as TicketDraft;
  try {
    const options = { method: 'POST', json: draft, key: draft.clientId } as const;
    const { id } = await send<{ id: number }>('/api/tickets', options);
    return { refused: [], keep: () => database.tickets.update(lane, { id }) };
  } catch (error) {
    if (!(error instanceof PhoneProblem) || !isFinal(error)) throw error;
    return { refused: [{ id: entry.id, reason: error.message }], keep: async () => undefined };
  }
}

export function ticketChannel(database: PhoneDatabase): Channel {
  return {
    prefix,
    pull: async (send) => {
      const pack = await send<TicketPack>('/api/capture/tickets');
      await database.transaction('rw', database.tables, async () => {
        await keepPack(database, pack);
        await forgetOld(database);
      });
      return pack.now;
    },
    send: async (lane, [entry], _close, send) => {
      const done = entry ? await sendOne(database, lane, entry, send) : null;
      return {
        refused: done?.refused ?? [],
        closed: false,
        notClosed: '',
        keep: done?.keep ?? (async () => undefined),
      };
    },
    filePath: (lane, id) => `/api/capture/tickets/${lane.slice(prefix.length)}/evidence/${id}`,
  };
}
