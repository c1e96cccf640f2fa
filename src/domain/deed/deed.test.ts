/** 好人好事的状态：上报的人不能自己确认；退回要有理由；退回的改好再报。 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  deedRefusal,
  deedSteps,
  deedTransitions,
  isWordable,
  type DeedHands,
  type DeedState,
} from './index.ts';

const head: DeedHands = { account: 'head', report: true, confirm: false };
const service: DeedHands = { account: 'service', report: false, confirm: true };
const of = (state: DeedState) => ({ state, reportedById: 'head' });

describe('一步一步', () => {
  it('网点负责人不能确认，服务部门不能替网点上报', () => {
    expect(deedRefusal(of('reported'), 'confirm', head, '')).toBe('not-yours');
    expect(deedRefusal(of('returned'), 'report', service, '')).toBe('not-yours');
  });
  it('同一个人兼两种角色时，自己报的自己不能确认', () => {
    const both = { account: 'head', report: true, confirm: true };
    expect(deedRefusal(of('reported'), 'confirm', both, '')).toBe('own-report');
  });
  it('退回要写明理由', () => {
    expect(deedRefusal(of('reported'), 'return', service, ' ')).toBe('needs-reason');
    expect(deedRefusal(of('confirmed'), 'return', service, '经核实不是本行员工')).toBeNull();
  });
  it('确认后不能再改文字', () => {
    expect([isWordable(of('reported')), isWordable(of('confirmed'))]).toEqual([true, false]);
  });
});

it('任意走法：已确认的只会由别人确认而来', () => {
  const step = fc.constantFrom(...deedSteps);
  fc.assert(
    fc.property(fc.array(fc.tuple(step, fc.boolean())), (taken) => {
      let state: DeedState = 'reported';
      for (const [next, byHead] of taken) {
        const hands = byHead ? { ...head, confirm: true } : service;
        if (deedRefusal(of(state), next, hands, '理由') !== null) continue;
        if (deedTransitions[next].to === 'confirmed') expect(byHead).toBe(false);
        state = deedTransitions[next].to;
      }
    }),
  );
});
