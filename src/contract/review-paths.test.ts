/** 复核的全部走法: whoever tries what in whatever order, nobody reviews the own visit and locked is the end. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { abilitiesOf } from './abilities.ts';
import { roles, type Role } from '../domain/organisation/model.ts';
import { stepFault, takesAnswers, visitSteps, visitTransitions } from '../domain/visit/states.ts';
import type { VisitState } from '../domain/visit/model.ts';

const accounts = ['检查员', '甲', '乙'];
const attempt = fc.record({
  step: fc.constantFrom(...visitSteps),
  account: fc.constantFrom(...accounts),
  role: fc.constantFrom(...roles),
});
/** Now and then the visit is given to somebody else while it is still open. */
const reassignment = fc.record({ to: fc.constantFrom(...accounts) });
const moves = fc.array(
  fc.oneof({ weight: 6, arbitrary: attempt }, { weight: 1, arbitrary: reassignment }),
  {
    maxLength: 60,
  },
);

const may = (role: Role, ability: 'visit.capture' | 'visit.review') =>
  abilitiesOf[role].includes(ability);

type Move = { to: string } | { step: (typeof visitSteps)[number]; account: string; role: Role };
type Seen = { state: VisitState; owner: string; reviewers: { account: string; owner: string }[] };

function play(sequence: readonly Move[]): Seen {
  const seen: Seen = { state: 'draft', owner: '检查员', reviewers: [] };
  for (const move of sequence) {
    if ('to' in move) {
      if (takesAnswers(seen.state)) seen.owner = move.to;
      continue;
    }
    const { step, account, role } = move;
    const who = {
      account,
      mayCapture: may(role, 'visit.capture'),
      mayReview: may(role, 'visit.review'),
    };
    const before = seen.state;
    if (stepFault(step, { state: before, ownerId: seen.owner }, who) !== null) continue;
    expect(before).not.toBe('locked');
    seen.state = visitTransitions[step].to;
    if (step === 'submit') expect(account).toBe(seen.owner);
    else seen.reviewers.push({ account, owner: seen.owner });
  }
  return seen;
}

describe('复核的任何走法', () => {
  it('没有一条路让检查人员复核自己的检查单；能复核的只有复核人和服务管理员', () => {
    fc.assert(
      fc.property(moves, (sequence) => {
        for (const { account, owner } of play(sequence).reviewers) expect(account).not.toBe(owner);
      }),
      { numRuns: 2000 },
    );
    const reviewing = roles.filter((role) => may(role, 'visit.review'));
    expect(reviewing.toSorted()).toEqual(['reviewer', 'service-admin']);
  });

  it('锁定走得到，而且只经过提交、复核、通过', () => {
    const path = (['submit', 'review', 'approve', 'lock'] as const).map((step) => ({
      step,
      account: step === 'submit' ? '检查员' : '甲',
      role: step === 'submit' ? ('inspector' as const) : ('reviewer' as const),
    }));
    expect(play(path).state).toBe('locked');
    for (const left of path.keys())
      expect(play(path.filter((_, at) => at !== left)).state).not.toBe('locked');
  });
});
