/** 抽取的状态：走得到的每条路都不能撤回已公布的，也不能在缺种子、有异议时抽。 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  drawStates,
  drawSteps,
  drawTransitions,
  hindrances,
  isPossible,
  type DrawState,
  type Progress,
} from './states.ts';

test('任意走法：不回到草稿，抽取最多一次，作废即止（性质）', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...drawSteps), { maxLength: 40 }), (steps) => {
      let state: DrawState = 'draft';
      let runs = 0;
      let frozen = false;
      for (const step of steps) {
        if (!isPossible(step, state)) continue;
        if (step === 'run') runs += 1;
        state = drawTransitions[step].to ?? state;
        if (step === 'freeze') frozen = true;
        if (frozen) expect(state).not.toBe('draft');
        if (frozen) expect(isPossible('save', state) || isPossible('delete', state)).toBe(false);
      }
      expect(runs).toBeLessThanOrEqual(1);
    }),
  );
  const fromCancelled = drawSteps.filter((step) => isPossible(step, 'cancelled'));
  expect(fromCancelled).toEqual(['disclose']);
  expect(drawStates.filter((state) => isPossible('open-reserve', state))).toEqual(['drawn']);
});

const ready: Progress = {
  now: '2026-11-30T12:00:00Z',
  objectionUntil: '2026-11-28T00:00:00Z',
  unanswered: 0,
  upheld: 0,
  sources: [
    { name: '甲', publishedAt: '2026-11-29T00:00:00Z', entered: true, confirmed: true },
    { name: '乙', publishedAt: '2026-11-30T12:00:00Z', entered: true, confirmed: true },
  ],
};
const codes = (change: Partial<Progress>) =>
  hindrances({ ...ready, ...change }).map(({ code }) => code);

test('还不能抽的缘由一条不漏；到点即可（含本刻）', () => {
  expect(codes({})).toEqual([]);
  expect(codes({ unanswered: 1, upheld: 1 })).toEqual(['unanswered', 'upheld']);
  expect(codes({ now: '2026-11-27T23:59:59Z' })).toEqual([
    'objection-open',
    'not-published',
    'not-published',
  ]);
  const [first, second] = ready.sources;
  expect(codes({ sources: [first!, { ...second!, confirmed: false }] })).toEqual(['unconfirmed']);
  expect(codes({ sources: [{ ...first!, entered: false, confirmed: false }, second!] })).toEqual([
    'no-seed',
  ]);
});
