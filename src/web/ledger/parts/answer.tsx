// The answer in one look: who, for what, how much, and the arithmetic in one line.
import { useTranslation } from 'react-i18next';
import { Formula } from '../../plan/index.ts';
import { StateTag } from '../../shared/state-tag.tsx';
import { Amount, Day, UnitLink } from '../../shared/values.tsx';
import type { LineFull } from '../api.ts';
import styles from './explanation.module.css';

export function Answer({ line }: { line: LineFull }) {
  const { t } = useTranslation();
  const where = [line.wave, line.phase].filter(Boolean).join(' · ');
  return (
    <header className={styles.answer}>
      <p className={styles.quiet}>
        <UnitLink unit={line.unit} /> {where && `· ${where} `}
        {line.happenedOn && (
          <>
            · <Day value={line.happenedOn} />{' '}
          </>
        )}
        <StateTag state={line.state} />
      </p>
      <p className={styles.title}>{line.ruleTitle}</p>
      <p className={styles.amount}>
        <Amount value={line.amount} strong />
      </p>
      <dl className={styles.why}>
        <dt>{t('ledger.why.because')}</dt>
        <dd>
          <Formula source={line.when.substituted} />
        </dd>
        <dt>{t('ledger.why.so')}</dt>
        <dd>
          <Formula source={line.amountExplained.substituted} /> = <Amount value={line.amount} />
        </dd>
        {line.payer.id !== line.unit.id && (
          <>
            <dt>{t('ledger.why.payer')}</dt>
            <dd>
              <UnitLink unit={line.payer} />
            </dd>
          </>
        )}
      </dl>
    </header>
  );
}
