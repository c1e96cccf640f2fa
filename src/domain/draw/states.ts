/** From the draft to the result: which step may be taken when. Nothing published is ever taken back. */

export const drawStates = ['draft', 'frozen', 'drawn', 'cancelled'] as const;
export type DrawState = (typeof drawStates)[number];

/** What people do with a draw, in the order in which it usually happens. */
export const drawSteps = [
  'save',
  'delete',
  'freeze',
  'object',
  'answer',
  'enter-seed',
  'confirm-seed',
  'run',
  'open-reserve',
  'disclose',
  'cancel',
] as const;
export type DrawStep = (typeof drawSteps)[number];

/** From which states a step is possible, and where it leads; null = it stays. */
export const drawTransitions: Record<
  DrawStep,
  { from: readonly DrawState[]; to: DrawState | null }
> = {
  save: { from: ['draft'], to: null },
  delete: { from: ['draft'], to: null },
  freeze: { from: ['draft'], to: 'frozen' },
  // Also after the result: who was missing from the pool finds out late.
  object: { from: ['frozen', 'drawn'], to: null },
  answer: { from: ['frozen', 'drawn'], to: null },
  'enter-seed': { from: ['frozen'], to: null },
  'confirm-seed': { from: ['frozen'], to: null },
  run: { from: ['frozen'], to: 'drawn' },
  'open-reserve': { from: ['drawn'], to: null },
  disclose: { from: ['drawn', 'cancelled'], to: null },
  cancel: { from: ['frozen', 'drawn'], to: 'cancelled' },
};

export const isPossible = (step: DrawStep, state: DrawState): boolean =>
  drawTransitions[step].from.includes(state);

/** How far the announced seeds and the objections have come. */
export type Progress = {
  now: string;
  objectionUntil: string;
  /** Objections without an answer, and objections that were upheld. */
  unanswered: number;
  upheld: number;
  sources: { name: string; publishedAt: string; entered: boolean; confirmed: boolean }[];
};

export type Hindrance = {
  code: 'objection-open' | 'unanswered' | 'upheld' | 'not-published' | 'no-seed' | 'unconfirmed';
  /** The source it is about; '' where it is about none. */
  source: string;
};

/** Everything that still keeps the draw from being run; empty when it may be. */
export function hindrances(progress: Progress): Hindrance[] {
  const now = Date.parse(progress.now);
  const found: Hindrance[] = [];
  const add = (code: Hindrance['code'], source = '') => found.push({ code, source });
  if (now < Date.parse(progress.objectionUntil)) add('objection-open');
  if (progress.unanswered > 0) add('unanswered');
  if (progress.upheld > 0) add('upheld');
  for (const { name, publishedAt, entered, confirmed } of progress.sources) {
    if (now < Date.parse(publishedAt)) add('not-published', name);
    else if (!entered) add('no-seed', name);
    else if (!confirmed) add('unconfirmed', name);
  }
  return found;
}
