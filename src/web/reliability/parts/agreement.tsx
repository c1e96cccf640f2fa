// The six intraclass correlations, with which of them to read.
import { useTranslation } from 'react-i18next';
import { PlainTable } from '../../shared/chart.tsx';
import { ScrollArea } from '../../shared/scroll-area.tsx';
import type { Reliability } from '../api.ts';
import { coefficient, rangeText } from './words.ts';

const forms = ['1,1', '2,1', '3,1', '1,k', '2,k', '3,k'] as const;

export function Agreement({ icc }: { icc: NonNullable<Reliability['icc']> }) {
  const { t } = useTranslation();
  return (
    <section className="mc-card">
      <strong>{t('reliability.iccTitle')}</strong>
      <p className="mc-quiet">{t('reliability.iccHint')}</p>
      <ScrollArea label={t('reliability.iccTitle')}>
        <PlainTable
          label={t('reliability.iccTitle')}
          words={[3]}
          head={[
            t('reliability.form'),
            t('reliability.value'),
            t('reliability.interval'),
            t('reliability.meaning'),
          ]}
          rows={forms.map((form) => [
            `ICC(${form})`,
            coefficient(icc.forms[form].value),
            rangeText(icc.forms[form].interval),
            t(`reliability.forms.${form}`),
          ])}
        />
      </ScrollArea>
    </section>
  );
}
