/** What may still be disputed of a fact, for the buttons on its page. */
import { may } from '../../contract/abilities.ts';
import type { About } from '../../contract/appeal.ts';
import type { SubjectKind } from '../../domain/appeal/index.ts';
import type { Db } from '../db/open.ts';
import type { Actor } from '../http/endpoint.ts';
import { presentRow } from './present.ts';
import { listAbout } from './queries.ts';
import { loadFilings } from './subject.ts';

type Ref = { kind: SubjectKind; unitId: number; id: number };

/** @param now ISO moment @throws Problem `not-found` */
export async function aboutFact(db: Db, actor: Actor, ref: Ref, now: string): Promise<About> {
  const appeals = await listAbout(db, ref);
  const filings = await loadFilings(db, ref);
  const clock = filings[0]?.clock ?? null;
  const disputed = new Set(appeals.map((one) => one.itemCode));
  const open = filings
    .filter(({ row }) => row.standing && !disputed.has(row.itemCode))
    .map(({ row: { itemCode, title, measure, before } }) => ({ itemCode, title, measure, before }));
  const closed = !may(actor.role, 'appeal.file')
    ? 'not-allowed'
    : open.length === 0
      ? 'state'
      : Date.parse(now) >= Date.parse(clock!.dueAt)
        ? 'late'
        : null;
  return { clock, open: closed === null ? open : [], closed, appeals: appeals.map(presentRow) };
}
