/** Points lost per visit, wave by wave, over the items that can be followed; the rest beside them. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inspectionKinds } from '../../../domain/inspection/model.ts';
import { Chart } from '../../shared/chart.tsx';
import { EmptyState } from '../../shared/empty-state.tsx';
import { ErrorState } from '../../shared/error-state.tsx';
import { FilterSelect } from '../../shared/field.tsx';
import { Loading } from '../../shared/loading.tsx';
import { trendQuery, type StandardVersion, type Trend } from '../api.ts';
import styles from './standard.module.css';

export function TrendView({ standard }: { standard: StandardVersion }) {
  const { t } = useTranslation();
  const [kind, setKind] = useState<string>(inspectionKinds[0]);
  const { data, error, refetch } = useQuery(trendQuery(standard.id, kind));
  return (
    <section className="mc-stack">
      <div className="mc-toolbar mc-noprint">
        <FilterSelect
          label={t('standard.trend.kind')}
          value={kind}
          choices={inspectionKinds.map((value) => ({ value, label: value }))}
          onChange={setKind}
        />
      </div>
      {error && <ErrorState error={error} retry={() => void refetch()} />}
      {!error && !data && <Loading />}
      {data && <TrendChart trend={data} />}
    </section>
  );
}

function TrendChart({ trend }: { trend: Trend }) {
  const { t } = useTranslation();
  const { points, followed, others, versions } = trend;
  if (points.length === 0) {
    return <EmptyState title={t('standard.trend.none')} hint={t('standard.trend.noneHint')} />;
  }
  const series = (['comparable', 'rest'] as const).map((key) => ({
    name: t(`standard.trend.${key}`),
    type: key === 'comparable' ? 'line' : 'bar',
    data: points.map((point) => Number(point[key])),
  }));
  return (
    <>
      <Chart
        title={t('standard.trend.title')}
        summary={t('standard.trend.summary', { followed, waves: points.length })}
        option={{
          legend: { bottom: 0 },
          grid: { left: 48, right: 16, top: 24, bottom: 56 },
          tooltip: { trigger: 'axis' },
          xAxis: { type: 'category', data: points.map(({ wave }) => wave) },
          yAxis: { type: 'value', min: 0 },
          series,
        }}
        table={{
          head: [
            t('standard.trend.wave'),
            t('standard.trend.visits'),
            t('standard.trend.comparable'),
            t('standard.trend.rest'),
          ],
          rows: points.map(({ wave, visits, comparable, rest }) => [
            wave,
            visits,
            comparable,
            rest,
          ]),
        }}
      />
      <p className="mc-quiet">{t('standard.trend.versions', { versions: versions.join('、') })}</p>
      {others.length > 0 && (
        <details className={`mc-card ${styles.module}`}>
          <summary>
            <h2>{t('standard.trend.othersTitle', { count: others.length })}</h2>
          </summary>
          <ul>
            {others.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
