/**
 * An answer in words, the same everywhere it is shown. The tiers above bring the phrases in the
 * reader's language; what an option or a unit is called the item itself says.
 */
import type { AnswerValue, Item } from './model.ts';

export type AnswerPhrases = {
  pass: string;
  fail: string;
  notApplicable: string;
  /** @param points decimal text, also "0" */
  lost: (points: string) => string;
  times: (count: number) => string;
};

/** An option that the item does not know (any more) stays its code: nothing answered is hidden. */
export function answerWords(
  { form }: Pick<Item, 'form'>,
  value: AnswerValue,
  say: AnswerPhrases,
): string {
  switch (value.kind) {
    case 'pass':
      return value.pass ? say.pass : say.fail;
    case 'points':
      return say.lost(value.deducted);
    case 'count':
      return say.times(value.count);
    case 'number':
      return `${value.number} ${form.kind === 'number' ? form.unit : ''}`.trim();
    case 'text':
      return value.text;
    case 'not-applicable':
      return say.notApplicable;
    case 'choice': {
      const options = form.kind === 'choice' ? form.options : [];
      return options.find(({ code }) => code === value.option)?.name ?? value.option;
    }
  }
}
