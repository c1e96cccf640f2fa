/** An answer in words, as the buttons say it. */
import { answerWords, type Answer, type Item } from '../../../domain/standard/index.ts';
import type { Words } from '../words/index.ts';

export const answerText = ({ answer: t }: Words, item: Item, answer: Answer | null): string =>
  answer === null
    ? t.cleared
    : answerWords(item, answer.value, {
        pass: t.pass,
        fail: t.fail,
        notApplicable: t.notApplicable,
        lost: (points) => (Number(points) === 0 ? t.full : t.deducted(points)),
        times: (count) => (count === 0 ? t.none : t.times(count)),
      });
