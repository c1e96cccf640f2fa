/** The item deductions behind a score: they add up to exactly 100 − score, and some come back. */
import type { DeductionRow } from '../inspection/model.ts';
import { dice, type Dice } from './random.ts';
import { checklist } from './tables.ts';
import { decimalText, isoDay } from './values.ts';
import type { Visit } from './visits.ts';

/** How likely an item deducted in the last visit is deducted again. */
const repeatChance = 0.3;

/**
 * Deductions of the visits, in their order. The dice belong to the outlet, so that an outlet's
 * deductions do not depend on which other outlets get any.
 */
export function deductionsOf(seed: number, visits: readonly Visit[]): DeductionRow[] {
  const diceOf = new Map<string, Dice>();
  const lastItems = new Map<string, number[]>();
  const rows: DeductionRow[] = [];
  for (const visit of visits) {
    const key = `${visit.kind} ${visit.unitCode}`;
    const roll = diceOf.get(key) ?? dice(seed, `items ${key}`);
    diceOf.set(key, roll);
    const parts = split(roll, 10000 - visit.score);
    const items = chooseItems(roll, parts.length, lastItems.get(key) ?? []);
    lastItems.set(key, items);
    items.forEach((item, at) => rows.push(deductionRow(visit, item, parts[at] as number)));
  }
  return rows;
}

/** 2–6 parts (fewer when there is too little to split) that add up to the hundredths missing. */
function split(roll: Dice, missing: number): number[] {
  const step = missing % 50 === 0 ? 50 : missing % 10 === 0 ? 10 : 1;
  const steps = missing / step;
  const parts = Math.min(steps, 2 + Math.min(4, Math.floor(missing / 300) + roll.whole(0, 2)));
  const weights = Array.from({ length: parts }, () => 0.3 + roll.next());
  const sum = weights.reduce((all, weight) => all + weight, 0);
  let reached = 0;
  let given = 0;
  return weights.map((weight, at) => {
    // Every part has one step at least; the rest goes by weight.
    reached += (weight / sum) * (steps - parts);
    const upTo = at === parts - 1 ? steps : Math.floor(reached) + at + 1;
    const part = upTo - given;
    given = upTo;
    return part * step;
  });
}

/** Places in the checklist, none twice: some of the last visit's, then others. */
function chooseItems(roll: Dice, count: number, last: readonly number[]): number[] {
  const chosen = last.filter(() => roll.chance(repeatChance)).slice(0, count);
  while (chosen.length < count) {
    const item = roll.whole(0, checklist.length - 1);
    if (!chosen.includes(item)) chosen.push(item);
  }
  return chosen.sort((a, b) => a - b);
}

function deductionRow(visit: Visit, place: number, points: number): DeductionRow {
  const item = checklist[place];
  if (item === undefined) throw new RangeError(`no checklist item at ${place}`);
  return {
    wave: visit.wave,
    kind: visit.kind,
    unitCode: visit.unitCode,
    itemCode: item.code,
    itemName: item.name,
    category: item.category,
    points: decimalText(points),
    isKey: item.keyFrom !== null && item.keyFrom <= isoDay(visit.dayOfYear),
  };
}
