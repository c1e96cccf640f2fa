// Each source: how often, how many outlets, the mean, and how far from the source compared with, in words too.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PlainTable } from '../../shared/chart.tsx';
import { ScrollArea } from '../../shared/scroll-area.tsx';
import { Tag } from '../../shared/state-tag.tsx';
import { Missing } from '../../shared/values.tsx';
import type { CheckSources } from '../api.ts';
import styles from './reliability.module.css';
import { points, signed, useSourceName } from './words.ts';

type Row = CheckSources['sources'][number];
const tones = {
  higher: 'accent',
  lower: 'warning',
  'not-shown': 'neutral',
  'too-few': 'neutral',
} as const;

export function SourceTable({ report }: { report: CheckSources }) {
  const { t } = useTranslation();
  const nameOf = useSourceName();
  const differenceOf = useDifference();
  const { against, sources } = report;
  const name = t('reliability.sources.table');
  return (
    <section className="mc-card mc-stack" aria-label={name}>
      <div>
        <h2>{name}</h2>
        <p className="mc-quiet">
          {t('reliability.sources.tableHint', { source: nameOf(against ?? '') })}
        </p>
      </div>
      <ScrollArea label={name}>
        <div className={styles.sources}>
          <PlainTable
            label={name}
            head={[
              t('reliability.sources.source'),
              t('reliability.sources.checks'),
              t('reliability.sources.covered'),
              t('reliability.sources.mean'),
              t('reliability.sources.difference'),
              t('reliability.sources.interval'),
              t('reliability.sources.verdict'),
            ]}
            rows={sources.map((row) => [
              nameOf(row.source),
              row.checks,
              row.outlets,
              points(row.mean),
              ...differenceOf(row, row.source === against),
            ])}
          />
        </div>
      </ScrollArea>
    </section>
  );
}

/** The last three cells of a source's row. */
function useDifference() {
  const { t } = useTranslation();
  return ({ difference }: Row, isBase: boolean): ReactNode[] => {
    if (isBase) return [t('reliability.sources.base'), '', ''];
    if (!difference)
      return [<Missing key="none" />, <Missing key="no" />, t('reliability.sources.noCommon')];
    const { mean, interval, outlets, verdict } = difference;
    return [
      signed(mean),
      interval ? `${signed(interval[0])} … ${signed(interval[1])}` : <Missing key="none" />,
      <span key="verdict">
        <Tag tone={tones[verdict]}>{t(`reliability.sources.verdicts.${verdict}`)}</Tag>{' '}
        <span className="mc-quiet">{t('reliability.sources.common', { n: outlets })}</span>
      </span>,
    ];
  };
}
