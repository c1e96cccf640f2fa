/** The scores of the year: four 省行神秘人 waves of the province, other checks of the own county. */
import type { InspectionKind, ScoreRow } from '../inspection/model.ts';
import type { Province } from './province.ts';
import { dice, type Dice } from './random.ts';
import { decimalText, demoYear, isoDay, quarterDays } from './values.ts';

export type Visit = {
  wave: string;
  kind: InspectionKind;
  dayOfYear: number;
  unitCode: string;
  /** Hundredths. */
  score: number;
};

/** What the mean outlet gains on the first quarter, in points. */
const improvement = [0, 1.7, 3.3, 4.4];
const firstMean = 92.6;

/**
 * Own outlets with a told story, by their place in the own county, so that every rule has somebody
 * it applies to, whatever the seed: one that improves, one that leads, one that dips, one that
 * stays behind, one that is steady. Three of them tie in the first quarter, so that it matters how
 * a tie is read. Hundredths; days of the year where the phase matters.
 */
export const storyOutlets = { improving: 1, leading: 7, dipping: 12, weak: 17, steady: 21 };
type Story = { scores: number[]; days?: (number | null)[] };
const stories = new Map<number, Story>([
  [storyOutlets.improving, { scores: [8950, 9350, 9960, 9860], days: [45, 150, 255, 300] }],
  [storyOutlets.leading, { scores: [9840, 9890, 10000, 9960] }],
  [storyOutlets.dipping, { scores: [9840, 9700, 9820, 9830] }],
  [storyOutlets.steady, { scores: [9840, 9760, 9790, 9810] }],
  [storyOutlets.weak, { scores: [8450, 8800, 9060, 9120], days: [70, null, 260, null] }],
]);
/** Only outlets with a story leave these bounds. */
const lowest = 8500;
const highest = 10000;

/** Waves are the outer order, outlets the inner one, as a province's workbook lists them. */
export function mysteryVisits(seed: number, province: Province, waves: number): Visit[] {
  const roll = dice(seed, 'visits');
  const abilities = outletAbilities(roll, province);
  const own = ownPlaces(province);
  const visits: Visit[] = [];
  for (let quarter = 0; quarter < waves; quarter++) {
    const [first, last] = quarterDays(quarter);
    province.outlets.forEach((outlet, at) => {
      const day = roll.whole(first + 4, last - 4);
      const points = (abilities[at] as number) + (improvement[quarter] as number) + roll.normal();
      const score = rounded(roll, points);
      const missed = roll.chance(0.02);
      const story = stories.get(own.get(outlet.code) ?? -1);
      if (missed && story === undefined) return;
      visits.push({
        wave: `${demoYear}Q${quarter + 1}`,
        kind: '省行神秘人',
        dayOfYear: story?.days?.[quarter] ?? day,
        unitCode: outlet.code,
        score: story?.scores[quarter] ?? score,
      });
    });
  }
  return visits;
}

/**
 * 县行检查 and 非现场检查 of the own county. One of them bears the name of a mystery wave: the kind,
 * not the name, decides what counts.
 */
export function countyVisits(seed: number, province: Province): Visit[] {
  const roll = dice(seed, 'county visits');
  const rounds: { wave: string; kind: InspectionKind; from: number; share: number }[] = [
    { wave: `${demoYear}-03县行`, kind: '县行检查', from: 64, share: 1 },
    { wave: `${demoYear}Q3`, kind: '县行检查', from: 190, share: 0.9 },
    { wave: `${demoYear}-06非现场`, kind: '非现场检查', from: 155, share: 0.5 },
    { wave: `${demoYear}-11非现场`, kind: '非现场检查', from: 310, share: 0.6 },
  ];
  return rounds.flatMap(({ wave, kind, from, share }) =>
    [...ownPlaces(province).keys()].flatMap((unitCode) => {
      const dayOfYear = from + roll.whole(0, 18);
      const score = rounded(roll, 93 + from / 80 + roll.normal() * 2);
      return roll.chance(share) ? [{ wave, kind, dayOfYear, unitCode, score }] : [];
    }),
  );
}

/** The row of the workbook for a visit. */
export function scoreRow(visit: Visit): ScoreRow {
  const { wave, kind, unitCode } = visit;
  const score = decimalText(visit.score);
  return { wave, kind, visitedOn: isoDay(visit.dayOfYear), unitCode, score };
}

/** Own outlets, by code, with their place among the own outlets (from 0). */
function ownPlaces(province: Province): Map<string, number> {
  const own = province.outlets.filter((outlet) => outlet.county === province.ownCounty);
  return new Map(own.map((outlet, place) => [outlet.code, place]));
}

/** First-quarter expectation of each outlet: its city, its county and itself. */
function outletAbilities(roll: Dice, province: Province): number[] {
  const effects = new Map<number | string, number>();
  const effect = (key: number | string, deviation: number) => {
    const known = effects.get(key) ?? roll.normal() * deviation;
    effects.set(key, known);
    return known;
  };
  return province.outlets.map(
    ({ city, county }) => firstMean + effect(city, 0.4) + effect(county, 0.6) + roll.normal() * 1.1,
  );
}

/** Hundredths, mostly in half points, as checklists give them: hence many ties. */
function rounded(roll: Dice, expected: number): number {
  // The last points are the hardest: full marks stay rare.
  const points = expected > 98 ? 98 + (expected - 98) * 0.6 : expected;
  const kind = roll.next();
  const step = kind < 0.6 ? 50 : kind < 0.9 ? 10 : 1;
  const score = Math.round((points * 100) / step) * step;
  return Math.min(highest, Math.max(lowest, score));
}
