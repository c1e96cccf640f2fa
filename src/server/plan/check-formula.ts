/** A FEEL field while it is being written: the first thing wrong with it, in the reader's language. */
import type { z } from 'zod';
import type { feelCheck, feelChecked } from '../../contract/plan-version.ts';
import type { Language } from '../../contract/problem.ts';
import { check, type Names } from '../../feel/index.ts';

const kinds: Record<string, Record<Language, string>> = {
  boolean: { zh: '条件（是或否）', en: 'a condition (true or false)' },
  number: { zh: '数字', en: 'a number' },
  string: { zh: '文本', en: 'a text' },
};

export function checkWhileTyping(
  { source, names, expect }: z.output<typeof feelCheck>,
  language: Language,
): z.input<typeof feelChecked> {
  const result = check(source, names as Names);
  if (!result.ok) {
    const errors = result.errors.map((e) => ({
      ...e,
      message: language === 'zh' ? e.message : e.en,
    }));
    return { ok: false, type: null, errors };
  }
  const type = String(result.type);
  if (type === expect || type === 'null') return { ok: true, type, errors: [] };
  const wanted = kinds[expect]![language];
  const found = kinds[type]?.[language] ?? type;
  const message =
    language === 'zh'
      ? `这里应得出${wanted}，现在得出的是${found}。请检查公式。`
      : `This should give ${wanted} but gives ${found}. Check the formula.`;
  return { ok: false, type, errors: [{ code: 'type', message, from: 0, to: source.length }] };
}
