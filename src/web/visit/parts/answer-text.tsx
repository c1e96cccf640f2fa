/** One answer in words. */
import { useTranslation } from 'react-i18next';
import type { VisitDetail } from '../../../contract/visit-desk.ts';
import { answerWords } from '../../../domain/standard/index.ts';
import type { AnswerValue, Item } from '../../../domain/standard/model.ts';
import { trimDecimal } from '../../shared/figures.ts';

export type Given = NonNullable<VisitDetail['answers']>[string];

type Props = {
  item: Pick<Item, 'form'>;
  answer: Pick<Given, 'value' | 'reason'>;
  /** Whom it was answered for; '' for the outlet as such. */
  who: string;
};

export function AnswerText({ item, answer, who }: Props) {
  const { t } = useTranslation();
  const value = answer.value as AnswerValue;
  const said = answerWords(
    item,
    value.kind === 'number' ? { ...value, number: trimDecimal(value.number) } : value,
    {
      pass: t('visit.values.pass'),
      fail: t('visit.values.fail'),
      notApplicable: t('visit.values.notApplicable'),
      lost: (n) =>
        Number(n) === 0 ? t('visit.values.full') : t('visit.values.lost', { n: trimDecimal(n) }),
      times: (n) => t('visit.values.times', { n }),
    },
  );
  return (
    <div>
      {who && <span className="mc-quiet">{who}：</span>}
      {said}
      {answer.reason && <span className="mc-quiet"> · {answer.reason}</span>}
    </div>
  );
}
