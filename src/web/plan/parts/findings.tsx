// What stands in the way of publishing, each with its place in the plan.
import { useTranslation } from 'react-i18next';
import type { Plan } from '../../../contract/plan.ts';
import type { PlanFinding } from '../../../contract/plan-version.ts';
import { useFindingPlace } from './finding-place.ts';
import styles from './plan.module.css';

type Props = { plan: Plan; findings: PlanFinding[]; onJump?: (finding: PlanFinding) => void };

export function Findings({ plan, findings, onJump }: Props) {
  const { t } = useTranslation();
  const placeOf = useFindingPlace(plan);
  if (findings.length === 0) return null;
  return (
    <section className="mc-notice mc-notice-bad" role="alert">
      <strong>{t('plan.finding.title', { count: findings.length })}</strong>
      <ul className={styles.findings}>
        {findings.map((finding) => (
          <li key={finding.path + finding.code + finding.message}>
            {onJump ? (
              <button type="button" className={styles.jump} onClick={() => onJump(finding)}>
                {placeOf(finding.path)}
              </button>
            ) : (
              <strong>{placeOf(finding.path)}</strong>
            )}{' '}
            {finding.message}
          </li>
        ))}
      </ul>
    </section>
  );
}
