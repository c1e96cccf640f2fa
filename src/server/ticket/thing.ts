/** What a ticket says of the thing it names: whether a replacement had been asked for when it was written. */
import type { TicketDetail } from '../../contract/ticket.ts';
import { standingAt } from '../../domain/placement/index.ts';
import type { Db } from '../db/open.ts';
import { findThing } from '../placement/index.ts';
import type { VersionRow } from '../plan/index.ts';
import { listHistory } from '../visit/index.ts';
import { clauseOf } from './charge.ts';

type Ticket = { unitId: number; id: number; clause: string; itemCode: string; happenedOn: string };

/** When it happened: as written down on the spot; for an imported one the beginning of its day. */
async function momentOf(db: Db, { unitId, id, happenedOn }: Ticket): Promise<string> {
  const history = await listHistory(db, 'ticket', unitId, id);
  const issued = history.find(({ action }) => action === 'issue');
  const at = issued?.detail['happenedAt'];
  return typeof at === 'string' ? at : `${happenedOn}T00:00:00+08:00`;
}

/** Null where the clause has nothing to do with requests, or no thing of the list is named. */
export async function thingOf(
  db: Db,
  version: VersionRow,
  ticket: Ticket,
): Promise<TicketDetail['thing']> {
  if (clauseOf(version.document, ticket.clause)?.unless !== 'requested') return null;
  if (ticket.itemCode === '') return null;
  const found = await findThing(db, ticket.unitId, ticket.itemCode);
  if (!found) return null;
  const { code, name, place, requests } = found;
  const at = await momentOf(db, ticket);
  const later = requests.find(({ askedAt }) => Date.parse(askedAt) >= Date.parse(at));
  return {
    code,
    name,
    place,
    before: standingAt(requests, at)?.askedAt ?? null,
    after: later?.askedAt ?? null,
  };
}
