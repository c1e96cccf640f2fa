/** Recording when a drill was held, and with whom. */
import type { z } from 'zod';
import type { heldBody } from '../../contract/drill.ts';
import { problem } from '../../contract/problem.ts';
import {
  heldFault,
  isEditable,
  longestDrillHours,
  type Held,
} from '../../domain/rectification/index.ts';
import { dayOf, endOfDay, plusDays } from '../../domain/calendar/index.ts';
import type { Db } from '../db/open.ts';
import type { Actor } from '../http/endpoint.ts';
import { refuse, write, wrongState, type Written } from './actions.ts';
import { listAttendees } from './overtime-queries.ts';
import { handsOf } from './present.ts';
import type { Found } from './queries.ts';

/** @throws Problem `drill-people` for somebody who is not of the outlet */
async function peopleOf(db: Db, found: Found, body: z.output<typeof heldBody>) {
  const ids = [...new Set(body.personIds)];
  const known = await listAttendees(db, found.unitNo, ids);
  if (known.length < ids.length) throw problem('drill-people');
  const others = [...new Set(body.others)].map((name) => ({ id: null, name, post: '' }));
  return [...known, ...others];
}

/** @throws Problem `forbidden`, `wrong-state`, `drill-held`, `drill-people`, `conflict` */
export async function recordHeld(
  db: Db,
  actor: Actor,
  found: Found,
  body: z.output<typeof heldBody>,
  now: string,
): Promise<Written> {
  const action = '登记演练';
  if (!handsOf(actor).edit) refuse(found, 'not-yours', actor, action);
  if (found.kind !== 'drill' || !isEditable(found)) throw wrongState(found, action);
  const held: Held = { from: body.from, to: body.to, people: await peopleOf(db, found, body) };
  if (heldFault(held, endOfDay(plusDays(dayOf(found.createdAt), -1)), now))
    throw problem('drill-held', { hours: String(longestDrillHours) });
  const form = { ...found.form, held: { ...held, people: [...held.people] } };
  const detail = {
    from: held.from,
    to: held.to,
    people: held.people.map(({ name }) => name).join('、'),
  };
  return write(db, actor, found, body.version, { form }, { action: 'held', detail });
}
