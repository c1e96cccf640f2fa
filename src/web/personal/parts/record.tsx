/** Where something about a person is kept, and what erasing would do there. */
import { useTranslation } from 'react-i18next';
import { formatCount } from '../../shared/figures.ts';
import { Tag } from '../../shared/state-tag.tsx';
import type { PersonalRecord } from '../api.ts';
import styles from './personal.module.css';

export function Record({ record }: { record: PersonalRecord }) {
  const { t } = useTranslation();
  const by = (ways: PersonalRecord['kept'][number]['by']) =>
    ways.map((way) => t(`personal.by.${way}`)).join(t('shared.value.and'));
  const heads = ['where', 'rows', 'found', 'onErasing'] as const;
  return (
    <table className={styles.table} aria-label={t('personal.kept')}>
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col">
              {t(`personal.${head}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {record.kept.map((one) => (
          <tr key={one.table}>
            <td data-label={t('personal.where')}>{one.title}</td>
            <td data-label={t('personal.rows')} className="mc-figure">
              {formatCount(one.rows)}
            </td>
            <td data-label={t('personal.found')}>{by(one.by)}</td>
            <td data-label={t('personal.onErasing')}>
              <span>
                <Tag tone={one.erasing === 'kept' ? 'warning' : 'neutral'}>
                  {t(`personal.erasing.${one.erasing}`)}
                </Tag>{' '}
                {one.why}
                {one.until && `（${one.until}）`}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
