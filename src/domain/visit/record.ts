/**
 * 检查单的定本: everything a locked visit says, in the one way to write it (canonical JSON). Its SHA-256
 * is kept with the visit; whoever has the answers and the version of the standard can compute it anew.
 */
import { canonicalJson, sha256Hex } from '../draw/digest.ts';
import { scoreAnswers, type Score } from '../standard/index.ts';
import type { OutletAttributes, StandardDocument } from '../standard/model.ts';
import type { Register } from './model.ts';
import { answersOf, specialOf } from './read.ts';

export const recordFormat = 'mingchuang-visit/1';

/** What a record is made of; nothing in it changes once the visit is locked. */
export type RecordSource = {
  unitId: number;
  id: number;
  kind: string;
  wave: string;
  secondOf: number | null;
  standardId: number;
  document: StandardDocument;
  visitedOn: string;
  /** As they were when the visit was locked. */
  outlet: OutletAttributes;
  register: Register;
  /** Files by the phone's own name for them. */
  captured: { clientId: string; sha256: string }[];
};

/** Scores a visit in its own version and writes it down. */
export function recordOf(source: RecordSource): { score: Score; text: string; sha256: string } {
  const { register, document, outlet, visitedOn, captured, ...rest } = source;
  const answers = answersOf(register);
  const score = scoreAnswers(document, answers, outlet, visitedOn);
  const text = canonicalJson({
    format: recordFormat,
    ...rest,
    standardSha256: sha256Hex(canonicalJson(document)),
    visitedOn,
    outlet,
    answers,
    start: specialOf(register, '$start'),
    people: specialOf(register, '$people') ?? [],
    signature: specialOf(register, '$signature'),
    note: specialOf(register, '$note') ?? '',
    captured: captured.map(({ clientId, sha256 }) => ({ clientId, sha256 })),
    score,
  });
  return { score, text, sha256: sha256Hex(text) };
}
