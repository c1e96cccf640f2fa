/** Lists, strata, quotas, tickets, hours and the chain: each rule by itself. */
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chainLength, chainLink, follows } from './chain.ts';
import { chanceOf, chanceWords, type ChanceRule } from './chance.ts';
import { drawSlot, parseHours, slotsOf } from './hours.ts';
import { freeze, listText, memberLines, parseMember } from './lists.ts';
import type { Member } from './model.ts';
import { openReserve, standing } from './reserve.ts';
import { listsOf } from './draw-file.ts';
import { quotaFaults, quotasOf, scoreBand, stratumName } from './strata.ts';
import { sampleFile, secret } from './testing.ts';

const member = (change: Partial<Member> = {}): Member => ({
  code: 'W1',
  name: '一号网点',
  stratum: '',
  tickets: 1,
  reason: '',
  hours: '',
  ...change,
});

test('名单的文本就是公布的文件：sha256sum 得同一散列', () => {
  const lines = memberLines([
    member(),
    member({ code: 'W2', name: '二\t号\n网点', tickets: 'must' }),
  ]);
  expect(listText(lines)).toBe('1\tW1\t一号网点\t\t1\t\t\n2\tW2\t二 号 网点\t\t必查\t\t\n');
  const sum = createHash('sha256').update(listText(lines)).digest('hex');
  expect(freeze(lines)).toEqual({ size: 2, sha256: sum });
});

test('名单逐行读回来不走样（性质）；写法不对的一行认得出', () => {
  const word = fc.string({ unit: 'grapheme', maxLength: 20 });
  const tickets = fc.oneof(fc.integer({ min: 1, max: 99 }), fc.constant('must' as const));
  fc.assert(
    fc.property(word, word, tickets, (name, stratum, tickets) => {
      const [line = ''] = memberLines([member({ name, stratum, tickets })]);
      const read = parseMember(line, 1);
      expect(read?.tickets).toBe(tickets);
      expect(memberLines([read!])).toEqual([line]);
    }),
  );
  for (const line of [
    '',
    '1',
    '2\tW1\t\t\t1\t\t',
    '1\t\t\t\t1\t\t',
    '1\tW1\t\t\t0\t\t',
    '1\tW1\t\t\t100\t\t',
    '1\tW1\t \t\t1\t\t',
  ])
    expect(parseMember(line, 1), line).toBeNull();
});

test('分数段：以上含本数，未检查自成一段', () => {
  const band = (score: string | null) => scoreBand(score, ['95', '90']);
  expect(band('89.99')).toBe('不满 90 分');
  expect(band('90')).toBe('90 分以上、不满 95 分');
  expect(band('95')).toBe('95 分以上');
  expect(band(null)).toBe('未检查');
  expect(scoreBand('80', [])).toBe('已检查');
  expect(stratumName(['东县', '', band('95')])).toBe('东县 · 95 分以上');
});

test('按比例的名额：最大余数法，必查与每层至少先占', () => {
  const of = (counts: { [stratum: string]: number }, must: string[] = []) =>
    Object.entries(counts).flatMap(([stratum, count]) =>
      Array.from({ length: count }, (_, at) =>
        member({
          code: `${stratum}${at}`,
          stratum,
          tickets: at === 0 && must.includes(stratum) ? 'must' : 1,
        }),
      ),
    );
  const quotas = (total: number, atLeast = 0, must: string[] = []) =>
    quotasOf(of({ A: 53, B: 24, C: 23 }, must), { kind: 'proportional', total, atLeast }).map(
      ({ quota }) => quota,
    );
  expect(quotas(10)).toEqual([5, 3, 2]); // 5.3, 2.4, 2.3: the seat left goes to .4
  expect(quotas(1)).toEqual([1, 0, 0]);
  expect(quotas(3, 1)).toEqual([1, 1, 1]);
  expect(quotas(2, 0, ['C'])).toEqual([1, 0, 1]);
  expect(
    quotaFaults(of({ A: 2, B: 2 }), { kind: 'proportional', total: 5, atLeast: 0 })[0]?.code,
  ).toBe('total-too-large');
  expect(
    quotaFaults(of({ A: 2, B: 2 }), { kind: 'proportional', total: 1, atLeast: 1 })[0]?.code,
  ).toBe('total-too-small');
});

