/** 演练的时间与参加人员：哪些登记不收。 */
import { describe, expect, it } from 'vitest';
import { heldFault, type Held } from './drill.ts';

const told = '2026-05-06T00:00:00+08:00';
const now = '2026-05-06T22:00:00+08:00';
const people = [{ id: 1, name: '褚十', post: '柜员' }];
const at = (from: string, to: string): Held => ({
  from: `2026-05-06T${from}:00+08:00`,
  to: `2026-05-06T${to}:00+08:00`,
  people,
});

describe('演练的登记', () => {
  it.each<[string, Held, ReturnType<typeof heldFault>]>([
    ['当晚一个半小时', at('18:00', '19:30'), null],
    ['正好六小时', at('16:00', '22:00'), null],
    ['多一分钟', at('15:59', '22:00'), 'too-long'],
    ['结束等于开始', at('18:00', '18:00'), 'ends-before'],
    ['结束早于开始', at('19:00', '18:00'), 'ends-before'],
    ['还没结束', at('21:00', '22:01'), 'future'],
    [
      '通报那天之前',
      {
        ...at('18:00', '19:00'),
        from: '2026-05-05T23:00:00+08:00',
        to: '2026-05-06T00:30:00+08:00',
      },
      'too-early',
    ],
    ['没有人参加', { ...at('18:00', '19:00'), people: [] }, 'nobody'],
    ['不是时刻', { ...at('18:00', '19:00'), to: '晚上' }, 'ends-before'],
  ])('%s', (_, held, fault) => {
    expect(heldFault(held, told, now)).toBe(fault);
  });
});
