/**
 * Every deadline of three official years against a plain enumeration that shares no code with the
 * product: the State Council's notices for 2023 (国办发明电〔2022〕16号), 2024 (〔2023〕7号) and 2025
 * (〔2024〕12号), typed from their texts.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addCalendarDays,
  addWorkingDays,
  calendarWith,
  clockWords,
  dayOf,
  endOfDay,
  workingDaysBetween,
} from './index.ts';

/** 放假: from – to, and 上班 on a weekend. */
const notices = {
  off: [
    ['2022-12-31', '2023-01-02'],
    ['2023-01-21', '2023-01-27'],
    ['2023-04-05', '2023-04-05'],
    ['2023-04-29', '2023-05-03'],
    ['2023-06-22', '2023-06-24'],
    ['2023-09-29', '2023-10-06'],
    ['2024-01-01', '2024-01-01'],
    ['2024-02-10', '2024-02-17'],
    ['2024-04-04', '2024-04-06'],
    ['2024-05-01', '2024-05-05'],
    ['2024-06-10', '2024-06-10'],
    ['2024-09-15', '2024-09-17'],
    ['2024-10-01', '2024-10-07'],
    ['2025-01-01', '2025-01-01'],
    ['2025-01-28', '2025-02-04'],
    ['2025-04-04', '2025-04-06'],
    ['2025-05-01', '2025-05-05'],
    ['2025-05-31', '2025-06-02'],
    ['2025-10-01', '2025-10-08'],
  ],
  on: `
    2023-01-28 2023-01-29 2023-04-23 2023-05-06 2023-06-25
    2023-10-07 2023-10-08 2024-02-04 2024-02-18 2024-04-07
    2024-04-28 2024-05-11 2024-09-14 2024-09-29 2024-10-12
    2025-01-26 2025-02-08 2025-04-27 2025-09-28 2025-10-11`
    .trim()
    .split(/\s+/),
};

type Plain = { day: string; works: boolean };
const pad = (n: number) => String(n).padStart(2, '0');

/** All days of 2023–2025 by counting months and weekdays on one's fingers. */
function enumerate(): Plain[] {
  const days: Plain[] = [];
  let weekday = 0; // 1 January 2023 was a Sunday.
  for (const year of [2023, 2024, 2025]) {
    const february = year === 2024 ? 29 : 28;
    [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31].forEach((length, month) => {
      for (let date = 1; date <= length; date++) {
        const day = `${year}-${pad(month + 1)}-${pad(date)}`;
        const off = notices.off.some(([from, to]) => from! <= day && day <= to!);
        const ordinary = weekday !== 0 && weekday !== 6 && !off;
        days.push({ day, works: notices.on.includes(day) || ordinary });
        weekday = (weekday + 1) % 7;
      }
    });
  }
  return days;
}
const days = enumerate();
const calendar = calendarWith();

describe('三年官方日历（2023–2025，含调休）', () => {
  test('每一天是否上班都与国务院通知一致', () => {
    const wrong = days.filter(({ day, works }) => calendar.kindOf(day).working !== works);
    expect(wrong).toEqual([]);
    expect(days).toHaveLength(1096);
    // 三年的工作日数：249、251、248
    for (const [year, worked] of [
      ['2023', 249],
      ['2024', 251],
      ['2025', 248],
    ] as const)
      expect(days.filter((d) => d.day.startsWith(year) && d.works)).toHaveLength(worked);
  });

  test('每个起算日、1 至 30 个工作日的期限全部与逐日数出的一致', () => {
    let checked = 0;
    const wrong: string[] = [];
    days.forEach(({ day }, at) => {
      const following = days.slice(at + 1).filter((one) => one.works);
      const most = Math.min(30, following.length);
      // 一次推导就含有 1 至 30 日的每一个期限。
      const counted = addWorkingDays(day, most, calendar).steps.filter((s) => s.count !== null);
      counted.forEach((step, n) => {
        if (step.day !== following[n]!.day) wrong.push(`${day} + ${n + 1}: ${step.day}`);
        checked += 1;
      });
      for (const n of [1, 3, 5, 15].filter((one) => one <= most)) {
        const { due } = addWorkingDays(day, n, calendar);
        if (due !== following[n - 1]!.day) wrong.push(`${day} + ${n}: ${due}`);
      }
    });
    expect(wrong).toEqual([]);
    expect(checked).toBeGreaterThan(32_000);
  });

  test('15、30、60 日的法定期限：末日逢休息日顺延到下一个工作日', () => {
    const wrong: string[] = [];
    for (const n of [15, 30, 60])
      days.forEach(({ day }, at) => {
        const last = days[at + n];
        if (!last) return;
        const due = days.slice(at + n).find((one) => one.works);
        if (due && addCalendarDays(day, n, calendar).due !== due.day) wrong.push(`${day} + ${n}`);
      });
    expect(wrong).toEqual([]);
  });
});

