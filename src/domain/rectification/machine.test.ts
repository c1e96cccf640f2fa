/** 整改的状态: whatever people do in whatever order, only the data lead a problem to 已验证. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  errandKinds,
  isEditable,
  judgeByVisits,
  mayMeasure,
  rectificationStates,
  refusalOf,
  stateByData,
  steps,
  transitions,
  type Hands,
  type Observation,
  type RectificationState,
  type Step,
  type Subject,
} from './index.ts';

/** One line per state, one sign per step: 开始、完成、退回、取消、验收. */
const table: Record<RectificationState, string> = {
  open: '●●·●·',
  doing: '·●·●·',
  done: '··●●●',
  verified: '·····',
  failed: '·····',
  cancelled: '·····',
};

const problem: Subject = {
  kind: 'item',
  state: 'open',
  criterion: { kind: 'clean-visits', visits: 2 },
  causeCode: 'people',
  measure: '班前检查着装',
  held: true,
  evidence: 1,
  doneBy: '',
};
const drill: Subject = {
  ...problem,
  kind: 'drill',
  criterion: { kind: 'accepted' },
  causeCode: '',
  measure: '',
};
const head: Hands = { account: '王七', edit: true, verify: false };
const admin: Hands = { account: '周四', edit: true, verify: true };
const reader: Hands = { account: '卫一一', edit: false, verify: false };

describe('待整改 → 整改中 → 待验证 → 已验证 | 未见效', () => {
  it.each(rectificationStates)('%s', (state) => {
    const row = steps.map((step) => (transitions[step].from.includes(state) ? '●' : '·'));
    expect(row.join('')).toBe(table[state]);
  });

  it('只读的人什么也不能做；网点不能取消自己的整改', () => {
    for (const step of steps) expect(refusalOf(problem, step, reader, '因')).toBe('not-yours');
    expect(refusalOf(problem, 'cancel', head, '不想改')).toBe('not-yours');
    expect(refusalOf(problem, 'cancel', admin, ' ')).toBe('needs-reason');
    expect(refusalOf(problem, 'cancel', admin, '开错了')).toBeNull();
  });

  it('完成要有原因、措施和证据；演练要有时间、人员和证据，晨会只要证据', () => {
    expect(refusalOf({ ...problem, causeCode: '' }, 'finish', head)).toBe('needs-cause');
    expect(refusalOf({ ...problem, measure: ' ' }, 'finish', head)).toBe('needs-measure');
    expect(refusalOf({ ...problem, evidence: 0 }, 'finish', head)).toBe('needs-evidence');
    expect(refusalOf(problem, 'finish', head)).toBeNull();
    expect(refusalOf({ ...drill, evidence: 0 }, 'finish', head)).toBe('needs-evidence');
    expect(refusalOf({ ...drill, held: false }, 'finish', head)).toBe('needs-held');
    expect(refusalOf({ ...drill, kind: 'morning', held: false }, 'finish', head)).toBeNull();
    expect(refusalOf(drill, 'finish', head)).toBeNull();
  });

  it('问题不能由人验收，演练不能由完成的人自己验收', () => {
    const done = { ...problem, state: 'done' as const, doneBy: '王七' };
    expect(refusalOf(done, 'accept', admin)).toBe('needs-data');
    const drilled = { ...drill, state: 'done' as const };
    expect(refusalOf({ ...drilled, doneBy: '周四' }, 'accept', admin)).toBe('own-work');
    expect(refusalOf({ ...drilled, doneBy: '王七' }, 'accept', admin)).toBeNull();
  });

  it('问题只能按数据衡量，差事只能验收', () => {
    expect(mayMeasure('item', { kind: 'accepted' })).toBe(false);
    expect(mayMeasure('item', { kind: 'clean-visits', visits: 2 })).toBe(true);
    for (const kind of errandKinds) expect(mayMeasure(kind, { kind: 'accepted' })).toBe(true);
  });

  it('只有未完成的可以改原因、措施、期限', () => {
    expect(rectificationStates.filter((state) => isEditable({ state }))).toEqual(['open', 'doing']);
  });
});

type Event =
  | { step: Step; by: Hands; reason: string }
  | { visit: boolean | null }
  /** A visit that was judged before turns out otherwise: an appeal, a corrected import. */
  | { correct: number; to: boolean | null };
const anyEvent: fc.Arbitrary<Event> = fc.oneof(
  fc.record({
    step: fc.constantFrom(...steps),
    by: fc.constantFrom(head, admin, reader),
    reason: fc.constantFrom('', '理由'),
  }),
  fc.record({ visit: fc.constantFrom(true, false, null) }),
  fc.record({ correct: fc.nat(20), to: fc.constantFrom(true, false, null) }),
);
const dayOf = (n: number) => new Date(Date.UTC(2023, 0, 1 + n)).toISOString().slice(0, 10);

/** Lives one rectification through the events, a day each; the data are looked at after each visit. */
function live(events: readonly Event[], visits: number) {
  const seen: Observation[] = [];
  let subject = { ...problem, criterion: { kind: 'clean-visits' as const, visits } };
  let doneOn = null as string | null;
  const path: RectificationState[] = [subject.state];
  events.forEach((event, n) => {
    if (!('step' in event)) {
      if ('visit' in event) seen.push({ id: n, day: dayOf(n), lost: event.visit });
      else if (seen.length > 0) seen[event.correct % seen.length]!.lost = event.to;
      const { verdict } = judgeByVisits(visits, doneOn, seen);
      subject = { ...subject, state: stateByData(subject.state, verdict, doneOn !== null) };
    } else if (refusalOf(subject, event.step, event.by, event.reason) === null) {
      subject = { ...subject, state: transitions[event.step].to };
      if (event.step === 'finish') doneOn = dayOf(n);
      if (event.step === 'return') doneOn = null;
    }
    path.push(subject.state);
  });
  return { state: subject.state, doneOn, seen, path };
}

describe('任意顺序的事件', () => {
  const visits = fc.integer({ min: 1, max: 4 });
  const events = fc.array(anyEvent, { maxLength: 30 });

  it('已验证必有完成之后连续 k 次无扣分，且其间没有再扣', () => {
    fc.assert(
      fc.property(events, visits, (list, k) => {
        const { state, doneOn, seen } = live(list, k);
        if (state !== 'verified') return;
        const after = seen.filter(
          ({ day, lost }) => doneOn !== null && day > doneOn && lost !== null,
        );
        expect(after.slice(0, k).map(({ lost }) => lost)).toEqual(Array(k).fill(false));
      }),
      { numRuns: 2000 },
    );
  });

  it('未见效必有一次再扣；取消之后不再变化', () => {
    fc.assert(
      fc.property(events, visits, (list, k) => {
        const { state, seen, path } = live(list, k);
        if (state === 'failed') expect(seen.some(({ lost }) => lost === true)).toBe(true);
        const at = path.indexOf('cancelled');
        if (at >= 0) expect(new Set(path.slice(at))).toEqual(new Set(['cancelled']));
      }),
      { numRuns: 1000 },
    );
  });

  it('没有检查，怎么做都到不了已验证或未见效', () => {
    fc.assert(
      fc.property(fc.array(anyEvent.filter((event) => 'step' in event)), visits, (list, k) => {
        expect(['verified', 'failed']).not.toContain(live(list, k).state);
      }),
      { numRuns: 1000 },
    );
  });
});
