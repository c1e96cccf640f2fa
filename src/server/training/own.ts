/** What a unit plans is changed from its own range only; below it is read. */
import { problem } from '../../contract/problem.ts';
import type { Actor } from '../http/endpoint.ts';

type Planned = { unitNo: number };

export const isOwn = ({ unit }: Actor, { unitNo }: Planned): boolean =>
  unitNo >= unit.unitNo && unitNo <= unit.lastNo;

/** @throws Problem `not-found` where it is not the actor's to change */
export function ownOr404<T extends Planned>(actor: Actor, found: T | null, what: string): T {
  if (!found || !isOwn(actor, found)) throw problem('not-found', { what });
  return found;
}
