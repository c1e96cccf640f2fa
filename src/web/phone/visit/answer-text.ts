/** An answer in words, as the buttons say it. */
import type { Answer, Item } from '../../../domain/standard/index.ts';
import type { Words } from '../words/index.ts';

export function answerText(t: Words, item: Item, answer: Answer | null): string {
  if (!answer) return t.answer.cleared;
  const { value } = answer;
  const { form } = item;
  if (value.kind === 'pass') return value.pass ? t.answer.pass : t.answer.fail;
  if (value.kind === 'points')
    return Number(value.deducted) === 0 ? t.answer.full : t.answer.deducted(value.deducted);
  if (value.kind === 'count')
    return value.count === 0 ? t.answer.none : t.answer.times(value.count);
  if (value.kind === 'number')
    return `${value.number} ${form.kind === 'number' ? form.unit : ''}`.trim();
  if (value.kind === 'text') return value.text;
  if (value.kind === 'not-applicable') return t.answer.notApplicable;
  const options = form.kind === 'choice' ? form.options : [];
  return options.find(({ code }) => code === value.option)?.name ?? value.option;
}
