// Worked examples of a rule, run by the server now: what goes in, what should and does come out.
import { CheckCircleFilled, CloseCircleFilled } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import type { Rule } from '../../../contract/plan.ts';
import type { ExampleResult } from '../api.ts';
import styles from './plan.module.css';

type Props = { examples: Rule['examples']; results: ExampleResult[] | undefined };

export function Examples({ examples, results }: Props) {
  const { t } = useTranslation();
  if (examples.length === 0) return <p className={styles.muted}>{t('plan.example.none')}</p>;
  return (
    <ul className={styles.examples}>
      {examples.map((example, index) => (
        <li key={example.title}>
          <Mark result={results?.[index]} />
          <span>{example.title}</span>
          <strong className={styles.exampleAmount}>
            {example.amount} {t('shared.unit.yuan')}
          </strong>
          <span className={styles.exampleInputs}>
            {[...Object.entries(example.inputs), ...Object.entries(example.readings)]
              .map(([name, value]) => `${name} = ${value ?? t('plan.unknown')}`)
              .join('，')}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Mark({ result }: { result: ExampleResult | undefined }) {
  const { t } = useTranslation();
  if (!result) return <span className={styles.muted}>…</span>;
  if (result.ok)
    return <CheckCircleFilled className={styles.good} aria-label={t('plan.example.right')} />;
  const text = t('plan.example.wrong', { actual: result.actual });
  return <CloseCircleFilled className={styles.bad} aria-label={text} title={text} />;
}
