/** 保存期限: how long each class is kept, what the next night takes, what stops it, what went. */
import { useTranslation } from 'react-i18next';
import { ErrorState } from '../../shared/error-state.tsx';
import { formatCount } from '../../shared/figures.ts';
import { Loading } from '../../shared/loading.tsx';
import { PageHeader } from '../../shared/page-header.tsx';
import { Day, Moment } from '../../shared/values.tsx';
import { useRetention, type RetentionAnswer } from '../api.ts';
import { Holds } from '../parts/holds.tsx';
import { PersonalNav } from '../parts/nav.tsx';
import { SettingsForm } from '../parts/settings-form.tsx';
import styles from '../parts/personal.module.css';

export function RetentionPage() {
  const { t } = useTranslation();
  const { data, error, refetch } = useRetention();
  return (
    <>
      <PageHeader title={t('personal.retention')} purpose={t('personal.retentionPurpose')}>
        <PersonalNav />
      </PageHeader>
      {error ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : !data ? (
        <Loading />
      ) : (
        <div className="mc-stack">
          <SettingsForm key={data.version} retention={data} />
          <Holds holds={data.holds} mayHold={data.abilities.hold} />
          <Sweeps sweeps={data.sweeps} />
        </div>
      )}
    </>
  );
}

function Sweeps({ sweeps }: Pick<RetentionAnswer, 'sweeps'>) {
  const { t } = useTranslation();
  const heads = ['sweptAt', 'class', 'before', 'removed', 'held'] as const;
  return (
    <section className="mc-card mc-stack">
      <h2>{t('personal.sweeps')}</h2>
      {sweeps.length === 0 && <p className="mc-quiet">{t('personal.noSweeps')}</p>}
      {sweeps.length > 0 && (
        <table className={styles.table} aria-label={t('personal.sweeps')}>
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
            {sweeps.map((one) => (
              <tr key={one.id}>
                <td data-label={t('personal.sweptAt')}>
                  <Moment value={one.at} />
                </td>
                <td data-label={t('personal.class')}>{t(`personal.classes.${one.kind}`)}</td>
                <td data-label={t('personal.before')}>
                  <Day value={one.before} />
                </td>
                <td data-label={t('personal.removed')}>{formatCount(one.removed)}</td>
                <td data-label={t('personal.held')}>{formatCount(one.held)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
