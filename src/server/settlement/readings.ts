/** Chosen readings, checked: a choice the plan does not offer is refused, never taken for another. */
import type { Plan, Readings } from '../../contract/plan.ts';
import { problem } from '../../contract/problem.ts';
import {
  completeReadings,
  parseReading,
  readingsOffered,
  unknownChoice,
} from '../../domain/plan/readings.ts';

const unknownReading = (plan: Plan, reading: string) =>
  problem('unknown-reading', { reading, known: readingsOffered(plan) });

/**
 * Readings as people type them ("R08.A1=yes") to full names.
 * @throws Problem `unknown-reading` naming what there is
 */
export function readingsFrom(plan: Plan, texts: string[]): Readings {
  const chosen: Readings = {};
  for (const text of texts) {
    const found = parseReading(plan, text);
    if (!found) throw unknownReading(plan, text);
    chosen[found.key] = found.value;
  }
  return chosen;
}

/**
 * Every reading of a plan: as chosen, else as in force, else its default.
 * @param chosen by full name
 * @throws Problem `unknown-reading` naming what there is
 */
export function chooseReadings(plan: Plan, inForce: Readings, chosen: Readings = {}): Readings {
  const unknown = unknownChoice(plan, chosen);
  if (unknown !== null) throw unknownReading(plan, unknown);
  return completeReadings(plan, { ...inForce, ...chosen });
}
