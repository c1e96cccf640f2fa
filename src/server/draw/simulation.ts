/** What the chosen chances would bring about: visits of each class of outlet and of each inspector. */
import type { DrawSimulation } from '../../contract/draw.ts';
import type { Language } from '../../contract/problem.ts';
import { rehearse, simulateShares } from '../../domain/draw/index.ts';
import type { Db } from '../db/open.ts';
import type { Loaded } from './load-draw.ts';
import { prepareDraft } from './prepare.ts';

/** Picks looked at in all trials together, so that a large draw is tried less often. */
const picksTried = 100_000;
const mostTrials = 400;
const visitsRehearsed = 4000;

/** Of the decisions as they are, with the facts of today. */
export async function simulate(
  db: Db,
  { draw }: Loaded,
  given: { now: Date; language: Language },
): Promise<DrawSimulation> {
  const { lists, commitment, people } = await prepareDraft(db, draw, { ...given, chainTop: '' });
  const picks = commitment.quotas.reduce((sum, { quota }) => sum + quota, 0);
  const draws = Math.max(20, Math.min(mostTrials, Math.floor(picksTried / Math.max(1, picks))));
  const visits = picks + commitment.doubles;
  const rehearsals = Math.max(1, Math.min(20, Math.floor(visitsRehearsed / Math.max(1, visits))));
  const { loads, conflicts } = rehearse(commitment, lists, rehearsals);
  return {
    draws,
    classes: simulateShares(commitment, lists, draws),
    rehearsals,
    inspectors: loads.map(({ least, mean, most }, at) => ({
      name: people[at]!.name,
      least,
      mean,
      most,
    })),
    conflicts,
  };
}
