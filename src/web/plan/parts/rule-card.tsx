// One rule: on the left the clause word for word, on the right what the machine makes of it.
import { useTranslation } from 'react-i18next';
import type { Rule } from '../../../contract/plan.ts';
import type { ExampleResult } from '../api.ts';
import { Clause } from './clause.tsx';
import { Examples } from './examples.tsx';
import { Formula } from './feel/formula.tsx';
import { Readings, type ReadingProps } from './readings.tsx';
import styles from './plan.module.css';
import { Tag } from '../../shared/state-tag.tsx';

type Props = ReadingProps & {
  rule: Rule;
  names: readonly string[];
  results: ExampleResult[] | undefined;
};

export function RuleCard({ rule, names, results, ...readings }: Props) {
  const { t } = useTranslation();
  const wrong = results?.filter((result) => !result.ok).length ?? 0;
  return (
    <section id={rule.id} className={styles.pair}>
      <h3 className={styles.pairTitle}>
        <span className={styles.muted}>{rule.id}</span> {rule.title}
      </h3>
      <Clause clauseNo={rule.clauseNo} clause={rule.clause}>
        {rule.note && <p className={styles.note}>{rule.note}</p>}
      </Clause>
      <div>
        <p>
          <Tag tone={rule.kind === '奖励' ? 'good' : 'warning'}>{t(`plan.kind.${rule.kind}`)}</Tag>
          <Tag>{t('plan.rule.each', { grain: t(`plan.grain.${rule.each}`) })}</Tag>
        </p>
        <RuleFormulas rule={rule} names={names} />
        <Readings scope={rule.id} of={rule.readings} {...readings} />
        <details open={wrong > 0} className={styles.more}>
          <summary>
            {t('plan.example.title', { n: rule.examples.length })}{' '}
            {results && <ExampleState wrong={wrong} all={results.length} />}
          </summary>
          <Examples examples={rule.examples} results={results} />
        </details>
      </div>
    </section>
  );
}

function ExampleState({ wrong, all }: { wrong: number; all: number }) {
  const { t } = useTranslation();
  if (all === 0) return null;
  return wrong === 0 ? (
    <span className={styles.good}>✓ {t('plan.example.allRight')}</span>
  ) : (
    <span className={styles.bad}>✗ {t('plan.example.someWrong', { n: wrong })}</span>
  );
}

function RuleFormulas({ rule, names }: { rule: Rule; names: readonly string[] }) {
  const { t } = useTranslation();
  const lines: [string, string | undefined][] = [
    [t('plan.rule.when'), rule.when],
    [t('plan.rule.amount'), rule.amount],
    [t('plan.rule.payer'), rule.payer],
    [t('plan.rule.oncePerPhase'), rule.oncePerPhase],
  ];
  return (
    <dl className={styles.formulas}>
      {lines.map(([label, source]) =>
        source ? (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              <Formula source={source} names={names} />
            </dd>
          </div>
        ) : null,
      )}
    </dl>
  );
}
