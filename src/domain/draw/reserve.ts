/** 备选: who follows when a pick falls away. Nobody can know before the next link of the chain is disclosed. */
import { follows, reserveKey } from './chain.ts';
import type { Commitment, Lists, Opening, Result } from './model.ts';
import { giveVisits, runningKey } from './run.ts';
import { select } from './select.ts';

/** A draw as far as it has come. */
export type Drawn = {
  commitment: Commitment;
  lists: Lists;
  /** Links disclosed with the result: one when confidential, else none. */
  link: string | null;
  result: Result;
  openings: readonly Opening[];
};

export type OpeningFault = 'none-left' | 'not-in-draw' | 'stratum-empty' | 'wrong-link';

/** Who is in the draw now: the picks and opened reserves that were not replaced. */
export function standing({ result, openings }: Pick<Drawn, 'result' | 'openings'>): number[] {
  const gone = new Set(openings.map(({ replaces }) => replaces));
  return [...result.picks, ...openings]
    .map(({ number }) => number)
    .filter((number) => !gone.has(number));
}

/** The link the next one has to follow. */
export const lastLink = ({ commitment, link, openings }: Drawn): string =>
  openings.at(-1)?.link ?? link ?? commitment.chainTop;

/** Visits each inspector still has, in the order of the list; what falls away leaves them free. */
function loads(drawn: Drawn, falls: number): number[] {
  const there = new Set(standing(drawn));
  there.delete(falls);
  const visits = [drawn.result, ...drawn.openings].flatMap((part) => part.visits);
  const count = new Map<string, number>();
  for (const { number, inspector } of visits)
    if (inspector !== null && there.has(number))
      count.set(inspector, (count.get(inspector) ?? 0) + 1);
  return drawn.lists.inspectors.map(({ code }) => count.get(code) ?? 0);
}

/** Whether the visit that falls away was to be scored twice; a reserve of a reserve takes after the pick. */
function isDouble({ result, openings }: Drawn, number: number): boolean {
  let first = number;
  for (let at = openings.length; at-- > 0;)
    if (openings[at]!.number === first) first = openings[at]!.replaces;
  return result.doubles.includes(first);
}

function keyOf(drawn: Drawn, link: string): string {
  let key = runningKey(drawn.result.key, drawn.commitment, drawn.link);
  for (const opening of drawn.openings) key = reserveKey(key, opening.n, opening.link);
  return reserveKey(key, drawn.openings.length + 1, link);
}

/**
 * Opens the next reserve, from the stratum of the one it replaces, with the tickets of the pool.
 * @param link the chain's next link
 */
export function openReserve(
  drawn: Drawn,
  { replaces, link, reason, at }: { replaces: number; link: string; reason: string; at: string },
): Opening | OpeningFault {
  const { commitment, lists, result, openings } = drawn;
  if (openings.length >= commitment.reserves) return 'none-left';
  if (!standing(drawn).includes(replaces)) return 'not-in-draw';
  if (!follows(link, lastLink(drawn))) return 'wrong-link';
  const used = new Set([...result.picks, ...openings].map(({ number }) => number));
  const { stratum } = lists.members[replaces - 1]!;
  const open = lists.members
    .map((_, place) => place)
    .filter((place) => lists.members[place]!.stratum === stratum && !used.has(place + 1));
  const counts = open.map((place) => Number(lists.members[place]!.tickets));
  const key = keyOf(drawn, link);
  const [drawnAt] = select(counts, 1, key, commitment.hash);
  if (drawnAt === undefined) return 'stratum-empty';
  const number = open[drawnAt]! + 1;
  const doubles = new Set(isDouble(drawn, replaces) ? [number] : []);
  const before = loads(drawn, replaces);
  const visits = giveVisits([number], doubles, { commitment, lists, key }, before);
  return { n: openings.length + 1, replaces, reason, at, link, number, ...visits };
}
