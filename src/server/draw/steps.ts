/** The documents of draw_step: what each step of a draw says. Append-only; the newest of a kind counts. */
import type { Commitment, Opening, Result, Seed } from '../../domain/draw/index.ts';

/** Who stands behind a code of the list of inspectors; never part of what is published. */
export type Account = { code: string; accountId: string; username: string; name: string };

export type StepDocuments = {
  commitment: Commitment;
  /** Position 0 the pool, 1 the inspectors, 2 who must not go where. */
  list: { lines: string[]; accounts?: Account[] };
  /** Somebody says that the list or the rules are wrong. */
  objection: { from: string; text: string };
  /** The answer to the objection of the same position; upheld = the draw has to be made anew. */
  answer: { upheld: boolean; text: string };
  /** A value of a source as read by one person; a later entry for the source replaces it. */
  seed: Seed;
  /** Another person has read the same value as the seed of this position. */
  confirmation: Record<string, never>;
  result: { drawnAt: string; link: string | null; result: Result };
  reserve: Opening;
  /** A covert draw was made known. */
  disclosure: Record<string, never>;
  cancellation: { reason: string };
};
export type StepName = keyof StepDocuments;

/** One row; `N` says which kind, so that its document is known. */
export type Step<N extends StepName = StepName> = {
  step: N;
  position: number;
  document: StepDocuments[N];
  sha256: string;
  ownerId: string;
  byName: string;
  at: string;
};

/** The steps of one kind, by position. */
export const stepsOf = <N extends StepName>(steps: readonly Step[], name: N): Step<N>[] =>
  steps.filter((one) => one.step === name) as Step<N>[];
