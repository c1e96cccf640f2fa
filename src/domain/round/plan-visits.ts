/**
 * 派单: who goes where. Choices by a draw or by hand stand as they are and are checked; the other
 * outlets go, in their order, to the inspector with the least work who may go there. The same input
 * always gives the same answer.
 */
import { sha256Hex } from '../draw/digest.ts';
import type {
  Bar,
  Candidate,
  Choice,
  FindingCode,
  Outlet,
  Planned,
  RoundFinding,
} from './model.ts';

export type PlanInput = {
  outlets: readonly Outlet[];
  inspectors: readonly Candidate[];
  bars: readonly Bar[];
  /** 回避: whether an outlet's own people are kept from it; not so for 自查. */
  avoidOwn: boolean;
  /** By a draw or by hand. */
  choices: readonly Choice[];
  /** Outlets that are scored twice. */
  doubles: ReadonlySet<number>;
  /** Most visits of one inspector in this round; null = no limit. */
  capacity: number | null;
};
export type VisitPlan = { visits: Planned[]; findings: RoundFinding[] };

/** The share of outlets scored twice, at least one when any; which ones follows from the round alone. */
export function pickDoubles(
  outlets: readonly Outlet[],
  share: number,
  seed: string,
): ReadonlySet<number> {
  if (share <= 0) return new Set();
  const count = Math.min(outlets.length, Math.max(1, Math.round(outlets.length * share)));
  const keyed = outlets.map(({ unitId, code }) => ({
    unitId,
    key: sha256Hex(`${seed}/${code}`),
  }));
  keyed.sort((a, b) => (a.key < b.key ? -1 : 1));
  return new Set(keyed.slice(0, count).map(({ unitId }) => unitId));
}

const pairOf = (userId: string, unitId: number) => `${unitId} ${userId}`;

const isOwn = ({ places }: Candidate, { unitNo, lastNo }: Outlet) =>
  places.some((place) => place >= unitNo && place <= lastNo);
const covers = ({ ranges }: Candidate, { unitNo, lastNo }: Outlet) =>
  ranges.some(([lo, hi]) => lo <= unitNo && lastNo <= hi);

/** The work given out so far, and what speaks against giving somebody more of it. */
class Desk {
  readonly #known: Map<string, Candidate>;
  readonly #barred: Set<string>;
  readonly #load = new Map<string, number>();
  readonly #capacity: number;
  readonly #avoidOwn: boolean;

  constructor({ inspectors, bars, capacity, avoidOwn }: PlanInput) {
    this.#known = new Map(inspectors.map((one) => [one.userId, one]));
    this.#barred = new Set(bars.map((bar) => pairOf(bar.userId, bar.unitId)));
    this.#capacity = capacity ?? Infinity;
    this.#avoidOwn = avoidOwn;
  }

  load = (userId: string): number => this.#load.get(userId) ?? 0;
  nameOf = (userId: string): string | null => this.#known.get(userId)?.name ?? null;
  give = (userId: string): void => void this.#load.set(userId, this.load(userId) + 1);
  overfull = (): [string, number][] => [...this.#load].filter(([, load]) => load > this.#capacity);

  /** Why this person may not go there, whatever the load; null = may. */
  fault(userId: string, outlet: Outlet): FindingCode | null {
    const who = this.#known.get(userId);
    if (!who) return 'unknown-inspector';
    if (!covers(who, outlet)) return 'out-of-range';
    if (this.#avoidOwn && isOwn(who, outlet)) return 'own-staff';
    return this.#barred.has(pairOf(userId, outlet.unitId)) ? 'lock-out' : null;
  }

  /** The least loaded who may go and is none of `taken`; ties go by the order of the list. */
  free(outlet: Outlet, taken: readonly string[]): string | null {
    let best: string | null = null;
    for (const userId of this.#known.keys()) {
      const load = this.load(userId);
      if (load >= this.#capacity || (best !== null && load >= this.load(best))) continue;
      if (!taken.includes(userId) && !this.fault(userId, outlet)) best = userId;
    }
    return best;
  }
}

/** Takes a chosen pair as it is, and says what is wrong with it. */
function takeChoice(desk: Desk, outlet: Outlet, inspectors: readonly string[]): VisitPlan {
  const { unitId } = outlet;
  const visits = inspectors.map((userId, at) => ({ unitId, userId, second: at > 0 }));
  const findings: RoundFinding[] = [];
  for (const userId of inspectors) {
    const code = desk.fault(userId, outlet);
    if (code) findings.push({ code, outlet, inspector: desk.nameOf(userId), count: 1 });
    desk.give(userId);
  }
  if (new Set(inspectors).size < inspectors.length)
    findings.push({ code: 'same-twice', outlet, inspector: null, count: 1 });
  return { visits, findings };
}

/** Fills up an outlet until it has as many visits as it needs. */
function fill(desk: Desk, outlet: Outlet, chosen: readonly string[], needed: number): VisitPlan {
  const taken = [...chosen];
  const visits: Planned[] = [];
  while (taken.length < needed) {
    const userId = desk.free(outlet, taken);
    if (userId === null) {
      const code = taken.length === 0 ? 'nobody-free' : 'no-second';
      return { visits, findings: [{ code, outlet, inspector: null, count: 1 }] };
    }
    desk.give(userId);
    visits.push({ unitId: outlet.unitId, userId, second: taken.length > 0 });
    taken.push(userId);
  }
  return { visits, findings: [] };
}

export function planVisits(input: PlanInput): VisitPlan {
  const { outlets, choices, doubles } = input;
  const desk = new Desk(input);
  const visits: Planned[] = [];
  const findings: RoundFinding[] = [];
  const add = (made: VisitPlan) => {
    visits.push(...made.visits);
    findings.push(...made.findings);
  };
  const nothing = { outlet: null, inspector: null, count: 0 };
  if (outlets.length === 0) findings.push({ code: 'no-outlets', ...nothing });
  if (input.inspectors.length === 0) {
    findings.push({ code: 'no-inspectors', ...nothing });
    return { visits, findings };
  }
  const chosen = new Map(choices.map((choice) => [choice.unitId, choice.inspectors]));
  // What is settled already weighs before what is still free to be given.
  for (const outlet of outlets) add(takeChoice(desk, outlet, chosen.get(outlet.unitId) ?? []));
  for (const outlet of outlets) {
    const needed = doubles.has(outlet.unitId) ? 2 : 1;
    add(fill(desk, outlet, chosen.get(outlet.unitId) ?? [], needed));
  }
  for (const [userId, count] of desk.overfull())
    findings.push({ code: 'over-capacity', outlet: null, inspector: desk.nameOf(userId), count });
  return { visits, findings };
}
