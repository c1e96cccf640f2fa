// Whether measures work: shares with their intervals, with and without a measure side by side.
import { useTranslation } from 'react-i18next';
import { PlainTable } from '../../shared/chart.tsx';
import { Missing } from '../../shared/values.tsx';
import { ScrollArea } from '../../shared/scroll-area.tsx';
import type { Pareto } from '../api.ts';
import { percent } from './words.tsx';

const rows = ['without', 'withMeasure', 'reopened', 'afterVerified'] as const;

export function Effect({ effect }: { effect: Pareto['effect'] }) {
  const { t } = useTranslation();
  return (
    <section className="mc-card mc-stack" aria-label={t('rectification.effect')}>
      <div>
        <h2>{t('rectification.effect')}</h2>
        <p className="mc-quiet">{t('rectification.effectHint')}</p>
      </div>
      <ScrollArea label={t('rectification.effect')}>
        <PlainTable
          label={t('rectification.effect')}
          head={[
            t('rectification.effect'),
            t('rectification.share'),
            t('rectification.interval95'),
            t('rectification.cases'),
          ]}
          rows={rows.map((name) => {
            const { n, of, share, low, high } = effect[name];
            return [
              <span key="name">
                {t(`rectification.${name}`)}
                <br />
                <span className="mc-quiet">{t(`rectification.${name}Hint`)}</span>
              </span>,
              share === null ? <Missing key="share" /> : `${percent(share)}%`,
              share === null
                ? t('rectification.noCases')
                : t('rectification.interval', { low: percent(low), high: percent(high) }),
              t('rectification.shareOf', { n, of }),
            ];
          })}
        />
      </ScrollArea>
    </section>
  );
}
