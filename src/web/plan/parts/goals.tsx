// 总体目标: each goal's clause beside whether it is met on the present facts, and on which reading.
import { useTranslation } from 'react-i18next';
import type { Goal } from '../../../contract/plan.ts';
import type { GoalProgress } from '../api.ts';
import { Clause } from './clause.tsx';
import { Formula } from './feel/formula.tsx';
import { Readings, type ReadingProps } from './readings.tsx';
import styles from './plan.module.css';
import { StateTag } from '../../shared/state-tag.tsx';

type Props = ReadingProps & {
  goals: Goal[];
  progress: GoalProgress[] | undefined;
  names: readonly string[];
};

export function Goals({ goals, progress, names, ...readings }: Props) {
  return (
    <>
      {goals.map((goal) => (
        <section key={goal.id} id={goal.id} className={styles.pair}>
          <h3 className={styles.pairTitle}>{goal.title}</h3>
          <Clause clauseNo={goal.clauseNo} clause={goal.clause} />
          <div>
            <GoalState progress={progress?.find((p) => p.id === goal.id)} />
            <Formula source={goal.met} names={names} />
            <Readings scope={goal.id} of={goal.readings} {...readings} />
            {goal.note && <p className={styles.muted}>{goal.note}</p>}
          </div>
        </section>
      ))}
    </>
  );
}

function GoalState({ progress }: { progress: GoalProgress | undefined }) {
  const { t } = useTranslation();
  if (!progress) return null;
  return (
    <>
      <p>
        <StateTag state={progress.status} label={t(`plan.goal.${progress.status}`)} />{' '}
        {progress.text}
      </p>
      <ul className={styles.figures}>
        {progress.inputs.map((input) => (
          <li key={input.name}>
            <span className={styles.muted}>{input.name}</span>{' '}
            <strong>{input.value ?? t('plan.unknown')}</strong>{' '}
            {input.value === null ? '' : input.unit}
          </li>
        ))}
      </ul>
      {progress.missing.length > 0 && (
        <p className="mc-notice mc-notice-warning">
          {t('plan.goal.missing', { names: progress.missing.join('、') })}
        </p>
      )}
    </>
  );
}
