/**
 * What a rule of chances would bring about, before anything is frozen: how often an outlet of each
 * class is visited, and what each inspector would have to do. Trials with invented seeds; the figures
 * are for people who decide, the draw itself knows nothing of them.
 */
import { runDraw } from './run.ts';
import type { Commitment, Lists, Member, Seed, Source } from './model.ts';
import { ticketsOf } from './tickets.ts';

/** Members who hold the same number of tickets; `example` is one of the reasons given. */
export type ChanceClass = { tickets: Member['tickets']; members: number; example: string };

const byTickets = (a: ChanceClass, b: ChanceClass) => {
  const rank = ({ tickets }: ChanceClass) => (tickets === 'must' ? Infinity : tickets);
  return rank(b) - rank(a);
};

/** The classes of a pool, those with the best chance first. */
export function chanceClasses(members: readonly Member[]): ChanceClass[] {
  const classes = new Map<Member['tickets'], ChanceClass>();
  for (const { tickets, reason } of members) {
    const one = classes.get(tickets) ?? { tickets, members: 0, example: reason };
    one.members += 1;
    classes.set(tickets, one);
  }
  return [...classes.values()].toSorted(byTickets);
}

/** Even numbers in [0, 1) from a seed (mulberry32, T. Ettinger): the same trial for everybody. */
function numbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** How many of `draws` trials take each member of a pool with these tickets, `count` a trial. */
function timesTaken(counts: readonly number[], count: number, draws: number, seed: number) {
  const next = numbers(seed);
  const taken = counts.map(() => 0);
  for (let draw = 0; draw < draws; draw++) {
    const tickets = ticketsOf(counts);
    for (let i = 0; i < count && tickets.left > 0; i++) {
      const member = tickets.at(Math.floor(next() * tickets.left));
      tickets.remove(member);
      taken[member]! += 1;
    }
  }
  return taken;
}

/** Visits that a member of each class gets in one draw, on average (0 … 1). */
export function simulateShares(
  { quotas }: Pick<Commitment, 'quotas'>,
  { members }: Lists,
  draws: number,
): (ChanceClass & { share: number })[] {
  const sum = new Map<Member['tickets'], number>();
  for (const [seed, { stratum, must, quota }] of quotas.entries()) {
    const open = members.filter((one) => one.stratum === stratum && one.tickets !== 'must');
    const counts = open.map(({ tickets }) => Number(tickets));
    timesTaken(counts, quota - must, draws, seed).forEach((times, at) => {
      const { tickets } = open[at]!;
      sum.set(tickets, (sum.get(tickets) ?? 0) + times);
    });
  }
  return chanceClasses(members).map((one) => ({
    ...one,
    share: one.tickets === 'must' ? 1 : (sum.get(one.tickets) ?? 0) / (one.members * draws),
  }));
}

const invented: Source = {
  id: 'trial',
  name: '',
  where: '',
  issue: '',
  take: '',
  count: 1,
  publishedAt: '',
  ifFails: 'zero',
};

export type Loads = { code: string; name: string; least: number; mean: number; most: number };

/** The whole draw with invented seeds, `times` over: visits of each inspector, and those for whom nobody was found. */
export function rehearse(
  commitment: Commitment,
  lists: Lists,
  times: number,
): { loads: Loads[]; conflicts: number } {
  const trial = { ...commitment, sources: [invented], hours: null };
  const seen = lists.inspectors.map(() => [] as number[]);
  const place = new Map(lists.inspectors.map(({ code }, at) => [code, at]));
  let conflicts = 0;
  for (let time = 1; time <= times; time++) {
    const seeds: Seed[] = [
      { source: invented.id, state: 'published', values: [String(time)], note: '' },
    ];
    const result = runDraw(trial, lists, seeds, null);
    const loads = lists.inspectors.map(() => 0);
    for (const { inspector } of result.visits)
      if (inspector !== null) loads[place.get(inspector)!]! += 1;
    loads.forEach((load, at) => seen[at]!.push(load));
    conflicts = Math.max(conflicts, result.conflicts.length);
  }
  const loads = lists.inspectors.map(({ code, name }, at) => ({
    code,
    name,
    least: Math.min(...seen[at]!),
    mean: seen[at]!.reduce((a, b) => a + b, 0) / times,
    most: Math.max(...seen[at]!),
  }));
  return { loads, conflicts };
}
