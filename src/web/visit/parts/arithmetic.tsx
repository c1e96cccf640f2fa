/** How the score came about, step by step. */
import { useTranslation } from 'react-i18next';
import type { VisitDetail } from '../../../contract/visit-desk.ts';
import { PlainTable } from '../../shared/chart.tsx';
import { trimDecimal } from '../../shared/figures.ts';
import { ScrollArea } from '../../shared/scroll-area.tsx';

export function Arithmetic({ result }: { result: NonNullable<VisitDetail['result']> }) {
  const { t } = useTranslation();
  return (
    <section className="mc-card" aria-label={t('visit.arithmetic')}>
      <h2>{t('visit.arithmetic')}</h2>
      <ScrollArea label={t('visit.arithmetic')}>
        <PlainTable
          label={t('visit.arithmetic')}
          words={[1]}
          head={[t('visit.step'), t('visit.arithmetic'), t('visit.value')]}
          rows={result.steps.map(({ label, text, value }) => [
            label,
            text,
            <strong key="value" className="mc-figure">
              {trimDecimal(value)}
            </strong>,
          ])}
        />
      </ScrollArea>
    </section>
  );
}
