/** The draw itself: from the commitment, the frozen lists and the public values to the picks and visits. */
import { assign } from './assign.ts';
import { drawSlot } from './hours.ts';
import { canonicalKey, keyFor } from './key.ts';
import type {
  Avoid,
  Commitment,
  Conflict,
  Inspector,
  Lists,
  Picked,
  Result,
  Seed,
  Source,
  Visit,
} from './model.ts';
import { onceEach, select } from './select.ts';
import type { Task } from './work.ts';

/** The key of the public values in the announced order; a source that failed for good counts as 0. */
export function publicKey(sources: readonly Source[], seeds: readonly Seed[]): string {
  const bySource = new Map(seeds.map((seed) => [seed.source, seed]));
  return canonicalKey(
    sources.map(({ id }) => {
      const seed = bySource.get(id);
      return !seed || seed.state === 'failed' ? ['0'] : seed.values;
    }),
  );
}

/** The key the draw runs on; a confidential one also holds the link disclosed with the result. */
export const runningKey = (key: string, commitment: Commitment, link: string | null): string =>
  commitment.confidential ? keyFor(key, `link:${link ?? ''}`) : key;

/** A stratum's own key; a pool without strata is drawn with the key itself, as in the RFC. */
export const stratumKey = (key: string, stratum: string): string =>
  stratum === '' ? key : keyFor(key, `stratum:${stratum}`);

/** 必查 of the stratum in the order of the pool, then the drawn ones in the order of the draw. */
function pickStratum(
  { stratum, quota }: Commitment['quotas'][number],
  { members }: Lists,
  key: string,
  hash: Commitment['hash'],
): Omit<Picked, 'order'>[] {
  const places = members.map((_, at) => at).filter((at) => members[at]!.stratum === stratum);
  const must = places.filter((at) => members[at]!.tickets === 'must');
  const open = places.filter((at) => members[at]!.tickets !== 'must');
  const counts = open.map((at) => Number(members[at]!.tickets));
  const drawn = select(counts, quota - must.length, stratumKey(key, stratum), hash);
  return [
    ...must.map((at) => ({ number: at + 1, stratum, how: 'must' as const })),
    ...drawn.map((at) => ({ number: open[at]! + 1, stratum, how: 'drawn' as const })),
  ];
}

const avoidByMember = (avoid: readonly Avoid[], inspectors: readonly Inspector[]) => {
  const place = new Map(inspectors.map(({ code }, at) => [code, at]));
  const barred = new Map<string, Set<number>>();
  for (const { inspector, member } of avoid) {
    const at = place.get(inspector);
    if (at === undefined) continue;
    const set = barred.get(member) ?? new Set<number>();
    barred.set(member, set.add(at));
  }
  return barred;
};

/** Gives out first visits, then second ones to somebody else; `before` counts visits had already. */
export function giveVisits(
  numbers: readonly number[],
  doubles: ReadonlySet<number>,
  { commitment, lists, key }: { commitment: Commitment; lists: Lists; key: string },
  before?: readonly number[],
): { visits: Visit[]; conflicts: Conflict[] } {
  const { inspectors, members } = lists;
  const barredAt = avoidByMember(lists.avoid, inspectors);
  const place = new Map(inspectors.map(({ code }, at) => [code, at]));
  const codeOf = (number: number) => members[number - 1]!.code;
  const visit = (number: number, round: 1 | 2, inspector: string | null): Visit => ({
    number,
    round,
    inspector,
    slot: drawSlot(members[number - 1]!, commitment, key),
  });
  const seconds = numbers.filter((number) => doubles.has(number));
  if (!commitment.inspectors)
    return {
      visits: [
        ...numbers.map((number) => visit(number, 1, null)),
        ...seconds.map((number) => visit(number, 2, null)),
      ],
      conflicts: [],
    };
  const task = (number: number, round: 1 | 2, also: number[] = []): Task => {
    const code = codeOf(number);
    return { number, round, code, barred: new Set([...(barredAt.get(code) ?? []), ...also]) };
  };
  const { hash } = commitment;
  const first = assign(
    numbers.map((number) => task(number, 1)),
    inspectors,
    { key, hash, before },
  );
  const firstOf = new Map(numbers.map((number, at) => [number, first.of[at] ?? null]));
  const secondTasks = seconds.map((number) => {
    const other = place.get(firstOf.get(number) ?? '');
    return task(number, 2, other === undefined ? [] : [other]);
  });
  const second = assign(secondTasks, inspectors, { key, hash, before: first.loads });
  return {
    visits: [
      ...numbers.map((number, at) => visit(number, 1, first.of[at]!)),
      ...seconds.map((number, at) => visit(number, 2, second.of[at]!)),
    ],
    conflicts: [...first.conflicts, ...second.conflicts],
  };
}

/**
 * Runs the draw. The same commitment, lists and seeds give the same result everywhere.
 * @param link the first link of the chain; needed when the draw is confidential
 */
export function runDraw(
  commitment: Commitment,
  lists: Lists,
  seeds: readonly Seed[],
  link: string | null,
): Result {
  const publicly = publicKey(commitment.sources, seeds);
  const key = runningKey(publicly, commitment, link);
  const picks = commitment.quotas
    .flatMap((quota) => pickStratum(quota, lists, key, commitment.hash))
    .map((pick, at) => ({ order: at + 1, ...pick }));
  const numbers = picks.map(({ number }) => number);
  const doubles = select(
    onceEach(picks.length),
    commitment.doubles,
    keyFor(key, 'double'),
    commitment.hash,
  ).map((at) => numbers[at]!);
  const visits = giveVisits(numbers, new Set(doubles), { commitment, lists, key });
  return { key: publicly, picks, doubles, ...visits };
}
