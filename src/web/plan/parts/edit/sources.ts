// The kinds of indicator source and the parameters each takes, as data: the form draws itself from it.
// Mirrors `sourceSchema` of the contract; the server has the last word.
import type { Source } from '../../../../contract/plan.ts';
import { levels } from '../../../../domain/organisation/model.ts';

type Key =
  | 'within'
  | 'thenBy'
  | 'category'
  | 'only'
  | 'rules'
  | 'quarter'
  | 'assessed'
  | 'justified'
  | 'field'
  | 'level'
  | 'value'
  | 'n';
type Input =
  | { input: 'choice'; options: readonly string[]; optional?: boolean }
  | { input: 'within' }
  | { input: 'number'; min: number; max: number; optional?: boolean }
  | { input: 'decimal' }
  | { input: 'switch' }
  | { input: 'rules' };
export type Parameter = { key: Key } & Input;

const within: Parameter = { key: 'within', input: 'within' };
const quarter = { key: 'quarter', input: 'number', min: 1, max: 4 } as const;
const factFields =
  'happened-on amount justified subjective assessed order-no level verified clause times points offender'.split(
    ' ',
  );

export const parametersOf: Record<Source['kind'], readonly Parameter[]> = {
  score: [],
  'visited-on': [],
  wave: [],
  phase: [],
  'phase-target': [],
  rank: [within, { key: 'thenBy', input: 'choice', options: ['软件扣分'], optional: true }],
  'rank-from-bottom': [within],
  'visited-count': [within],
  'tied-count': [within],
  deducted: [
    { key: 'category', input: 'choice', options: ['硬件', '软件'], optional: true },
    {
      key: 'only',
      input: 'choice',
      options: ['repeated', 'key', 'repeated-or-key'],
      optional: true,
    },
  ],
  rules: [{ key: 'rules', input: 'rules' }],
  'quarter-score': [quarter],
  'visit-count': [],
  'complaint-count': [
    { key: 'assessed', input: 'switch' },
    { key: 'justified', input: 'switch' },
  ],
  fact: [{ key: 'field', input: 'choice', options: factFields }],
  'earlier-tickets': [],
  unit: [{ key: 'field', input: 'choice', options: ['code', 'name', 'queue-machine'] }],
  ancestor: [{ key: 'level', input: 'choice', options: levels }],
  value: [{ key: 'value', input: 'decimal' }],
  'mean-score': [{ ...quarter, optional: true }],
  'nth-score': [{ key: 'n', input: 'number', min: 1, max: 1000 }, within],
  'outlets-in-top': [{ key: 'n', input: 'number', min: 1, max: 1000 }, within],
  'outlets-visited': [],
};

export const sourceKinds = Object.keys(parametersOf) as Source['kind'][];
