/** 台账行的状态: the whole table, so that a new step is a decision and not an accident. */
import { describe, expect, it } from 'vitest';
import { lineStates, steps, transitions } from './states.ts';

/** One line per state, one sign per step: 公布、确认、兑现、撤销. */
const table: Record<(typeof lineStates)[number], string> = {
  draft: '●···',
  published: '·●·●',
  appealed: '···●',
  confirmed: '··●●',
  honoured: '····',
  revoked: '····',
};

describe('草稿 → 已公布 → 已确认 → 已兑现 / 已撤销', () => {
  it.each(lineStates)('%s', (state) => {
    const row = steps.map((step) => (transitions[step].from.includes(state) ? '●' : '·'));
    expect(row.join('')).toBe(table[state]);
  });

  it('每一步都到达一个别的状态；没有一步回到草稿', () => {
    for (const { from, to } of Object.values(transitions)) {
      expect(from).not.toContain(to);
      expect(to).not.toBe('draft');
    }
  });
});
