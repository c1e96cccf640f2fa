// The report in four figures, each with what it means.
import { useTranslation } from 'react-i18next';
import type { Reliability } from '../api.ts';
import { coefficient, iccWord, rangeText } from './words.ts';
import styles from './reliability.module.css';

export function KeyFigures({ report }: { report: Reliability }) {
  const { t } = useTranslation();
  const { icc, need, inspectors } = report;
  const single = icc?.forms['1,1'] ?? null;
  const apart = inspectors.filter(({ verdict }) => verdict === 'severe' || verdict === 'lenient');
  const figures = [
    {
      title: t('reliability.agreement'),
      value: coefficient(single?.value ?? null),
      detail:
        single && single.value !== null
          ? t('reliability.agreementDetail', {
              word: t(`reliability.words.${iccWord(single.value)}`),
              range: rangeText(single.interval),
            })
          : t('reliability.agreementNone'),
    },
    {
      title: t('reliability.doubles'),
      value: String(icc?.pairs ?? 0),
      detail: icc
        ? t('reliability.doublesDetail', {
            mean: icc.meanDifference.toFixed(2),
            most: icc.largestDifference.toFixed(2),
          })
        : t('reliability.doublesNone'),
    },
    {
      title: t('reliability.apart'),
      value: `${apart.length} / ${inspectors.length}`,
      detail:
        apart.length > 0 ? apart.map(({ name }) => name).join('、') : t('reliability.apartNone'),
    },
    {
      title: t('reliability.needed', { target: need?.target ?? 0.8 }),
      value: need?.visitsNeeded ? String(need.visitsNeeded) : '—',
      detail: t(need?.visitsNeeded ? 'reliability.neededDetail' : 'reliability.neededNone'),
    },
  ];
  return (
    <dl className={styles.figures}>
      {figures.map(({ title, value, detail }) => (
        <div key={title} className="mc-card">
          <dt>{title}</dt>
          <dd className={`${styles.figure} mc-figure`}>{value}</dd>
          <dd className={styles.detail}>{detail}</dd>
        </div>
      ))}
    </dl>
  );
}
