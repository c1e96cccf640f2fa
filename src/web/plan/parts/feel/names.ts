// What a FEEL field may refer to, and its FEEL type: taken from the plan document itself, so that
// completion follows what is being typed and not what was saved last.
import type { Grain, Indicator, Plan, Reading, Source } from '../../../../contract/plan.ts';

export type FeelName = {
  name: string;
  type: string;
  detail: string;
  role: 'indicator' | 'reading';
};

const typeOfField: Record<string, string> = {
  'happened-on': 'date',
  amount: 'number',
  justified: 'boolean',
  subjective: 'boolean',
  assessed: 'boolean',
  verified: 'boolean',
  times: 'number',
  points: 'number',
  'queue-machine': 'boolean',
};
const typeOfKind: Partial<Record<Source['kind'], string>> = {
  'visited-on': 'date',
  wave: 'string',
  phase: 'string',
  ancestor: 'string',
};

export function feelType(source: Source): string {
  if ('field' in source) return typeOfField[source.field] ?? 'string';
  return typeOfKind[source.kind] ?? 'number';
}

const covers = (indicator: Indicator, grain: Grain | null) =>
  !grain || [indicator.each].flat().includes(grain);

/** The names a rule (or, with grain 方案, a goal) may use. */
export function namesFor(plan: Plan, grain: Grain | null, readings: Reading[]): FeelName[] {
  const indicators = plan.indicators
    .filter((indicator) => indicator.name && covers(indicator, grain))
    .map((indicator): FeelName => ({
      name: indicator.name,
      type: feelType(indicator.source),
      detail: [indicator.unit, indicator.note].filter(Boolean).join(' · '),
      role: 'indicator',
    }));
  const choices = [...readings, ...plan.readings].map((reading): FeelName => ({
    name: reading.id,
    type: 'string',
    detail: reading.options.map((o) => `"${o.value}"`).join(' / '),
    role: 'reading',
  }));
  return [...indicators, ...choices];
}

export const allNames = (plan: Plan): string[] => [
  ...plan.indicators.map((indicator) => indicator.name),
  ...plan.readings.map((reading) => reading.id),
  ...plan.rules.flatMap((rule) => rule.readings.map((reading) => reading.id)),
  ...plan.goals.flatMap((goal) => goal.readings.map((reading) => reading.id)),
];
