/** 现场处罚单 as the phone keeps it: written here, sent when there is a network, never changed afterwards. */
import type { TicketDraft, TicketPack } from '../../../contract/ticket.ts';
import type { OutFile } from '../outbox/index.ts';
import type { PhoneDatabase, TicketRow } from '../store/database.ts';

export const prefix = 'ticket/';
export const laneOf = ({ unitId, clientId }: Pick<TicketDraft, 'unitId' | 'clientId'>) =>
  `${prefix}${unitId}/${clientId}`;

const packName = 'ticket-pack';
/** What the server last said may be issued, and where. */
export async function readPack(database: PhoneDatabase): Promise<TicketPack | undefined> {
  const pack = await database.fact<TicketPack>(packName);
  // One kept by an earlier edition has no things.
  return pack && Object.assign({ things: [] }, pack);
}
export const keepPack = (database: PhoneDatabase, pack: TicketPack) =>
  database.noteFact(packName, pack);

export type Issued = {
  ticket: TicketRow;
  files: OutFile[];
  /** Why the server would not take it; null while it waits or has arrived. */
  refused: string | null;
  waits: boolean;
  trouble: string | null;
};

/** Newest first. */
export async function readIssued(database: PhoneDatabase): Promise<Issued[]> {
  const tickets = await database.tickets.toArray();
  const all = tickets.map(async (ticket) => {
    const { lane } = ticket;
    const [entry] = await database.entries.where({ lane }).toArray();
    const files = await database.files.where({ lane }).toArray();
    return {
      ticket,
      files: files.filter(({ isThumbnail }) => !isThumbnail),
      refused: entry?.refused ?? null,
      waits: entry !== undefined || files.some(({ state }) => state === 'waiting'),
      trouble: (await database.troubles.get(lane))?.message ?? null,
    };
  });
  const read = await Promise.all(all);
  return read.toSorted((a, b) =>
    b.ticket.draft.happenedAt.localeCompare(a.ticket.draft.happenedAt),
  );
}
