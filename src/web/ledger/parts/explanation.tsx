// One evaluated formula, so that a reader who has never seen it can follow: the formula in the plan's
// words, the same with the numbers put in, then every step with its result.
import { useTranslation } from 'react-i18next';
import type { LineDetail } from '../../../contract/ledger.ts';
import { Formula } from '../../plan/index.ts';
import { formatDecimal, trimDecimal } from '../../shared/figures.ts';
import { telling } from '../../shared/telling-steps.ts';
import { useValueText } from './value-text.ts';
import styles from './explanation.module.css';

export type Explained = LineDetail['when'];

type Props = { explained: Explained; names: readonly string[]; unit?: string };

export function Explanation({ explained, names, unit }: Props) {
  const { t } = useTranslation();
  const text = useValueText('condition');
  const { value } = explained;
  const steps = telling(explained.steps);
  const result =
    unit && value !== null ? `${formatDecimal(trimDecimal(String(value)))} ${unit}` : text(value);
  return (
    <div>
      <dl className={styles.lines}>
        <dt>{t('ledger.explain.formula')}</dt>
        <dd>
          <Formula source={explained.expression} names={names} />
        </dd>
        <dt>{t('ledger.explain.substituted')}</dt>
        <dd>
          <Formula source={explained.substituted} />
        </dd>
        <dt>{t('ledger.explain.result')}</dt>
        <dd className={styles.result}>{result}</dd>
      </dl>
      {steps.length > 0 && <Steps steps={steps} />}
    </div>
  );
}

function Steps({ steps }: { steps: Explained['steps'] }) {
  const { t } = useTranslation();
  const text = useValueText('condition');
  return (
    <ol className={styles.steps} aria-label={t('ledger.explain.steps')}>
      {steps.map((step, index) => (
        <li key={index}>
          <span className={styles.stepText}>
            <Formula source={step.text} />
          </span>
          <span className={styles.stepValue}>= {text(step.value)}</span>
          {step.note && <span className={styles.note}>{step.note}</span>}
        </li>
      ))}
    </ol>
  );
}
