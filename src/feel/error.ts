// One error for everything a FEEL source may have wrong: what, where, why and what next, in both languages.

export type Problem = {
  code: string;
  message: string;
  en: string;
  from: number;
  to: number;
  params: Record<string, string>;
};

/** A source the compiler does not take. `from`/`to` are character offsets into it. */
export class FeelError extends Error {
  code: string;
  from: number;
  to: number;
  params: Record<string, string>;
  en: string;

  constructor(problem: Problem) {
    super(problem.message);
    this.name = 'FeelError';
    this.code = problem.code;
    this.from = problem.from;
    this.to = problem.to;
    this.params = problem.params;
    this.en = problem.en;
  }
}

/** Text by code; {name} stands for a parameter. */
const TEXTS: Record<string, { zh: string; en: string }> = {
  syntax: {
    zh: '“{text}”处写法不对：{why}。请检查此处前后的符号、括号和引号。',
    en: 'Syntax error at "{text}": {whyEn}. Check the signs, brackets and quotes around it.',
  },
  'unknown-name': {
    zh: '没有名为“{name}”的指标或输入。{next}',
    en: 'There is no input named "{name}". {nextEn}',
  },
  'unknown-function': {
    zh: '没有名为“{name}”的函数。{next}',
    en: 'There is no function named "{name}". {nextEn}',
  },
  type: {
    zh: '“{text}”类型不对：{why}。请换成同类的值，或先用 number()、string()、date() 转换。',
    en: '"{text}" has the wrong type: {whyEn}. Use values of one kind, or convert with number(), string() or date().',
  },
  arguments: {
    zh: '函数“{name}”的参数不对：给的是（{given}）。应写作 {expected}。',
    en: 'Wrong arguments for "{name}": given ({given}). Write {expected}.',
  },
  literal: {
    zh: '“{text}”不是有效的{kind}。{next}',
    en: '"{text}" is not a valid {kindEn}. {nextEn}',
  },
  unsupported: {
    zh: '这里不支持{what}：“{text}”。{next}',
    en: '{whatEn} is not supported here: "{text}". {nextEn}',
  },
  'too-deep': {
    zh: '算式嵌套过深或过长（{why}）。请拆成几条规则或几个指标。',
    en: 'The expression is nested too deeply or too long ({whyEn}). Split it into several rules or indicators.',
  },
};

const fill = (text: string, params: Record<string, string>) =>
  text.replace(/\{(\w+)\}/g, (_, key: string) => params[key] ?? '').trim();

/** Makes the error of `code` for the span; params not given print as nothing. */
export function problem(
  code: string,
  span: { from: number; to: number },
  params: Record<string, string>,
): FeelError {
  const text = TEXTS[code] ?? TEXTS.syntax!;
  return new FeelError({
    code,
    message: fill(text.zh, params),
    en: fill(text.en, params),
    from: span.from,
    to: span.to,
    params,
  });
}
