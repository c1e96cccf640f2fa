/** Only what differs is told. */
import { expect, it } from 'vitest';
import { changesOf } from './index.ts';

it('只留下不同的项；有编号的清单只留下不同的成员', () => {
  const rule = (id: string, amount: string) => ({ id, amount });
  const before = { title: '篇三', rules: [rule('R01', '1'), rule('R02', '2'), rule('R03', '3')] };
  const after = { title: '篇三', rules: [rule('R01', '1'), rule('R02', '5')], note: '新' };
  expect(changesOf(before, after)).toEqual({
    before: { rules: [rule('R02', '2'), rule('R03', '3')], note: null },
    after: { rules: [rule('R02', '5')], note: '新' },
  });
  expect(changesOf(before, before)).toEqual({ before: {}, after: {} });
});
