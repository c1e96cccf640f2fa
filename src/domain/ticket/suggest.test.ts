/** 建议金额：按件数和轻重，写明算式，不出范围。 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { firstAmount, reasonWith, suggestAmount, type SuggestBy } from './suggest.ts';

const range = { from: '100', to: '200' };
const by: SuggestBy = {
  each: '20',
  severities: [
    { name: '轻微', add: '0' },
    { name: '一般', add: '20' },
    { name: '较重', add: '40' },
  ],
};

it.each([
  [1, 0, '100', '1 件，轻微：100 元'],
  [3, 0, '140', '3 件，轻微：100 + 2 × 20 = 140 元'],
  [1, 1, '120', '1 件，一般：100 + 20 = 120 元'],
  [3, 2, '180', '3 件，较重：100 + 2 × 20 + 40 = 180 元'],
  [9, 2, '200', '9 件，较重：100 + 8 × 20 + 40 = 300 元，超过上限，取 200 元'],
])('%s 件、第 %s 档：%s 元', (count, severity, amount, text) => {
  expect(suggestAmount(range, by, { count, severity })).toEqual({ amount, text });
});

it('件数和轻重怎么填，都在范围里；多一件、重一档都不会更少', () => {
  const count = fc.integer({ min: 1, max: 99 });
  const severity = fc.integer({ min: 0, max: 2 });
  fc.assert(
    fc.property(count, severity, (things, level) => {
      const amount = (n: number, at: number) =>
        Number(suggestAmount(range, by, { count: n, severity: at }).amount);
      const one = amount(things, level);
      expect(one).toBeGreaterThanOrEqual(100);
      expect(one).toBeLessThanOrEqual(200);
      expect(amount(things + 1, level)).toBeGreaterThanOrEqual(one);
      if (level < 2) expect(amount(things, level + 1)).toBeGreaterThanOrEqual(one);
    }),
  );
});

it('采用后算式写在理由末尾，再采用就换掉前一次的', () => {
  const first = suggestAmount(range, by, { count: 3, severity: 2 });
  const once = reasonWith('柜台上有水杯 ', first);
  expect(once).toBe('柜台上有水杯（3 件，较重：100 + 2 × 20 + 40 = 180 元）');
  const again = reasonWith(once, suggestAmount(range, by, { count: 9, severity: 2 }));
  expect(again).toBe('柜台上有水杯（9 件，较重：100 + 8 × 20 + 40 = 300 元，超过上限，取 200 元）');
  expect(reasonWith('海报未挂齐（大厅左侧）', first)).toContain('海报未挂齐（大厅左侧）（3 件');
});

it('有范围时金额先空着，没有选择余地时才填好', () => {
  expect(firstAmount(range)).toBeNull();
  expect(firstAmount({ from: '100', to: '100' })).toBe('100');
  expect(firstAmount(undefined)).toBeNull();
});
