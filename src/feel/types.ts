// FEEL's types (DMN 1.5, 10.3.2) as small values, and the few questions the compiler asks of them.

/** A FEEL type; 'any' marks what cannot be typed before it runs. */
export type FeelType =
  | 'number'
  | 'string'
  | 'boolean'
  | 'date'
  | 'time'
  | 'date and time'
  | 'days and time duration'
  | 'years and months duration'
  | 'null'
  | 'any'
  | { list: FeelType }
  | { range: FeelType };

/** The inputs an expression may use, by their (possibly spaced, Chinese) names. */
export type Names = Record<string, FeelType>;

export const DAYS = 'days and time duration';
export const MONTHS = 'years and months duration';

const CHINESE: Record<string, string> = {
  number: '数字',
  string: '文本',
  boolean: '是否',
  date: '日期',
  time: '时间',
  'date and time': '日期时间',
  [DAYS]: '天时长',
  [MONTHS]: '年月时长',
  null: '空',
  any: '不确定',
};

/** The item type when `type` is a list, else undefined. */
export function itemType(type: FeelType): FeelType | undefined {
  return typeof type === 'object' && 'list' in type ? type.list : undefined;
}

/** True when both describe the same type, item for item. */
export function sameType(a: FeelType, b: FeelType): boolean {
  return a === b || typeText(a) === typeText(b);
}

/** A type as FEEL writes it, e.g. "list<number>". */
export function typeText(type: FeelType): string {
  if (typeof type === 'string') return type;
  return 'list' in type ? `list<${typeText(type.list)}>` : `range<${typeText(type.range)}>`;
}

/** A type in Chinese, for messages. */
export function typeChinese(type: FeelType): string {
  if (typeof type === 'string') return CHINESE[type] ?? type;
  return 'list' in type ? `${typeChinese(type.list)}列表` : `${typeChinese(type.range)}区间`;
}

/** The type that holds both, where null joins any type; 'any' when only the running value knows. */
export function joinTypes(a: FeelType, b: FeelType): FeelType {
  if (sameType(a, b) || b === 'null') return a;
  if (a === 'null') return b;
  const [x, y] = [itemType(a), itemType(b)];
  return x && y ? { list: joinTypes(x, y) } : 'any';
}

/** True for types whose values are ordered by < (DMN 1.5, table 53). */
export function isOrdered(type: FeelType): boolean {
  return typeof type === 'string' && !['boolean', 'null', 'any'].includes(type);
}

/** True when every value of the type has one known column type: no 'any', no ranges, no nested lists. */
export function isStorable(type: FeelType): boolean {
  const item = itemType(type);
  return item === undefined
    ? typeof type === 'string' && type !== 'any'
    : typeof item === 'string' && item !== 'any';
}
