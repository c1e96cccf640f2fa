// What the filtered lines come to, and by which rule; a rule's name filters the list by it.
import { useTranslation } from 'react-i18next';
import { PlainTable } from '../../shared/chart.tsx';
import { formatCount } from '../../shared/figures.ts';
import type { ListState } from '../../shared/list-state.ts';
import { Amount } from '../../shared/values.tsx';
import type { Ledger } from '../api.ts';
import styles from './ledger.module.css';

export function Totals({ ledger, state }: { ledger: Ledger; state: ListState }) {
  const { t } = useTranslation();
  const { totals, byRule, total } = ledger;
  return (
    <>
      <dl className={styles.totals}>
        <Figure label={t('ledger.total.lines')}>{formatCount(total)}</Figure>
        <Figure label={t('ledger.total.units')}>{formatCount(totals.units)}</Figure>
        <Figure label={t('ledger.total.rewards')}>
          <Amount value={totals.rewards} />
        </Figure>
        <Figure label={t('ledger.total.penalties')}>
          <Amount value={totals.penalties} />
        </Figure>
        <Figure label={t('ledger.total.amount')}>
          <Amount value={totals.amount} strong />
        </Figure>
      </dl>
      <details className="mc-card">
        <summary>{t('ledger.byRule', { n: byRule.length })}</summary>
        <div
          className={styles.scroll}
          tabIndex={0}
          role="region"
          aria-label={t('ledger.column.rule')}
        >
          <PlainTable
            label={t('ledger.column.rule')}
            head={[t('ledger.column.rule'), t('ledger.total.lines'), t('ledger.column.amount')]}
            rows={byRule.map((rule) => [
              <button
                key="rule"
                type="button"
                className={styles.link}
                onClick={() => state.set({ rule: rule.ruleId })}
              >
                {rule.ruleId} {rule.title}
              </button>,
              formatCount(rule.lines),
              <Amount key="amount" value={rule.amount} />,
            ])}
          />
        </div>
      </details>
    </>
  );
}

function Figure({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
