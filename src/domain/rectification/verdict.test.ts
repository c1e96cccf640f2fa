/** 数据怎么说: which later visits prove a measure, and which break it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { complaintWindowEnd, judgeByComplaints, judgeByVisits, stateByData } from './verdict.ts';

const seen = (id: number, day: string, lost: boolean | null) => ({ id, day, lost });

describe('按检查判断', () => {
  it('完成之前：再扣即未见效，无扣分只供参考', () => {
    expect(judgeByVisits(2, null, [seen(1, '2023-06-01', false)])).toEqual({
      verdict: 'waiting',
      clean: [1],
      brokenBy: null,
    });
    const again = [seen(1, '2023-06-01', false), seen(2, '2023-09-01', true)];
    expect(judgeByVisits(2, null, again)).toMatchObject({ verdict: 'failed', brokenBy: 2 });
  });

  it('完成当日和之前的检查不算数，没看这一条的检查也不算数', () => {
    const later = [
      seen(1, '2023-04-01', true),
      seen(2, '2023-05-01', false),
      seen(3, '2023-06-01', null),
      seen(4, '2023-07-01', false),
    ];
    expect(judgeByVisits(2, '2023-05-01', later)).toMatchObject({ verdict: 'waiting', clean: [4] });
  });

  it('先满 k 次则已验证，其后再扣属于新的问题', () => {
    const later = [
      seen(1, '2023-06-01', false),
      seen(2, '2023-07-01', false),
      seen(3, '2023-08-01', true),
    ];
    expect(judgeByVisits(2, '2023-05-01', later)).toMatchObject({
      verdict: 'verified',
      clean: [1, 2],
      brokenBy: null,
    });
    expect(judgeByVisits(3, '2023-05-01', later)).toMatchObject({ verdict: 'failed', brokenBy: 3 });
  });

  it('与检查到达的先后无关', () => {
    const day = fc
      .integer({ min: 0, max: 40 })
      .map((n) => new Date(Date.UTC(2023, 4, 1 + n)).toISOString().slice(0, 10));
    const one = fc.tuple(day, fc.constantFrom(true, false, null));
    fc.assert(
      fc.property(fc.array(one, { maxLength: 8 }), fc.option(day), fc.nat(), (list, done, turn) => {
        const later = list.map(([on, lost], id) => seen(id, on, lost));
        const at = later.length === 0 ? 0 : turn % later.length;
        const turned = [...later.slice(at), ...later.slice(0, at)];
        expect(judgeByVisits(2, done, turned)).toEqual(judgeByVisits(2, done, later));
      }),
    );
  });
});

describe('按投诉判断', () => {
  const criterion = { kind: 'complaints-below', which: 'justified', count: 2, weeks: 4 } as const;
  const on = (id: number, day: string) => ({ id, day });

  it('窗口含末日', () => {
    expect(complaintWindowEnd('2023-05-01', 4)).toBe('2023-05-29');
  });
  it('没完成、没到期、没有数据，都只能等', () => {
    expect(judgeByComplaints(criterion, null, [], '2023-12-31').verdict).toBe('waiting');
    expect(judgeByComplaints(criterion, '2023-05-01', [], '2023-05-28').verdict).toBe('waiting');
    expect(judgeByComplaints(criterion, '2023-05-01', [], null).verdict).toBe('waiting');
  });
  it('到期且低于上限则已验证；达到上限即未见效', () => {
    const one = [on(1, '2023-05-01'), on(2, '2023-05-10'), on(3, '2023-05-30')];
    expect(judgeByComplaints(criterion, '2023-05-01', one, '2023-05-29').verdict).toBe('verified');
    const two = [...one, on(4, '2023-05-29')];
    expect(judgeByComplaints(criterion, '2023-05-01', two, '2023-05-29')).toMatchObject({
      verdict: 'failed',
      brokenBy: 4,
    });
  });
});

describe('数据更正', () => {
  it('判断撤回时回到原处；取消的不动', () => {
    expect(stateByData('failed', 'waiting', false)).toBe('open');
    expect(stateByData('failed', 'waiting', true)).toBe('done');
    expect(stateByData('verified', 'failed', true)).toBe('failed');
    expect(stateByData('doing', 'waiting', false)).toBe('doing');
    expect(stateByData('cancelled', 'failed', true)).toBe('cancelled');
  });
});
