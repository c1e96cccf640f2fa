/** 姓名掩码: what people of another outlet appear as. */

/** 张三 → 张*, 欧阳明日 → 欧*, John Smith → J*; nothing stays nothing. */
export function maskName(name: string): string {
  const [first] = name.trim();
  return first === undefined ? '' : `${first}*`;
}

/** Names written one after another: 张三、李四 → 张*、李*. */
export const maskNames = (names: string): string =>
  names
    .split('、')
    .map((name) => maskName(name))
    .join('、');
