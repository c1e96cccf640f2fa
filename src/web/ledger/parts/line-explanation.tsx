// 计算说明: one ledger line from the clause to the yuan, for a reader who was not there.
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Clause } from '../../plan/index.ts';
import { Tag } from '../../shared/state-tag.tsx';
import type { LineFull } from '../api.ts';
import { Answer } from './answer.tsx';
import { Explanation } from './explanation.tsx';
import { Inputs } from './inputs.tsx';
import { Origin } from './origin.tsx';
import { Visit } from './visit.tsx';
import styles from './explanation.module.css';

export function LineExplanation({ line }: { line: LineFull }) {
  const { t } = useTranslation();
  const names = [...line.inputs.map((i) => i.name), ...line.readings.map((r) => r.id)];
  return (
    <article className={styles.sheet}>
      <Answer line={line} />
      <Part title={t('ledger.part.clause')}>
        <Clause clauseNo={`${line.planTitle} · ${line.clauseNo}`} clause={line.clause}>
          {' · '}
          <Link
            to="/plans/$versionId"
            params={{ versionId: String(line.planVersionId) }}
            hash={line.ruleId}
          >
            {t('ledger.inPlan', { version: line.planVersion })}
          </Link>
        </Clause>
        {line.note && <p className={styles.note}>{line.note}</p>}
      </Part>
      {line.readings.length > 0 && (
        <Part title={t('ledger.part.readings')}>
          <Readings readings={line.readings} />
        </Part>
      )}
      <Part title={t('ledger.part.inputs')}>
        <Inputs line={line} />
      </Part>
      <Part title={t('ledger.part.when')}>
        <Explanation explained={line.when} names={names} />
      </Part>
      <Part title={t('ledger.part.amount')}>
        <Explanation explained={line.amountExplained} names={names} unit={t('shared.unit.yuan')} />
      </Part>
      <Visit line={line} />
      <Part title={t('ledger.part.origin')}>
        <Origin line={line} />
      </Part>
    </article>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles.part}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function Readings({ readings }: { readings: LineFull['readings'] }) {
  const { t } = useTranslation();
  return (
    <ul className={styles.readings}>
      {readings.map((reading) => (
        <li key={reading.id}>
          <span className={styles.quiet}>{reading.question}</span>
          <br />
          <strong>{reading.label}</strong>{' '}
          {reading.isDefault ? (
            <Tag>{t('ledger.reading.default')}</Tag>
          ) : (
            <Tag tone="accent">{t('ledger.reading.chosen')}</Tag>
          )}
        </li>
      ))}
    </ul>
  );
}
