/** 检查单的状态: the whole table, and that no path lets the inspector decide on the own visit. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { visitStates, type VisitState } from './model.ts';
import { stepFault, takesAnswers, visitSteps, visitTransitions } from './states.ts';

/** One line per state, one sign per step: 提交、复核、退回、通过、锁定. */
const table: Record<VisitState, string> = {
  draft: '●····',
  submitted: '·●···',
  reviewing: '··●●·',
  returned: '●····',
  approved: '····●',
  locked: '·····',
};

describe('草稿 → 已提交 → 复核中 → 退回/通过 → 已锁定', () => {
  it.each(visitStates)('%s', (state) => {
    const row = visitSteps.map((step) => (visitTransitions[step].from.includes(state) ? '●' : '·'));
    expect(row.join('')).toBe(table[state]);
  });

  it('只有草稿和退回收答案', () => {
    expect(visitStates.filter(takesAnswers)).toEqual(['draft', 'returned']);
  });
});

const people = {
  检查人员: { account: 'inspector', mayCapture: true, mayReview: false },
  兼复核的检查人员: { account: 'inspector', mayCapture: true, mayReview: true },
  复核人: { account: 'reviewer', mayCapture: false, mayReview: true },
  别的检查人员: { account: 'other', mayCapture: true, mayReview: false },
  员工: { account: 'staff', mayCapture: false, mayReview: false },
};
type Person = keyof typeof people;

describe('谁能做哪一步', () => {
  it.each<[Person, (string | null)[]]>([
    ['检查人员', [null, 'not-able', 'not-able', 'not-able', 'not-able']],
    ['兼复核的检查人员', [null, 'own-visit', 'own-visit', 'own-visit', 'own-visit']],
    ['复核人', ['not-able', null, null, null, null]],
    ['别的检查人员', ['not-owner', 'not-able', 'not-able', 'not-able', 'not-able']],
    ['员工', ['not-able', 'not-able', 'not-able', 'not-able', 'not-able']],
  ])('%s', (person, expected) => {
    const faults = visitSteps.map((step) =>
      stepFault(
        step,
        { state: visitTransitions[step].from[0]!, ownerId: 'inspector' },
        people[person],
      ),
    );
    expect(faults).toEqual(expected);
  });

  it('任意的人依任意顺序试任意的步：锁定之前必有检查人员提交，且复核、通过、锁定都不是本人', () => {
    const attempt = fc.record({
      step: fc.constantFrom(...visitSteps),
      person: fc.constantFrom(...(Object.keys(people) as Person[])),
    });
    fc.assert(
      fc.property(fc.array(attempt, { maxLength: 60 }), (attempts) => {
        let state: VisitState = 'draft';
        const taken: { step: string; account: string }[] = [];
        for (const { step, person } of attempts) {
          if (stepFault(step, { state, ownerId: 'inspector' }, people[person])) continue;
          state = visitTransitions[step].to;
          taken.push({ step, account: people[person].account });
        }
        for (const { step, account } of taken) {
          expect(account === 'inspector').toBe(step === 'submit');
        }
        const names = taken.map(({ step }) => step);
        if (state === 'locked') {
          expect(names.slice(-4)).toEqual(['submit', 'review', 'approve', 'lock']);
        }
      }),
      { numRuns: 500 },
    );
  });
});
