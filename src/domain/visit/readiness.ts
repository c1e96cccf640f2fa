/** What a visit still lacks before it can be submitted: the same list on the phone and on the server. */
import { coverageOf, missingKeys } from '../round/coverage.ts';
import {
  itemsFor,
  submissionFaults,
  unanswered,
  type OutletAttributes,
  type StandardDocument,
} from '../standard/index.ts';
import type { Register } from './model.ts';
import { answersOf, conflictsOf, evidenceIn, specialOf } from './read.ts';

export const missingCodes = [
  'conflict', // two devices differ
  'start',
  'unanswered',
  'unfit', // an answer that its item does not take
  'reason', // points lost without saying why
  'evidence', // none where it is wanted, or it has not arrived
] as const;
export type Missing = { key: string; code: (typeof missingCodes)[number] };

/** The day in China on which something happened, whatever zone the device wrote it in. */
export const dayInChina = (moment: string): string =>
  new Date(Date.parse(moment) + 8 * 3_600_000).toISOString().slice(0, 10);

/** Keys that name files which have not arrived. */
const withoutFiles = (register: Register, arrived: ReadonlySet<string>): string[] =>
  Object.entries(register)
    .filter(([, entry]) => evidenceIn(entry).some((name) => !arrived.has(name)))
    .map(([key]) => key);

type Answers = ReturnType<typeof answersOf>;

const codeOf = (fault: string): Missing['code'] =>
  fault === 'reason-missing' ? 'reason' : fault === 'evidence-missing' ? 'evidence' : 'unfit';

/**
 * What still needs an answer. A remote visit needs one for everybody on duty whom an item looks at, and
 * none for what no recording can show.
 */
function openKeys(
  document: StandardDocument,
  register: Register,
  answers: Answers,
  outlet: OutletAttributes,
  remote: boolean,
): string[] {
  if (!remote) return unanswered(document, answers, outlet);
  const people = specialOf(register, '$people') ?? [];
  return missingKeys(coverageOf(itemsFor(document, outlet), people, answers));
}

/**
 * Everything missing, conflicts first; empty = may be submitted.
 * @param arrived client ids of the files that the server has
 * @param remote 非现场检查: every cell of its coverage is wanted
 */
export function missingOf(
  document: StandardDocument,
  register: Register,
  outlet: OutletAttributes,
  arrived: ReadonlySet<string>,
  remote = false,
): Missing[] {
  const answers = answersOf(register);
  const conflicts = conflictsOf(register).map(({ key }) => key);
  const faults = submissionFaults(document, answers);
  const lacking = faults.filter(({ fault }) => fault.code === 'evidence-missing');
  const pending = withoutFiles(register, arrived);
  const as = (code: Missing['code'], keys: string[]) => keys.map((key) => ({ key, code }));
  return [
    ...as('conflict', conflicts),
    ...as('start', specialOf(register, '$start') ? [] : ['$start']),
    ...as(
      'unanswered',
      openKeys(document, register, answers, outlet, remote).filter(
        (key) => !conflicts.includes(key),
      ),
    ),
    ...faults
      .filter((one) => !lacking.includes(one))
      .map(({ key, fault }) => ({ key, code: codeOf(fault.code) })),
    ...as('evidence', [...new Set([...lacking.map(({ key }) => key), ...pending])]),
  ];
}
