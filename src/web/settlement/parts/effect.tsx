// The effect of the chosen readings: how much, for how many, by which rule.
import { useTranslation } from 'react-i18next';
import type { Preview } from '../../../contract/settlement.ts';
import { PlainTable } from '../../shared/chart.tsx';
import { formatCount, sumDecimals } from '../../shared/figures.ts';
import { Amount } from '../../shared/values.tsx';
import styles from './preview.module.css';

/** after − before, exactly. */
const difference = (before: string, after: string) =>
  sumDecimals([after, before.startsWith('-') ? before.slice(1) : `-${before}`]);

export function Totals({ preview }: { preview: Preview }) {
  const { t } = useTranslation();
  return (
    <section className={styles.totals} aria-live="polite" aria-label={t('settlement.total')}>
      <div className={styles.total}>
        <span className={styles.quiet}>{t('settlement.total')}</span>
        <p className={styles.change}>
          <Amount value={preview.before} plain /> <span aria-hidden="true">→</span>{' '}
          <Amount value={preview.after} plain strong />
        </p>
        <span>
          {t('settlement.change')} <Amount value={difference(preview.before, preview.after)} />
        </span>
      </div>
      <Count label={t('settlement.gainers')} value={preview.gainers} tone={styles.gain} />
      <Count label={t('settlement.losers')} value={preview.losers} tone={styles.loss} />
      <Count label={t('settlement.unchanged')} value={preview.unchanged} />
    </section>
  );
}

type CountProps = { label: string; value: number; tone?: string | undefined };

function Count({ label, value, tone }: CountProps) {
  return (
    <div className={styles.count}>
      <span className={styles.quiet}>{label}</span>
      <strong className={tone}>{formatCount(value)}</strong>
    </div>
  );
}

/** Only the rules whose amount moves; the others are counted. */
export function ByRule({ preview }: { preview: Preview }) {
  const { t } = useTranslation();
  const changes = preview.byRule
    .map((row) => ({ ...row, change: difference(row.before, row.after) }))
    .filter((row) => Number(row.change) !== 0);
  return (
    <section className="mc-stack">
      {changes.length > 0 && (
        <div
          className={styles.scroll}
          tabIndex={0}
          role="region"
          aria-label={t('settlement.byRule')}
        >
          <h2>{t('settlement.byRule')}</h2>
          <PlainTable
            label={t('settlement.byRule')}
            head={[
              t('settlement.rule'),
              t('settlement.before'),
              t('settlement.after'),
              t('settlement.change'),
            ]}
            rows={changes.map((row) => [
              `${row.ruleId} ${row.title}`,
              <Amount key="before" value={row.before} plain />,
              <Amount key="after" value={row.after} plain />,
              <Amount key="change" value={row.change} />,
            ])}
          />
        </div>
      )}
      <p className={styles.quiet}>
        {t('settlement.otherRules', { n: preview.byRule.length - changes.length })}{' '}
        {t('settlement.took', { ms: preview.milliseconds })}
      </p>
    </section>
  );
}
