/** One answer in words. */
import { useTranslation } from 'react-i18next';
import type { VisitDetail } from '../../../contract/visit-desk.ts';
import type { AnswerValue, Item } from '../../../domain/standard/model.ts';
import { trimDecimal } from '../../shared/figures.ts';

export type Given = NonNullable<VisitDetail['answers']>[string];

function useWords() {
  const { t } = useTranslation();
  return (item: Item, value: AnswerValue): string => {
    if (value.kind === 'pass') return t(value.pass ? 'visit.values.pass' : 'visit.values.fail');
    if (value.kind === 'points') return t('visit.values.lost', { n: trimDecimal(value.deducted) });
    if (value.kind === 'count') return t('visit.values.times', { n: value.count });
    if (value.kind === 'number') {
      const unit = item.form.kind === 'number' ? item.form.unit : '';
      return `${trimDecimal(value.number)} ${unit}`;
    }
    if (value.kind === 'text') return value.text;
    if (value.kind === 'not-applicable') return t('visit.values.notApplicable');
    const options = item.form.kind === 'choice' ? item.form.options : [];
    return options.find(({ code }) => code === value.option)?.name ?? value.option;
  };
}

export function AnswerText({ item, answer, who }: { item: Item; answer: Given; who: string }) {
  const words = useWords();
  return (
    <div>
      {who && <span className="mc-quiet">{who}：</span>}
      {words(item, answer.value as AnswerValue)}
      {answer.reason && <span className="mc-quiet"> · {answer.reason}</span>}
    </div>
  );
}
