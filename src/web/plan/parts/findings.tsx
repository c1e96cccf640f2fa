// What stands in the way of publishing, each with its place in the plan.
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import type { PlanFinding } from '../../../contract/settlement.ts';

type Props = { findings: PlanFinding[]; onJump?: (finding: PlanFinding) => void };

export function Findings({ findings, onJump }: Props) {
  const { t } = useTranslation();
  if (findings.length === 0) return null;
  return (
    <Alert
      type="error"
      showIcon
      title={t('plan.finding.title', { count: findings.length })}
      description={
        <ul>
          {findings.map((finding) => (
            <li key={finding.path + finding.code + finding.message}>
              {onJump ? (
                <button type="button" className="mc-link" onClick={() => onJump(finding)}>
                  {finding.path}
                </button>
              ) : (
                <code>{finding.path}</code>
              )}
              ：{finding.message}
            </li>
          ))}
        </ul>
      }
    />
  );
}