describe('推导', () => {
  test('跨国庆的三个工作日逐日说明', () => {
    const clock = addWorkingDays('2025-09-29', 3, calendar);
    expect(clock.due).toBe('2025-10-10');
    expect(clock.dueAt).toBe('2025-10-11T00:00:00+08:00');
    expect(clockWords(clock)).toBe(
      '2025年9月29日为起算日，不计入；自次日起算3个工作日：9月30日（星期二）第1日，' +
        [1, 2, 3, 4, 5, 6, 7, 8]
          .map((d) => `10月${d}日（${d === 6 ? '中秋' : '国庆节'}放假）不计`)
          .join('，') +
        '，10月9日（星期四）第2日，10月10日（星期五）第3日；2025年10月10日24:00届满。',
    );
  });

  test('调休上班的星期六算工作日', () => {
    const clock = addWorkingDays('2025-10-10', 1, calendar);
    expect(clock.due).toBe('2025-10-11');
    expect(clock.steps[0]).toMatchObject({ working: true, reason: 'makeup', count: 1 });
  });

  test('未公布的年份以周一至周五暂计，并写进推导', () => {
    const clock = addWorkingDays('2032-09-30', 2, calendar);
    expect(clock).toMatchObject({ due: '2032-10-04', provisional: true });
    expect(clockWords(clock)).toContain('以周一至周五暂计，等待国务院公布');
    const imported = calendarWith([
      { day: '2032-01-01', working: false, name: '元旦', source: '国办发明电' },
      { day: '2032-10-01', working: false, name: '国庆节', source: '国办发明电' },
    ]);
    expect(addWorkingDays('2032-09-30', 2, imported)).toMatchObject({
      due: '2032-10-05',
      provisional: false,
    });
  });

  test('单位自己录入一个休息日，不等于全年已公布', () => {
    const closed = calendarWith([
      { day: '2032-09-09', working: false, name: '停业', source: '本行' },
    ]);
    expect(addWorkingDays('2032-09-08', 1, closed)).toMatchObject({
      due: '2032-09-10',
      provisional: true,
    });
  });

  test('期间到 24:00 为止，时刻按北京时间落在哪一天', () => {
    expect(endOfDay('2024-02-29')).toBe('2024-03-01T00:00:00+08:00');
    expect(dayOf('2024-02-29T15:59:59Z')).toBe('2024-02-29');
    expect(dayOf('2024-02-29T16:00:00Z')).toBe('2024-03-01');
  });
});

describe('性质', () => {
  const anyDay = fc.integer({ min: 0, max: 7300 }).map((n) => {
    return new Date(Date.UTC(2010, 0, 1) + n * 86_400_000).toISOString().slice(0, 10);
  });
  const anyOverrides = fc.array(
    fc.record({
      day: anyDay,
      working: fc.boolean(),
      name: fc.constant(''),
      source: fc.constant('x'),
    }),
    { maxLength: 40 },
  );

  test('加 n 个工作日再数回来仍是 n；届满日必是工作日；推导逐日不漏', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 60 }), anyOverrides, (from, n, overrides) => {
        const own = calendarWith(overrides);
        const clock = addWorkingDays(from, n, own);
        expect(workingDaysBetween(from, clock.due, own)).toBe(n);
        expect(own.kindOf(clock.due).working).toBe(true);
        expect(clock.steps.filter((s) => s.count !== null).map((s) => s.count)).toEqual(
          Array.from({ length: n }, (_, at) => at + 1),
        );
        expect(addCalendarDays(from, clock.steps.length, own).due).toBe(clock.due);
      }),
    );
  });

  test('期限随天数与起算日不减', () => {
    fc.assert(
      fc.property(anyDay, anyDay, fc.integer({ min: 1, max: 40 }), (a, b, n) => {
        const [early, late] = a < b ? [a, b] : [b, a];
        const due = (day: string, days: number) => addWorkingDays(day, days, calendar).due;
        expect(due(early!, n) <= due(late!, n)).toBe(true);
        expect(due(a, n) < due(a, n + 1)).toBe(true);
      }),
    );
  });
});
