/** RFC 3797: its published vector, its manners, and that nobody has a better chance than others. */
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson, keyBytes, numberedHash, sha256Hex } from './digest.ts';
import { bitsNeeded, publicSources } from './entropy.ts';
import { canonicalForm, canonicalKey, parseKey } from './key.ts';
import { onceEach, select, steps } from './select.ts';

const rfcKey = '9319./2.5.8.10.12./9.18.26.34.41.45./';

test('RFC 3797 第 6 节公布的例子：25 人抽 16 人，次序完全一致', () => {
  const picks = select(onceEach(25), 16, rfcKey, 'md5').map((place) => place + 1);
  expect(picks).toEqual([17, 7, 2, 16, 25, 23, 8, 24, 19, 13, 22, 5, 18, 9, 1, 4]);
  const [first] = steps(onceEach(25), 16, rfcKey, 'md5');
  expect(first?.hash).toBe('990dd0a5692a029a98b5e01aa28f3459');
});

test('公开数值按规范写成密钥：每个来源升序、去前导零，来源按公布的次序', () => {
  expect(
    canonicalKey([['9319'], ['12', '8', '05', '2', '10'], ['9', '26', '18', '45', '41', '34']]),
  ).toBe(rfcKey);
  expect(canonicalKey([['000', '10', '9']])).toBe('0.9.10./');
  expect(parseKey(rfcKey)).toEqual([
    ['9319'],
    ['2', '5', '8', '10', '12'],
    ['9', '18', '26', '34', '41', '45'],
  ]);
});

test('不规范的密钥认得出来，并说出应有的写法', () => {
  for (const wrong of ['', '9319', '9319.', '2.1./', '01./', '1/2', 'a./', './', '/'])
    expect(parseKey(wrong), wrong).toBeNull();
  expect(canonicalForm('9319/12.08.2')).toBe('9319./2.8.12./');
  expect(canonicalForm('九')).toBeNull();
});

test('散列与 Node 自带实现一致（任意长度）', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
      expect(sha256Hex(text)).toBe(createHash('sha256').update(text).digest('hex'));
    }),
  );
  fc.assert(
    fc.property(fc.string(), fc.nat(65_535), (key, i) => {
      const index = Buffer.from([i >> 8, i & 255]);
      for (const hash of ['md5', 'sha256'] as const)
        expect(numberedHash(hash, keyBytes(key), i)).toBe(
          createHash(hash)
            .update(Buffer.concat([index, Buffer.from(key), index]))
            .digest('hex'),
        );
    }),
  );
});

/** The RFC word by word: a list that really shrinks. */
function naive(counts: number[], count: number, key: string): number[] {
  const list = counts.flatMap((tickets, place) => Array<number>(tickets).fill(place));
  const picks: number[] = [];
  for (let i = 0; i < count && list.length > 0; i++) {
    const index = Buffer.from([i >> 8, i & 255]);
    const bytes = Buffer.concat([index, Buffer.from(key), index]);
    const value = BigInt(`0x${createHash('sha256').update(bytes).digest('hex')}`);
    const member = list[Number(value % BigInt(list.length))]!;
    picks.push(member);
    for (let at = list.length; at-- > 0;) if (list[at] === member) list.splice(at, 1);
  }
  return picks;
}

test('与逐个移除的朴素写法处处相同，签数不等时也是', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(4), { maxLength: 40 }),
      fc.nat(50),
      fc.bigInt({ min: 0n }),
      (counts, count, seed) => {
        const key = canonicalKey([[String(seed)]]);
        expect(select(counts, count, key, 'sha256')).toEqual(naive(counts, count, key));
      },
    ),
  );
});

test('四万家全部抽完：每家恰好一次', () => {
  const picks = select(onceEach(40_000), 40_000, rfcKey, 'sha256');
  expect(new Set(picks).size).toBe(40_000);
  expect(Math.max(...picks)).toBe(39_999);
});

/** Pearson's χ². */
const chiSquare = (seen: number[], expected: number[]) =>
  seen.reduce((sum, count, at) => sum + (count - expected[at]!) ** 2 / expected[at]!, 0);

test('十万次抽取：机会均等；三签的机会是一签的三倍（χ²，千分之一水平）', () => {
  const draws = 100_000;
  const counts = [1, 1, 3, 1, 1, 1, 1, 3, 1, 1, 1, 1, 1, 1, 1];
  const equal = Array<number>(25).fill(0);
  const weighted = counts.map(() => 0);
  for (let draw = 0; draw < draws; draw++) {
    const key = canonicalKey([['20261125', String(draw)]]);
    if (draw % 2 === 0) equal[select(onceEach(25), 1, key, 'sha256')[0]!]! += 1;
    else weighted[select(counts, 1, key, 'sha256')[0]!]! += 1;
  }
  // Critical values of χ² at 0.001 with 24 and 14 degrees of freedom: 51.18 and 36.12.
  const half = draws / 2;
  expect(
    chiSquare(
      equal,
      onceEach(25).map((n) => (n * half) / 25),
    ),
  ).toBeLessThan(51.18);
  const total = counts.reduce((a, b) => a + b);
  expect(
    chiSquare(
      weighted,
      counts.map((tickets) => (tickets * half) / total),
    ),
  ).toBeLessThan(36.12);
});

test('规范 JSON：键按字码排序、无空白，未定义的略去', () => {
  expect(canonicalJson({ b: [1, '二', null], a: { d: true, c: undefined } })).toBe(
    '{"a":{"d":true},"b":[1,"二",null]}',
  );
});

test('需要与具有的随机量（比特）', () => {
  // C(100, 10) = 17 310 309 456 440.
  expect(bitsNeeded(100, 10)).toBeCloseTo(Math.log2(17_310_309_456_440), 9);
  expect(bitsNeeded(25, 25)).toBe(0);
  const bits = Object.fromEntries(publicSources.map(({ id, bits }) => [id, bits]));
  expect(bits['ssq']).toBeCloseTo(Math.log2(1_107_568 * 16), 6);
  expect(bits['dlt']).toBeCloseTo(Math.log2(324_632 * 66), 6);
});
