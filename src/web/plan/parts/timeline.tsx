// The year as a band of phases, each as wide as it is long, with its gate: how many outlets passed.
import { Progress } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Phase } from '../../../contract/plan.ts';
import type { Gate } from '../api.ts';
import { Clause } from './clause.tsx';
import { Failing } from './failing.tsx';
import styles from './plan.module.css';
import { Tag } from '../../shared/state-tag.tsx';

const days = (phase: Phase) => (Date.parse(phase.to) - Date.parse(phase.from)) / 86_400_000 + 1;

export function Timeline({ phases, gates }: { phases: Phase[]; gates: Gate[] | undefined }) {
  const columns = phases.map((phase) => `minmax(220px, ${days(phase)}fr)`).join(' ');
  return (
    <ol className={styles.timeline} style={{ '--columns': columns } as React.CSSProperties}>
      {phases.map((phase) => (
        <PhaseStep
          key={phase.id}
          phase={phase}
          gate={gates?.find((gate) => gate.phase === phase.name || gate.phase === phase.id)}
        />
      ))}
    </ol>
  );
}

function PhaseStep({ phase, gate }: { phase: Phase; gate: Gate | undefined }) {
  const { t } = useTranslation();
  const [today] = useState(() => new Date().toISOString().slice(0, 10));
  const running = phase.from <= today && today <= phase.to;
  return (
    <li className={running ? styles.running : styles.phase}>
      <h3>
        {phase.name} <span>{phase.title}</span>{' '}
        {running && <Tag tone="accent">{t('plan.phase.now')}</Tag>}
      </h3>
      <p className={styles.dates}>
        {phase.from} — {phase.to}
      </p>
      <p className={styles.target}>
        {t('plan.phase.target')} <strong>≥ {phase.target}</strong> {t('shared.unit.points')}
      </p>
      {gate && <GateState gate={gate} />}
      <Clause clauseNo={phase.clauseNo} clause={phase.clause} />
    </li>
  );
}

function GateState({ gate }: { gate: Gate }) {
  const { t } = useTranslation();
  if (gate.visited === 0) return <p className={styles.muted}>{t('plan.phase.notVisited')}</p>;
  const percent = Math.floor((gate.passed * 100) / gate.visited);
  const all = gate.passed === gate.visited;
  return (
    <>
      <Progress
        percent={percent}
        status={all ? 'success' : 'normal'}
        aria-label={t('plan.phase.passed', { passed: gate.passed, visited: gate.visited })}
      />
      <p>{t('plan.phase.passed', { passed: gate.passed, visited: gate.visited })}</p>
      {gate.failingTotal > 0 && <Failing gate={gate} />}
    </>
  );
}
