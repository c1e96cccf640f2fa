/** What a register says: answers, what is open between devices, and the keys that are not items. */
import type { Answer } from '../standard/model.ts';
import type { Head, Register, Special } from './model.ts';
import { same } from './same.ts';

/** Starting twice is no question to anybody: the first start counts. */
const startKey = '$start' satisfies keyof Special;

const agree = (heads: Head[]): boolean =>
  heads.every((head) => head === heads[0] || same(head.value, heads[0]!.value));

/**
 * Keys on which devices differ, with what each says, oldest first. Two devices that say the same are
 * not asked about. @see Register: every one of them is kept until somebody chooses.
 */
export const conflictsOf = (register: Register): { key: string; heads: Head[] }[] =>
  Object.entries(register)
    .filter(([key, { heads }]) => key !== startKey && heads.length > 1 && !agree(heads))
    .map(([key, { heads }]) => ({ key, heads }));

/** Answers by `code` or `code@person`. A key in conflict has no answer until it is decided. */
export function answersOf(register: Register): Record<string, Answer> {
  const answers: Record<string, Answer> = {};
  for (const [key, { heads }] of Object.entries(register)) {
    const value = heads[0]?.value ?? null;
    if (value === null || key.startsWith('$') || (heads.length > 1 && !agree(heads))) continue;
    answers[key] = value as Answer;
  }
  return answers;
}

/** What a special key says; while devices differ the newest, and of starts always the first. */
export function specialOf<K extends keyof Special>(register: Register, key: K): Special[K] | null {
  const heads = (register[key]?.heads ?? []).filter((head) => head.value !== null);
  const head = key === startKey ? heads[0] : heads.at(-1);
  return (head?.value as Special[K] | undefined) ?? null;
}

/** Client ids of the files that an entry's answers or signatures name, conflicts included. */
export const evidenceIn = ({ heads }: Register[string]): string[] =>
  heads.flatMap(({ value }) => {
    if (typeof value !== 'object' || value === null || !('evidence' in value)) return [];
    return value.evidence;
  });
