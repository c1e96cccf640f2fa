/** 时间: what cannot be is taken and said, never altered. */
import { describe, expect, it } from 'vitest';
import { noCircumstances, noteSync } from './circumstances.ts';
import type { Operation } from './model.ts';

const operation = (id: string, at: string, device = '手机'): Operation => ({
  id,
  key: 'A01',
  value: null,
  bases: [],
  at,
  device,
});
const assignedAt = '2026-03-01T00:00:00Z';
const now = '2026-03-05T08:00:00Z';
const note = (operations: Operation[], deviceNow = now, before = noCircumstances) =>
  noteSync(before, { operations, deviceNow, now, assignedAt });

describe('时间', () => {
  it.each([
    ['派单之前', '2026-02-28T23:49:59Z', 'before-assignment'],
    ['比派单早不到十分钟', '2026-02-28T23:50:00Z', undefined],
    ['之间', '2026-03-05T15:30:00+08:00', undefined],
    ['比服务器晚不到十分钟', '2026-03-05T08:10:00Z', undefined],
    ['还没有到', '2026-03-05T08:10:01Z', 'in-future'],
  ])('%s', (_, at, code) => {
    const noted = note([operation('a', at)]);
    expect(noted.flags[0]?.code).toBe(code);
    expect(noted.flagged).toBe(code ? 1 : 0);
  });

  it('记下每台设备的钟差，最后一次为准', () => {
    const first = note([operation('a', now)], '2026-03-05T09:00:00Z');
    const second = note([operation('b', now, '平板')], '2026-03-05T07:59:30Z', first);
    expect(second.clocks).toEqual({
      手机: { aheadSeconds: 3600, at: now },
      平板: { aheadSeconds: -30, at: now },
    });
  });

  it('标记只留前五十个，总数照记', () => {
    const many = Array.from({ length: 70 }, (_, n) => operation(`${n}`, '2020-01-01T00:00:00Z'));
    const noted = note(many);
    expect(noted.flags).toHaveLength(50);
    expect(noted.flagged).toBe(70);
  });
});
