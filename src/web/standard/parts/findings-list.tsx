/** What the structural check found, each with its place; errors first. */
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Tag } from '../../shared/state-tag.tsx';
import type { ShownFinding } from '../api.ts';
import styles from './standard.module.css';

type Props = { findings: readonly ShownFinding[]; onGo?: (path: string) => void };

export function FindingsList({ findings, onGo }: Props) {
  const { t } = useTranslation();
  if (findings.length === 0) return <p className="mc-notice">{t('standard.finding.none')}</p>;
  const errors = findings.filter(({ severity }) => severity === 'error');
  const notices = findings.filter(({ severity }) => severity === 'notice');
  return (
    <section
      className={`mc-notice ${errors.length > 0 ? 'mc-notice-bad' : 'mc-notice-warning'}`}
      aria-label={t('standard.finding.title')}
    >
      <strong>
        {t('standard.finding.title')}：
        {t('standard.finding.count', { errors: errors.length, notices: notices.length })}
      </strong>
      <ul className={`mc-plain-list ${styles.findings}`}>
        {[...errors, ...notices].map((finding, at) => (
          <li key={at}>
            <span>
              <Tag tone={finding.severity === 'error' ? 'bad' : 'warning'}>
                {t(`standard.finding.${finding.severity}`)}
              </Tag>{' '}
              <strong>{finding.place || t('standard.finding.whole')}</strong> {finding.message}
            </span>
            {onGo && (
              <Button size="small" onClick={() => onGo(finding.path)}>
                {t('standard.finding.go')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
