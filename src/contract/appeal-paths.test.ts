/**
 * 裁定的全部走法: accounts with several roles at several units, roles given and switched on the way,
 * take-overs, silence and second instances; whoever issued, and whoever is of the outlet, decides nothing.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  act,
  barredNext,
  decisions,
  isOpen,
  lapse,
  mayGoOn,
  silence,
  type Action,
  type Appeal,
  type Person,
} from '../domain/appeal/index.ts';
import { roles, type Role } from '../domain/organisation/model.ts';
import { may } from './abilities.ts';

/** From the top down; each is above all that follow. */
const units = ['省行', '市行', '县行', '网点'] as const;
type Unit = (typeof units)[number];
type Held = { role: Role; unit: Unit };
const covers = (above: Unit, below: Unit) => units.indexOf(above) <= units.indexOf(below);
const levelAbove = (unit: Unit): Unit => units[Math.max(0, units.indexOf(unit) - 1)]!;

const accounts = ['开单人', '网点负责人', '甲', '乙', '丙'];
const start: Record<string, Held[]> = {
  开单人: [{ role: 'service-admin', unit: '县行' }],
  网点负责人: [{ role: 'outlet-head', unit: '网点' }],
  甲: [{ role: 'reviewer', unit: '市行' }],
  乙: [{ role: 'reviewer', unit: '市行' }],
  丙: [{ role: 'reviewer', unit: '省行' }],
};

const action: fc.Arbitrary<Action> = fc.oneof(
  { weight: 3, arbitrary: fc.constant<Action>({ kind: 'accept' }) },
  fc.constantFrom<Action>({ kind: 'reply' }, { kind: 'withdraw' }, { kind: 'ask', of: 'outlet' }),
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('decide' as const),
      decision: fc.constantFrom(...decisions),
    }),
  },
);
type Move =
  | { kind: 'try'; account: string; as: number; action: Action }
  | { kind: 'given'; account: string; held: Held }
  | { kind: 'silence'; rule: 'granted' | 'escalates' }
  | { kind: 'further' };
const account = fc.constantFrom(...accounts);
const move: fc.Arbitrary<Move> = fc.oneof(
  {
    weight: 16,
    arbitrary: fc.record({ kind: fc.constant('try' as const), account, as: fc.nat(5), action }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('given' as const),
      account,
      held: fc.record({ role: fc.constantFrom(...roles), unit: fc.constantFrom(...units) }),
    }),
  },
  fc.record({
    kind: fc.constant('silence' as const),
    rule: fc.constantFrom('granted', 'escalates'),
  }),
  { weight: 3, arbitrary: fc.constant<Move>({ kind: 'further' }) },
);

type Decided = { account: string; used: Held; held: Held[]; forum: Unit; instance: number };

/** As the server makes a person of an account: the role in use, and every role held. */
const personOf = (name: string, used: Held, held: Held[], forum: Unit): Person => ({
  account: name,
  atForum: covers(used.unit, forum) && may(used.role, 'appeal.decide'),
  ofOutlet: held.some(({ unit }) => unit === '网点'),
  mayFile: may(used.role, 'appeal.file'),
  forIssuer: used.role === 'service-admin',
});

function play(moves: readonly Move[]): Decided[] {
  const held: Record<string, Held[]> = structuredClone(start);
  const decided: Decided[] = [];
  let forum = '市行' as Unit;
  let appeal: Appeal = {
    state: 'filed',
    instance: 1,
    barred: ['开单人'],
    filedBy: '网点负责人',
    against: '开单人',
    reviewer: null,
    decision: null,
    waitingOn: 'forum',
    dueAt: '2026-05-12T00:00:00+08:00',
  };
  const next = () => {
    const { instance } = appeal;
    const barred = barredNext(appeal);
    forum = levelAbove(forum);
    appeal = {
      ...appeal,
      state: 'filed',
      instance: instance + 1,
      barred,
      reviewer: null,
      decision: null,
      waitingOn: 'forum',
    };
  };
  for (const one of moves) {
    if (one.kind === 'given') held[one.account]!.push(one.held);
    else if (one.kind === 'further') {
      if (mayGoOn(appeal)) next();
    } else if (one.kind === 'silence') {
      const means = silence(appeal, appeal.dueAt, one.rule, forum !== '省行');
      if (means === 'granted') appeal = lapse(appeal, means);
      if (means === 'escalates') next();
    } else {
      const all = held[one.account]!;
      const used = all[one.as % all.length]!;
      const result = act(appeal, one.action, personOf(one.account, used, all, forum));
      if ('fault' in result) continue;
      if (one.action.kind === 'decide')
        decided.push({
          account: one.account,
          used,
          held: [...all],
          forum,
          instance: appeal.instance,
        });
      appeal = result.appeal;
      if (one.action.kind === 'decide') expect(isOpen(appeal)).toBe(false);
    }
  }
  return decided;
}

describe('裁定的任何走法', () => {
  it('换角色、授角色、接手、沉默、二审，都没有一条路让开单人、网点的人或原裁定人裁定', () => {
    const reached = new Set<number>();
    fc.assert(
      fc.property(fc.array(move, { minLength: 5, maxLength: 80, size: 'max' }), (moves) => {
        const before: string[] = [];
        for (const { account: who, used, held, forum, instance } of play(moves)) {
          reached.add(instance);
          expect(['开单人', '网点负责人', ...before]).not.toContain(who);
          expect(held.some(({ unit }) => unit === '网点')).toBe(false);
          expect(['reviewer']).toContain(used.role);
          expect(covers(used.unit, forum)).toBe(true);
          before.push(who);
        }
      }),
      { numRuns: 2000 },
    );
    // 没有走到二审裁定的测试什么也证明不了。
    expect([...reached].toSorted()).toEqual(expect.arrayContaining([1, 2]));
  });

  it('能裁定的角色只有复核人', () => {
    expect(roles.filter((role) => may(role, 'appeal.decide'))).toEqual(['reviewer']);
  });
});
