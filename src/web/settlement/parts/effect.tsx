// The effect of the chosen readings: how much, for how many, by which rule.
import { useTranslation } from 'react-i18next';
import type { Preview } from '../../../contract/settlement.ts';
import { PlainTable } from '../../shared/chart.tsx';
import { formatCount, sumDecimals } from '../../shared/figures.ts';
import { Amount } from '../../shared/values.tsx';
import styles from './preview.module.css';

export function Effect({ preview }: { preview: Preview }) {
  const { t } = useTranslation();
  return (
    <>
      <section className={styles.totals} aria-live="polite">
        <div className={styles.total}>
          <span className={styles.quiet}>{t('settlement.total')}</span>
          <p className={styles.change}>
            <Amount value={preview.before} /> <span aria-label={t('settlement.becomes')}>→</span>{' '}
            <Amount value={preview.after} strong />
          </p>
          <span>
            {t('settlement.change')} <Amount value={difference(preview.before, preview.after)} />
          </span>
        </div>
        <Count label={t('settlement.gainers')} value={preview.gainers} tone={styles.gain} />
        <Count label={t('settlement.losers')} value={preview.losers} tone={styles.loss} />
        <Count label={t('settlement.unchanged')} value={preview.unchanged} />
      </section>
      <p className={styles.quiet}>{t('settlement.took', { ms: preview.milliseconds })}</p>
      <ByRule rows={preview.byRule} />
    </>
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

function ByRule({ rows }: { rows: Preview['byRule'] }) {
  const { t } = useTranslation();
  return (
    <section>
      <h2>{t('settlement.byRule')}</h2>
      <PlainTable
        label={t('settlement.byRule')}
        head={[
          t('settlement.rule'),
          t('settlement.before'),
          t('settlement.after'),
          t('settlement.change'),
        ]}
        rows={rows.map((row) => [
          `${row.ruleId} ${row.title}`,
          <Amount key="before" value={row.before} plain />,
          <Amount key="after" value={row.after} plain />,
          <Amount key="change" value={difference(row.before, row.after)} />,
        ])}
      />
    </section>
  );
}

/** after − before, exactly. */
function difference(before: string, after: string): string {
  return sumDecimals([after, before.startsWith('-') ? before.slice(1) : `-${before}`]);
}
