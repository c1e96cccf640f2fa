/** 申诉的状态机：随机的人、随机的动作、随机的时钟，走遍所有路径。 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  act,
  barredNext,
  isOpen,
  lapse,
  lastInstance,
  mayGoOn,
  silence,
  type Action,
  type Appeal,
  type Person,
  type SilenceRule,
} from './index.ts';

const accounts = [
  'issuer',
  'inspector',
  'approver',
  'publisher',
  'head',
  'teller',
  'r1',
  'r2',
  'r3',
];
const bars = ['issuer', 'inspector', 'approver', 'publisher'];

const filed = (patch: Partial<Appeal> = {}): Appeal => ({
  state: 'filed',
  instance: 1,
  barred: bars,
  filedBy: 'head',
  against: 'inspector',
  reviewer: null,
  decision: null,
  waitingOn: 'forum',
  dueAt: '2023-07-10T00:00:00+08:00',
  ...patch,
});
/** Roles at random: the same account may well hold one at the forum and one at the outlet. */
const anybody: fc.Arbitrary<Person> = fc.record({
  account: fc.constantFrom(...accounts),
  atForum: fc.boolean(),
  ofOutlet: fc.boolean(),
  mayFile: fc.boolean(),
  forIssuer: fc.boolean(),
});
/** So that courses come to an end, some are who they should be. */
const aReviewer: fc.Arbitrary<Person> = fc
  .constantFrom('r1', 'r2', 'r3', 'issuer')
  .map((account) => ({
    account,
    atForum: true,
    ofOutlet: false,
    mayFile: false,
    forIssuer: false,
  }));
const anyPerson = fc.oneof(anybody, aReviewer);
const anyAction: fc.Arbitrary<Action> = fc.oneof(
  { weight: 4, arbitrary: fc.constant<Action>({ kind: 'accept' }) },
  fc.constant<Action>({ kind: 'reply' }),
  fc.constant<Action>({ kind: 'withdraw' }),
  fc.constantFrom<Action>({ kind: 'ask', of: 'outlet' }, { kind: 'ask', of: 'issuer' }),
  {
    weight: 4,
    arbitrary: fc.constantFrom<Action>(
      { kind: 'decide', decision: 'upheld' },
      { kind: 'decide', decision: 'changed' },
      { kind: 'decide', decision: 'revoked' },
    ),
  },
);
type Event =
  | { by: 'person'; person: Person; action: Action }
  | { by: 'clock'; now: string; rule: SilenceRule; above: boolean }
  | { by: 'further' };
const anyEvent: fc.Arbitrary<Event> = fc.oneof(
  {
    weight: 20,
    arbitrary: fc.record({
      by: fc.constant('person' as const),
      person: anyPerson,
      action: anyAction,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      by: fc.constant('clock' as const),
      now: fc.constantFrom('2023-07-09T23:59:59+08:00', '2023-07-10T00:00:00+08:00'),
      rule: fc.constantFrom<SilenceRule>('escalates', 'granted'),
      above: fc.boolean(),
    }),
  },
  { weight: 3, arbitrary: fc.constant<Event>({ by: 'further' }) },
);

const next = (appeal: Appeal): Appeal =>
  filed({ instance: appeal.instance + 1, barred: barredNext(appeal) });

/** Plays events over a chain of instances; tells each decision as it falls. */
function play(events: readonly Event[], told: (before: Appeal, who: Person) => void): Appeal[] {
  const chain = [filed()];
  for (const event of events) {
    const now = chain.at(-1)!;
    const put = (appeal: Appeal) => void (chain[chain.length - 1] = appeal);
    if (event.by === 'person') {
      const result = act(now, event.action, event.person);
      if ('fault' in result) continue;
      if (event.action.kind === 'decide') told(now, event.person);
      put(result.appeal);
    } else if (event.by === 'clock') {
      const means = silence(now, event.now, event.rule, event.above);
      if (means !== 'granted' && means !== 'escalates') continue;
      put(lapse(now, means));
      if (means === 'escalates') chain.push(next(now));
    } else if (mayGoOn(now)) chain.push(next(now));
  }
  return chain;
}
const anyCourse = fc.array(anyEvent, { minLength: 10, maxLength: 100, size: 'max' });