test('名额合计总等于总数，且不超过各层家数（性质）', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(30), { minLength: 1, maxLength: 8 }),
      fc.nat(100),
      (sizes, share) => {
        const members = sizes.flatMap((size, at) =>
          Array.from({ length: size }, () => member({ stratum: `S${at}` })),
        );
        const total = Math.floor((members.length * share) / 100);
        const quotas = quotasOf(members, { kind: 'proportional', total, atLeast: 0 });
        expect(quotas.reduce((sum, { quota }) => sum + quota, 0)).toBe(total);
        for (const { quota, size } of quotas) {
          expect(quota).toBeLessThanOrEqual(size);
          expect(Math.abs(quota - (total * size) / (members.length || 1))).toBeLessThan(1);
        }
      },
    ),
  );
});

test('按风险定签：先合者为准，理由说清分数与目标', () => {
  const rules: ChanceRule[] = [
    { when: { unvisited: true }, tickets: 'must' },
    { when: { gapOver: '5' }, tickets: 5 },
    { when: { gapOver: '0' }, tickets: 3 },
  ];
  const chance = (score: string | null, target: string | null = '95') =>
    chanceOf({ score, target }, rules);
  expect(chance('89.9')).toEqual({
    tickets: 5,
    reason: '上次 89.9 分，低于目标 95 分 5.1 分：5 签',
  });
  expect(chance('90').tickets).toBe(3);
  expect(chance('95')).toEqual({ tickets: 1, reason: '' });
  expect(chance(null)).toEqual({ tickets: 'must', reason: '上次未检查：必查' });
  expect(chance('0', null).tickets).toBe(1);
  expect(chanceWords(rules)).toContain('上次得分低于目标超过 5 分的，5 签');
});

test('录像时段：营业时间里的整段，每段机会相同', () => {
  expect(slotsOf('09:00-10:10,13:30-14:00', 30).map(({ from }) => from)).toEqual([
    '09:00',
    '09:30',
    '13:30',
  ]);
  for (const wrong of ['', '9-10', '10:00-09:00', '09:00-24:30', '09:00-10:00,'])
    expect(parseHours(wrong), wrong).toBeNull();
  const hours = { days: ['2026-12-01', '2026-12-02'], minutes: 30 };
  const drawn = Array.from({ length: 2000 }, (_, at) =>
    drawSlot({ code: `W${at}`, hours: '09:00-10:30' }, { hours, hash: 'sha256' }, '1./'),
  );
  const counts = new Map<string, number>();
  for (const slot of drawn) {
    const name = `${slot?.day} ${slot?.from}`;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  expect(counts.size).toBe(6);
  // χ² at 0.001 with 5 degrees of freedom: 20.52.
  const mean = 2000 / 6;
  expect([...counts.values()].reduce((sum, n) => sum + (n - mean) ** 2 / mean, 0)).toBeLessThan(
    20.52,
  );
});

test('散列链：每一环的散列是前一环，链顶之外谁也推不出', () => {
  const length = chainLength({ reserves: 3, confidential: true });
  const links = [0, 1, 2, 3, 4].map((n) => chainLink(secret, length, n));
  expect(links[4]).toBe(secret);
  for (let n = 1; n <= 4; n++) expect(follows(links[n]!, links[n - 1]!)).toBe(true);
  expect(follows(links[2]!, links[0]!)).toBe(false);
  expect(follows('x', links[0]!)).toBe(false);
});

test('备选：同一层补，双评的仍双评且两人不同，开完为止', () => {
  const file = sampleFile();
  const lists = listsOf(file)!;
  for (const { replaces, number, visits } of file.openings) {
    expect(lists.members[number - 1]!.stratum).toBe(lists.members[replaces - 1]!.stratum);
    const isDouble = file.result.doubles.includes(replaces);
    expect(visits).toHaveLength(isDouble ? 2 : 1);
    expect(new Set(visits.map(({ inspector }) => inspector)).size).toBe(visits.length);
  }
  const drawn = { ...file, lists };
  expect(standing(drawn)).toHaveLength(16);
  const length = chainLength(file.commitment);
  const open = (replaces: number, n: number, openings = file.openings) =>
    openReserve(
      { ...drawn, openings },
      { replaces, link: chainLink(secret, length, n), reason: '', at: '' },
    );
  const [one] = standing(drawn);
  expect(open(one!, 3)).toBe('wrong-link');
  expect(open(file.openings[0]!.replaces, 4)).toBe('not-in-draw');
  const third = open(one!, 4);
  expect(third).toMatchObject({ n: 3, replaces: one });
  expect(open(one!, 4, [...file.openings, third as never])).toBe('none-left');
});
