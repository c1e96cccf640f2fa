/** 开单前的核对：金额在区间内、理由必填、该填的才填。 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { orderFor, ticketFault, type ClauseLimits, type Entered } from './check.ts';

const r11: ClauseLimits = { enters: 'amount', amount: { from: '100', to: '200' } };
const r12: ClauseLimits = { enters: 'times' };
const r16: ClauseLimits = { enters: 'points' };
const entered = (change: Partial<Entered> = {}): Entered => ({
  amount: null,
  times: 1,
  points: null,
  reason: '柜台上放着水杯和手机',
  itemCode: '',
  happenedAt: '2023-07-01T10:00:00+08:00',
  ...change,
});

describe('核定金额（R11：100—200 元）', () => {
  it.each(['100', '150.5', '200', '200.00'])('%s 元可以', (amount) => {
    expect(ticketFault(r11, entered({ amount }))).toBeNull();
  });
  it.each(['99.99', '200.01', '1000'])('%s 元在区间外', (amount) => {
    expect(ticketFault(r11, entered({ amount }))).toMatchObject({ code: 'amount-outside', amount });
  });
  it.each([null, '0', '-100', '一百'])('%s 等于没有填', (amount) => {
    expect(ticketFault(r11, entered({ amount }))).toMatchObject({ code: 'amount-missing' });
  });
  it('任何金额，要么在区间内，要么被指出', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50_000 }), (fen) => {
        const amount = (fen / 100).toFixed(2);
        const isInside = fen >= 10_000 && fen <= 20_000;
        expect(ticketFault(r11, entered({ amount })) === null).toBe(isInside);
      }),
    );
  });
});

it('按次数、按扣分的条款不另填金额', () => {
  expect(ticketFault(r12, entered({ times: 3 }))).toBeNull();
  expect(ticketFault(r12, entered({ times: 3, amount: '300' }))).toEqual({
    code: 'amount-not-asked',
  });
  expect(ticketFault(r16, entered({ points: '2.5' }))).toBeNull();
  expect(ticketFault(r16, entered())).toEqual({ code: 'points-missing' });
  expect(ticketFault(r16, entered({ points: '2', times: 2 }))).toEqual({ code: 'times-not-asked' });
});

it('没有理由不能开单', () => {
  expect(ticketFault(r12, entered({ reason: '  ' }))).toEqual({ code: 'reason-missing' });
});

it('初犯演练，再犯培训', () => {
  const clause = { first: 'drill', again: 'training' } as const;
  expect([0, 1, 5].map((earlier) => orderFor(clause, earlier))).toEqual([
    'drill',
    'training',
    'training',
  ]);
});

describe('检查前已申请的不考核（R13，由方案的 unless 写明）', () => {
  const r13: ClauseLimits = {
    enters: 'amount',
    amount: { from: '100', to: '100' },
    unless: 'requested',
  };
  const glasses = (requests: { askedAt: string; closedAt: string | null }[]) => [
    { code: 'DZ-01', name: '老花镜', requests },
  ];
  const charge = entered({ amount: '100', itemCode: 'DZ-01' });
  const before = { askedAt: '2023-06-30T09:00:00+08:00', closedAt: null };

  it('有清单就要指明是哪一件', () => {
    expect(ticketFault(r13, entered({ amount: '100' }), glasses([]))).toEqual({
      code: 'item-missing',
    });
    expect(ticketFault(r13, { ...charge, itemCode: 'DZ-09' }, glasses([]))).toEqual({
      code: 'item-unknown',
      item: 'DZ-09',
    });
  });
  it('检查前已申请：不能开；没有申请、检查后才申请、网点没有清单：可以开', () => {
    expect(ticketFault(r13, charge, glasses([before]))).toEqual({
      code: 'requested',
      item: '老花镜',
      at: before.askedAt,
    });
    const late = { askedAt: '2023-07-01T10:30:00+08:00', closedAt: null };
    expect(ticketFault(r13, charge, glasses([]))).toBeNull();
    expect(ticketFault(r13, charge, glasses([late]))).toBeNull();
    expect(ticketFault(r13, entered({ amount: '100' }), [])).toBeNull();
  });
  it('没有写 unless 的条款不看清单', () => {
    expect(ticketFault(r11, entered({ amount: '100' }), glasses([before]))).toBeNull();
  });
});