describe('任何路径', () => {
  test('开单人、检查人、审核人、公布人、原裁定人、网点自己的人都裁定不了', () => {
    let decisions = 0;
    let second = 0;
    fc.assert(
      fc.property(anyCourse, (events) => {
        const judges: string[] = [];
        play(events, (before, who) => {
          decisions += 1;
          if (before.instance > 1) second += 1;
          expect(bars).not.toContain(who.account);
          expect(who.account).not.toBe(before.filedBy);
          expect(who.ofOutlet).toBe(false);
          expect(who.atForum).toBe(true);
          expect(judges).not.toContain(who.account);
          judges.push(who.account);
        });
      }),
      { numRuns: 1500 },
    );
    // 没有走到裁定的测试什么也证明不了。
    expect(decisions).toBeGreaterThan(200);
    expect(second).toBeGreaterThan(20);
  });

  test('已裁定、已撤回、已失效的申诉不再变，每一审最多裁定一次', () => {
    fc.assert(
      fc.property(anyCourse, anyPerson, anyAction, (events, person, action) => {
        let decided = 0;
        const chain = play(events, () => (decided += 1));
        for (const appeal of chain.filter((one) => !isOpen(one))) {
          expect(act(appeal, action, person)).toEqual({ fault: 'ended' });
          expect(silence(appeal, '2099-01-01T00:00:00+08:00', 'granted', true)).toBe('none');
          expect(appeal.waitingOn).toBe('nobody');
        }
        expect(chain.filter((one) => one.state === 'decided')).toHaveLength(decided);
      }),
      { numRuns: 500 },
    );
  });

  test('未结的申诉总有等待的一方；裁定与否和状态相符', () => {
    fc.assert(
      fc.property(anyCourse, (events) => {
        for (const appeal of play(events, () => undefined)) {
          expect(appeal.waitingOn === 'nobody').toBe(!isOpen(appeal));
          if (isOpen(appeal) || appeal.state === 'withdrawn') expect(appeal.decision).toBeNull();
          if (appeal.state === 'decided') expect(appeal.decision).not.toBeNull();
        }
      }),
    );
  });
});

const person = (patch: Partial<Person>): Person => ({
  account: 'r1',
  atForum: true,
  ofOutlet: false,
  mayFile: false,
  forIssuer: false,
  ...patch,
});

describe('各步', () => {
  const accepted = filed({ state: 'accepted', reviewer: 'r1' });
  const decide: Action = { kind: 'decide', decision: 'changed' };

  test('先受理后裁定，由受理的人裁定；另一位复核人可以接手', () => {
    expect(act(filed(), decide, person({}))).toEqual({ fault: 'not-accepted' });
    expect(act(accepted, decide, person({ account: 'r2' }))).toEqual({ fault: 'other-reviewer' });
    expect(act(accepted, { kind: 'accept' }, person({ account: 'r2' }))).toMatchObject({
      appeal: { reviewer: 'r2' },
    });
    expect(act(accepted, decide, person({}))).toMatchObject({ appeal: { state: 'decided' } });
  });

  test('要求补充材料时等待对方，对方答复后轮回复核人；另一方答复不改变等待', () => {
    const asked = act(accepted, { kind: 'ask', of: 'outlet' }, person({}));
    expect(asked).toMatchObject({ appeal: { waitingOn: 'outlet' } });
    const { appeal } = asked as { appeal: Appeal };
    const inspector = person({ account: 'inspector', atForum: false });
    const head = person({ account: 'head', atForum: false, ofOutlet: true, mayFile: true });
    expect(act(appeal, { kind: 'reply' }, inspector)).toMatchObject({
      appeal: { waitingOn: 'outlet' },
    });
    expect(act(appeal, { kind: 'reply' }, head)).toMatchObject({ appeal: { waitingOn: 'forum' } });
  });

  test('只有申诉一方能撤回', () => {
    expect(act(accepted, { kind: 'withdraw' }, person({}))).toEqual({ fault: 'not-filer' });
    const head = person({ account: 'head', atForum: false });
    expect(act(accepted, { kind: 'withdraw' }, head)).toMatchObject({
      appeal: { state: 'withdrawn' },
    });
  });

  test('沉默：到期前不变；到期按方案升级或视为支持；上面没有机构时留着并显示超期', () => {
    const due = accepted.dueAt;
    expect(silence(accepted, '2023-07-09T23:59:59+08:00', 'escalates', true)).toBe('none');
    expect(silence(accepted, due, 'escalates', true)).toBe('escalates');
    expect(silence(accepted, due, 'escalates', false)).toBe('overdue');
    expect(silence(accepted, due, 'granted', false)).toBe('granted');
    expect(lapse(accepted, 'granted')).toMatchObject({ state: 'lapsed', decision: 'revoked' });
  });

  test('全部支持的不能再申诉；维持和变更可以再申诉一次', () => {
    const decided = (decision: 'upheld' | 'changed' | 'revoked', instance = 1) =>
      filed({ state: 'decided', decision, instance, reviewer: 'r1' });
    expect(mayGoOn(decided('upheld'))).toBe(true);
    expect(mayGoOn(decided('changed'))).toBe(true);
    expect(mayGoOn(decided('revoked'))).toBe(false);
    expect(mayGoOn(decided('upheld', lastInstance))).toBe(false);
    expect(barredNext(decided('upheld'))).toEqual([...bars, 'r1']);
  });
});
