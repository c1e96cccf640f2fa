/** How much chance a draw needs and how much its public sources bring (RFC 3797 §3). */

/** log2 of "n choose k": the bits that make every combination possible. */
export function bitsNeeded(n: number, k: number): number {
  const few = Math.min(k, n - k);
  let bits = 0;
  for (let i = 1; i <= few; i++) bits += Math.log2((n - few + i) / i);
  return bits;
}

/** Bits of `picked` different numbers out of `numbers`, order lost by sorting. */
const ballBits = (balls: readonly (readonly [numbers: number, picked: number])[]) =>
  balls.reduce((sum, [numbers, picked]) => sum + bitsNeeded(numbers, picked), 0);

/**
 * Public sources in common use in China: anybody can look them up, nobody can steer them.
 * `days` are the weekdays (0 = Sunday) and `time` the hour of publication in China; `bits` is what a
 * value is worth: of an index only the last digits count as unforeseeable.
 */
export const publicSources = [
  {
    id: 'ssq',
    name: '中国福利彩票双色球',
    where: '中国福利彩票网 www.cwl.gov.cn',
    take: '6 个红球号码和 1 个蓝球号码',
    count: 7,
    days: [0, 2, 4],
    time: '21:15',
    bits: ballBits([
      [33, 6],
      [16, 1],
    ]),
  },
  {
    id: 'dlt',
    name: '中国体育彩票超级大乐透',
    where: '中国体育彩票网 www.lottery.gov.cn',
    take: '前区 5 个号码和后区 2 个号码',
    count: 7,
    days: [1, 3, 6],
    time: '21:25',
    bits: ballBits([
      [35, 5],
      [12, 2],
    ]),
  },
  {
    id: 'qlc',
    name: '中国福利彩票七乐彩',
    where: '中国福利彩票网 www.cwl.gov.cn',
    take: '7 个基本号码和 1 个特别号码',
    count: 8,
    days: [1, 3, 5],
    time: '21:15',
    bits: ballBits([
      [30, 7],
      [23, 1],
    ]),
  },
  {
    id: 'sse',
    name: '上证综合指数收盘点位',
    where: '上海证券交易所网站 www.sse.com.cn',
    take: '收盘点位去掉小数点（保留两位小数），如 3123.45 取 312345',
    count: 1,
    days: [1, 2, 3, 4, 5],
    time: '15:00',
    bits: 10,
  },
  {
    id: 'szse',
    name: '深证成份指数收盘点位',
    where: '深圳证券交易所网站 www.szse.cn',
    take: '收盘点位去掉小数点（保留两位小数），如 9876.54 取 987654',
    count: 1,
    days: [1, 2, 3, 4, 5],
    time: '15:00',
    bits: 10,
  },
] as const;

/** Bits the announced sources bring; null when one of them is not known here. */
export function bitsGiven(sources: readonly { id: string }[]): number | null {
  const known = new Map<string, number>(publicSources.map(({ id, bits }) => [id, bits]));
  const bits = sources.map(({ id }) => known.get(id));
  return bits.every((one) => one !== undefined) ? bits.reduce((a, b) => a + b, 0) : null;
}
