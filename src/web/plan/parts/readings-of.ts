// The readings of a plan: their keys, what is chosen, and all of them grouped by where they stand.
import type { Plan, Reading, Readings } from '../../../contract/plan.ts';

/** The key of a reading: the plan's own by its id, a rule's or goal's behind the rule's id. */
export const readingKey = (scope: string | null, id: string) => (scope ? `${scope}.${id}` : id);

/** The value in force: what is chosen, else the first option. */
export const valueOf = (reading: Reading, key: string, chosen: Readings): string =>
  chosen[key] ?? reading.options[0]?.value ?? '';

/** Every group of readings: the plan's own (scope null), then goals and rules that have any. */
export function readingsOf(plan: Plan) {
  return [
    { scope: null, title: plan.title, readings: plan.readings },
    ...[...plan.goals, ...plan.rules].map((item) => ({
      scope: item.id,
      title: item.title,
      readings: item.readings,
    })),
  ].filter((group) => group.readings.length > 0);
}
