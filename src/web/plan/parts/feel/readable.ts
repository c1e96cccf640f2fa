// FEEL as people read it: the signs of arithmetic and, in Chinese, words for its keywords — the same
// ones the server uses in explanations. For showing only; the field keeps what was written.
import type { Token } from './tokens.ts';

const signs: Record<string, string> = {
  '<=': '≤',
  '>=': '≥',
  '!=': '≠',
  '*': '×',
  '/': '÷',
  '-': '−',
};
const chinese: Record<string, string> = {
  if: '如果',
  then: '则',
  else: '否则',
  and: '且',
  or: '或',
  not: '非',
  null: '空',
  true: '是',
  false: '否',
  min: '取较小者',
  max: '取较大者',
  sum: '合计',
  mean: '平均',
  count: '项数',
  abs: '绝对值',
  floor: '向下取整',
  ceiling: '向上取整',
  'round half up': '四舍五入',
  date: '日期',
};

export function readable(token: Token, language: 'zh' | 'en'): string {
  if (token.kind === 'plain')
    return token.text.replace(/<=|>=|!=|[*/-]/g, (sign) => signs[sign] ?? sign);
  if (language === 'zh' && (token.kind === 'keyword' || token.kind === 'function'))
    return chinese[token.text] ?? token.text;
  return token.text;
}
