/** A visit as this phone shows it: what the server last said, with what waits here applied on top. */
import type { CaptureVisit } from '../../../contract/visit.ts';
import {
  answersOf,
  applyOperations,
  conflictsOf,
  specialOf,
  takesAnswers,
  type Head,
  type Operation,
  type Register,
} from '../../../domain/visit/index.ts';
import type { Answer } from '../../../domain/standard/index.ts';
import type { Entry } from '../outbox/index.ts';

export type VisitState = {
  register: Register;
  answers: Record<string, Answer>;
  conflicts: { key: string; heads: Head[] }[];
  /** Whether answers may be changed now. */
  open: boolean;
};

/** Entries that the server refused are not shown as answers: they wait for their owner's decision. */
export function stateOf(
  visit: CaptureVisit,
  entries: readonly Entry[],
  account: string,
): VisitState {
  const waiting = entries
    .filter(({ refused }) => refused === null)
    .toSorted((a, b) => (a.seq ?? 0) - (b.seq ?? 0))
    .map(({ body }) => body as Operation);
  const { register } = applyOperations(visit.register as Register, waiting, account);
  return {
    register,
    answers: answersOf(register),
    conflicts: conflictsOf(register),
    open: takesAnswers(visit.state),
  };
}

export const startOf = ({ register }: VisitState) => specialOf(register, '$start');
export const peopleOf = ({ register }: VisitState) => specialOf(register, '$people') ?? [];
export const noteOf = ({ register }: VisitState) => specialOf(register, '$note') ?? '';
export const signatureOf = ({ register }: VisitState) => specialOf(register, '$signature');

/** Days from `today` until a visit is due; negative = late. ISO days. */
export const daysUntil = (due: string, today: string): number =>
  Math.round((Date.parse(`${due}T00:00Z`) - Date.parse(`${today}T00:00Z`)) / 86_400_000);

/** Today where the phone is. */
export function today(): string {
  const now = new Date();
  const two = (part: number) => String(part).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
