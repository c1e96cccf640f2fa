/** Results and statement of an outlet in English; the same shape as results-zh.ts. */
import { many } from './many.ts';
import type { results as zh } from './results-zh.ts';

const ranges: Record<string, string> = {
  省行: 'Province',
  市行: 'District',
  县行: 'County',
  支行: 'Branch',
};

export const results: typeof zh = {
  title: 'My outlet',
  parts: 'Results or statement',
  scores: 'Results',
  statement: 'Statement',
  year: (year) => String(year),
  earlier: (year) => `Show ${year}`,
  notOutlet:
    'Only an outlet’s own results and statement are shown here. Your account is not at an outlet: open the desk version.',
  never:
    'The server cannot be reached and nothing is kept on this phone. Opened once with a network, it is there without one.',
  asOf: (when) => `No network. This was fetched ${when}.`,
  noScores: (year) => `No checks in ${year} yet.`,
  noLines: (year) => `No rewards or penalties in ${year} yet.`,
  points: (score) => `${score} points`,
  target: (score) => `target ${score}`,
  met: 'on target',
  below: (points) => `${points} below target`,
  range: (within) => ranges[within] ?? within,
  place: (place, of) => `place ${place} of ${of}`,
  fromBottom: (place) => `${place} from the bottom`,
  tied: (n) => `${n} tied`,
  lost: 'Points lost',
  deductions: (n) => (n > 0 ? many(n, 'deduction') : 'no deductions'),
  takenOff: (points) => `${points} off`,
  repeated: (wave) => `also in ${wave}`,
  key: 'key item',
  net: (year) => `Net of ${year}`,
  rewards: 'Rewards',
  penalties: 'Penalties',
  yuan: (amount) => `${amount} yuan`,
  wholeYear: 'Whole year',
  reversal: 'reversal',
  states: {
    draft: 'draft',
    published: 'published',
    appealed: 'appealed',
    confirmed: 'confirmed',
    honoured: 'honoured',
    revoked: 'revoked',
  },
  why: 'How it was worked out',
  because: 'Because',
  so: 'So',
  inputs: 'Facts used',
  clause: 'Clause',
  readings: 'Readings applied',
  payer: 'Borne by',
  unknown: 'none',
  yes: 'yes',
  no: 'no',
};
