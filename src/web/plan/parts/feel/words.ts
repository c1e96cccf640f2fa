// The words of FEEL that the field offers and colours: the keywords of its grammar and the built-in
// functions of DMN 1.5 (10.3.4) that make sense in a rule, each with how to call it.

export const keywords = new Set(
  'if then else and or not between in for some every return satisfies true false null of'.split(
    ' ',
  ),
);
/** The keywords as the server's explanations print them in Chinese. */
export const printed = new Set('如果 则 否则 且 或 非 空 成立 不成立'.split(' '));

export const functions: ReadonlyArray<{ name: string; call: string; zh: string; en: string }> = [
  { name: 'min', call: 'min(a, b)', zh: '最小值', en: 'smallest' },
  { name: 'max', call: 'max(a, b)', zh: '最大值', en: 'largest' },
  { name: 'sum', call: 'sum(list)', zh: '求和', en: 'sum' },
  { name: 'mean', call: 'mean(list)', zh: '平均值', en: 'mean' },
  { name: 'count', call: 'count(list)', zh: '个数', en: 'number of items' },
  { name: 'abs', call: 'abs(n)', zh: '绝对值', en: 'absolute value' },
  { name: 'floor', call: 'floor(n)', zh: '向下取整', en: 'round down' },
  { name: 'ceiling', call: 'ceiling(n)', zh: '向上取整', en: 'round up' },
  { name: 'round half up', call: 'round half up(n, scale)', zh: '四舍五入', en: 'round half up' },
  { name: 'round down', call: 'round down(n, scale)', zh: '舍去尾数', en: 'round toward zero' },
  { name: 'round up', call: 'round up(n, scale)', zh: '进位', en: 'round away from zero' },
  { name: 'decimal', call: 'decimal(n, scale)', zh: '保留小数位', en: 'round to a scale' },
  { name: 'modulo', call: 'modulo(a, b)', zh: '余数', en: 'remainder' },
  { name: 'date', call: 'date("2023-05-01")', zh: '日期', en: 'a date' },
  { name: 'duration', call: 'duration("P1M")', zh: '时长', en: 'a duration' },
  { name: 'all', call: 'all(list)', zh: '全部成立', en: 'every item is true' },
  { name: 'any', call: 'any(list)', zh: '任一成立', en: 'any item is true' },
  { name: 'list contains', call: 'list contains(list, x)', zh: '列表包含', en: 'is in the list' },
  { name: 'contains', call: 'contains(text, part)', zh: '文本包含', en: 'text contains' },
  { name: 'starts with', call: 'starts with(text, part)', zh: '以…开头', en: 'starts with' },
  { name: 'ends with', call: 'ends with(text, part)', zh: '以…结尾', en: 'ends with' },
  { name: 'string length', call: 'string length(text)', zh: '文本长度', en: 'length of text' },
  { name: 'string', call: 'string(x)', zh: '转为文本', en: 'as text' },
  { name: 'number', call: 'number(text)', zh: '转为数字', en: 'as number' },
];
