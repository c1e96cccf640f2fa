// Every version of the plan: old results always open in their own.
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { PlanVersion } from '../../../contract/plan-version.ts';
import { StateTag } from '../../shared/state-tag.tsx';
import { Moment } from '../../shared/values.tsx';
import styles from './plan.module.css';

export function Versions({ version }: { version: PlanVersion }) {
  const { t } = useTranslation();
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t('plan.version.no')}</th>
          <th scope="col">{t('plan.version.state')}</th>
          <th scope="col">{t('plan.version.publishedAt')}</th>
          <th scope="col">{t('plan.version.createdBy')}</th>
        </tr>
      </thead>
      <tbody>
        {version.versions.map((row) => (
          <tr key={row.id} aria-current={row.id === version.id || undefined}>
            <td>
              <Link to="/plans/$versionId" params={{ versionId: String(row.id) }}>
                {t('plan.version.nth', { version: row.version })}
              </Link>
              {row.id === version.id && ` ${t('plan.version.this')}`}
            </td>
            <td>
              <StateTag state={row.state} />
            </td>
            <td>
              <Moment value={row.publishedAt} />
            </td>
            <td>{row.createdBy}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
