/** Writing a ticket: the row to look at, the entry that is sent, and its pictures, all in one transaction. */
import type { TicketDraft } from '../../../contract/ticket.ts';
import { insertFiles, prepare, type Taken } from '../media/keep-file.ts';
import type { Work } from '../session/current.ts';
import { newId } from '../store/ids.ts';
import { save } from '../store/save.ts';
import { dropDraft } from './draft.ts';
import { laneOf } from './model.ts';

export type Place = { id: number; code: string; name: string };

/** @returns whether it was saved. @throws when a picture cannot be read */
export async function saveTicket(
  { database, schedule }: Work,
  draft: TicketDraft,
  unit: Place,
  pictures: readonly { key: string; file: File }[],
): Promise<boolean> {
  const lane = laneOf(draft);
  const taken: Taken[] = [];
  for (const { key, file } of pictures) taken.push(...(await prepare(file, { lane, key })));
  const saved = await save(() =>
    database.transaction('rw', database.tables, async () => {
      await database.tickets.put({ lane, unit, draft, id: null });
      await database.entries.add({ id: newId(), lane, body: draft, refused: null });
      await insertFiles(database, taken);
      await dropDraft(database);
    }),
  );
  if (saved) schedule.nudge();
  return saved;
}

/** Lets go of a ticket that the server would not take, with its pictures. */
export async function dropTicket({ database }: Work, lane: string): Promise<boolean> {
  return save(() =>
    database.transaction('rw', database.tables, async () => {
      const files = (await database.files.where({ lane }).toArray()).map(({ id }) => id);
      await database.files.bulkDelete(files);
      await database.bytes.bulkDelete(files);
      await database.entries.where({ lane }).delete();
      await database.troubles.delete(lane);
      await database.tickets.delete(lane);
    }),
  );
}
