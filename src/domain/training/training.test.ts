/** 培训与晨会: tags, the draw of questions, and the mornings an outlet owes. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarWith, plusDays } from '../calendar/index.ts';
import {
  drawQuestions,
  fulfilsOrder,
  missedOf,
  morningsOf,
  poolHash,
  quizKey,
  tagOf,
} from './index.ts';

const pool = (size: number) =>
  Array.from({ length: size }, (_, at) => ({
    id: 100 + at,
    question: `第 ${at + 1} 题`,
    answerPoints: ['要点'],
    tag: '收费标准' as const,
  }));

describe('软件要点', () => {
  it.each([
    ['大堂经理穿黑色皮鞋，不戴多余首饰', '着装'],
    ['低柜人员上班时间玩手机', '手机'],
    ['熟记收费标准', '收费标准'],
    ['提醒客户当面点清', '提醒点钞'],
    ['大堂经理主动迎接、送别、分流客户', '迎送分流'],
    ['保安站姿端正，定时巡视', '保安站姿巡查'],
    ['利率牌更新', '其他'],
  ])('%s → %s', (name, tag) => expect(tagOf(name)).toBe(tag));

  it('再犯的培训须半天以上：4 小时起，且是培训', () => {
    expect(fulfilsOrder({ kind: 'training', hours: '4.0' })).toBe(true);
    expect(fulfilsOrder({ kind: 'training', hours: '3.9' })).toBe(false);
    expect(fulfilsOrder({ kind: 'video', hours: '8.0' })).toBe(false);
  });
});

describe('抽问的抽取', () => {
  it('与命令行 mingchuang draw --size 25 --seed 3.8.12./ --pick 3 印出的 8、11、5 一致', () => {
    expect(quizKey('8 3，12')).toBe('3.8.12./');
    expect(quizKey('没有数字')).toBeNull();
    expect(drawQuestions(pool(25), 3, '3.8.12./')).toEqual([107, 110, 104]);
  });

  it('同一种子同一结果，不重复，都出自题库；题库改了散列就变', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.nat(), fc.nat(80), (size, seed, count) => {
        const key = quizKey(String(seed))!;
        const drawn = drawQuestions(pool(size), count, key);
        expect(drawn).toEqual(drawQuestions(pool(size), count, key));
        expect(new Set(drawn).size).toBe(Math.min(size, count));
        expect(drawn.every((id) => id >= 100 && id < 100 + size)).toBe(true);
      }),
    );
    const changed = pool(3).map((one, at) => (at === 1 ? { ...one, question: '改过' } : one));
    expect(poolHash(changed)).not.toBe(poolHash(pool(3)));
  });
});

describe('晨会该有的日子', () => {
  const calendar = calendarWith([
    { day: '2023-04-12', working: false, name: '停业', source: '县行' },
  ]);

  it('清明与停业不算，调休的星期日算', () => {
    const april = morningsOf('2023-04-01', '2023-04-30', calendar);
    const working = april.filter((one) => one.working).map((one) => one.day);
    expect(working).not.toContain('2023-04-05');
    expect(working).not.toContain('2023-04-12');
    expect(working).toContain('2023-04-23');
    expect(missedOf(april, new Set(working.slice(1)))).toEqual([working[0]]);
  });

  it('缺的 + 有记录的工作日 = 全部工作日', () => {
    fc.assert(
      fc.property(fc.nat(90), fc.array(fc.nat(90)), (length, at) => {
        const from = '2023-01-01';
        const mornings = morningsOf(from, plusDays(from, length), calendar);
        const held = new Set(at.map((n) => plusDays(from, n)));
        const working = mornings.filter((one) => one.working);
        const kept = working.filter(({ day }) => held.has(day));
        expect(missedOf(mornings, held).length + kept.length).toBe(working.length);
      }),
    );
    expect(morningsOf('2023-02-01', '2023-01-31', calendar)).toEqual([]);
  });
});
