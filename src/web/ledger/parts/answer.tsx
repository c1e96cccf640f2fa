// The answer in one look: who, for what, how much, and the arithmetic in one line.
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Formula } from '../../plan/index.ts';
import { StateTag } from '../../shared/state-tag.tsx';
import { Amount, Day, UnitLink } from '../../shared/values.tsx';
import type { LineFull } from '../api.ts';
import { reasons, sums } from '../../shared/telling-steps.ts';
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
        <StateTag state={line.state} label={t(`ledger.state.${line.state}`)} />
      </p>
      <p className={styles.title}>{line.ruleTitle}</p>
      <p className={styles.amount}>
        <Amount value={line.amount} strong />
      </p>
      {line.reversesId !== null && <Reversal line={line} reversesId={line.reversesId} />}
      <dl className={styles.why}>
        <dt>{t('ledger.why.because')}</dt>
        <dd>
          <Lines texts={reasons(line.when.steps)} otherwise={line.when.substituted} />
        </dd>
        <dt>{t('ledger.why.so')}</dt>
        <dd>
          <Lines
            texts={sums(line.amountExplained.steps)}
            otherwise={line.amountExplained.substituted}
          />
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

/** A reversal takes an earlier line back; the arithmetic below is that line's. */
function Reversal({ line, reversesId }: { line: LineFull; reversesId: number }) {
  const { t } = useTranslation();
  return (
    <p className="mc-notice mc-notice-warning">
      {t('ledger.reversalHint')} {line.reason}{' '}
      <Link
        to="/ledger/$unitId/$lineId"
        params={{ unitId: String(line.unit.id), lineId: String(reversesId) }}
      >
        {t('ledger.origin.reverses')}
      </Link>
    </p>
  );
}

/** The few lines that decide, or the whole formula when it has no steps (a fixed amount, say). */
function Lines({ texts, otherwise }: { texts: string[]; otherwise: string }) {
  const shown = texts.length > 0 ? texts : [otherwise];
  return shown.map((text, index) => (
    <div key={index}>
      <Formula source={text} />
    </div>
  ));
}
