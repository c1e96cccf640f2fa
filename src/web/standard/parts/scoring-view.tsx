/** How a standard turns answers into a score, for a reader. */
import { useTranslation } from 'react-i18next';
import type { StandardDocument } from '../../../domain/standard/index.ts';
import styles from './standard.module.css';

type Props = { document: StandardDocument; sha256: string | null };

export function ScoringView({ document, sha256 }: Props) {
  const { t } = useTranslation();
  const { scoring, total, source } = document;
  const grades = scoring.bands
    .map(({ name, from }) => t('standard.scoring.grade', { name, from }))
    .join('，');
  const facts: [string, string][] = [
    [t('standard.scoring.total'), total],
    [t('standard.scoring.combine'), t(`standard.scoring.${scoring.combine}`)],
    [t('standard.scoring.notApplicable'), t(`standard.scoring.${scoring.notApplicable}`)],
    [t('standard.scoring.people'), t(`standard.scoring.${scoring.people}`)],
    [t('standard.scoring.scale'), t('standard.scoring.places', { n: scoring.scale })],
    [
      t('standard.scoring.extras'),
      scoring.extrasUpTo === null
        ? t('standard.scoring.unlimited')
        : t('standard.scoring.upTo', { points: scoring.extrasUpTo }),
    ],
    [t('standard.scoring.lowest'), scoring.lowest ?? t('standard.scoring.noLowest')],
    [
      t('standard.scoring.veto'),
      scoring.veto.to === 'zero'
        ? t('standard.scoring.toZero')
        : t('standard.scoring.atMost', { points: scoring.veto.score }),
    ],
    [t('standard.scoring.grades'), grades || t('standard.scoring.noGrades')],
    ...(source ? [[t('standard.scoring.source'), source] as [string, string]] : []),
  ];
  return (
    <details className={`mc-card ${styles.module}`}>
      <summary>
        <h2>{t('standard.scoring.title')}</h2>
        <span className="mc-quiet">{grades}</span>
      </summary>
      <dl className="mc-facts">
        {facts.map(([term, value]) => (
          <Fact key={term} term={term} value={value} />
        ))}
        {sha256 && <Fact term={t('standard.scoring.sha256')} value={sha256} />}
      </dl>
    </details>
  );
}

function Fact({ term, value }: { term: string; value: string }) {
  return (
    <>
      <dt>{term}</dt>
      <dd>{value}</dd>
    </>
  );
}
