// Pareto of problems, and whether measures work.
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Chart } from '../../shared/chart.tsx';
import { EmptyState } from '../../shared/empty-state.tsx';
import { ErrorState } from '../../shared/error-state.tsx';
import { FilterSelect } from '../../shared/field.tsx';
import { formatCount, trimDecimal } from '../../shared/figures.ts';
import { useListState } from '../../shared/list-state.ts';
import { Loading } from '../../shared/loading.tsx';
import { PageHeader } from '../../shared/page-header.tsx';
import { UnitFilter } from '../../shared/unit-filter.tsx';
import { usePareto, type Pareto } from '../api.ts';
import { RectificationNav } from '../parts/nav.tsx';
import { Effect } from '../parts/effect.tsx';
import { isCause, percent } from '../parts/words.tsx';

const ways = ['item', 'cause', 'post', 'unit', 'category'] as const;
type Way = (typeof ways)[number];

export function FiguresPage() {
  const { t } = useTranslation();
  const state = useListState();
  const by = ways.find((way) => way === state.params['by']) ?? 'item';
  const found = usePareto({ by, unitId: state.params['unitId'] });
  return (
    <>
      <PageHeader title={t('rectification.figures')} purpose={t('rectification.figuresPurpose')}>
        <RectificationNav />
      </PageHeader>
      <div className="mc-stack">
        <div className="mc-toolbar mc-noprint">
          <FilterSelect
            label={t('rectification.by')}
            value={by}
            choices={ways.map((value) => ({
              value,
              label: `${t('rectification.by')}${t(`rectification.bys.${value}`)}`,
            }))}
            onChange={(value) => state.set({ by: value })}
          />
          <UnitFilter state={state} />
        </div>
        {found.error && <ErrorState error={found.error} retry={() => void found.refetch()} />}
        {!found.data && !found.error && <Loading />}
        {found.data && found.data.rows.length === 0 && (
          <EmptyState title={t('rectification.noFigures')} hint={t('rectification.noneHint')} />
        )}
        {found.data && found.data.rows.length > 0 && (
          <>
            <Bars pareto={found.data} by={by} />
            <Effect effect={found.data.effect} />
          </>
        )}
      </div>
    </>
  );
}

const drawn = 15;
function Bars({ pareto, by }: { pareto: Pareto; by: Way }) {
  const { t } = useTranslation();
  const names = pareto.rows.map(({ key, name }) => {
    if (by === 'cause')
      return isCause(key) ? t(`rectification.causes.${key}`) : t('rectification.noCause');
    if (by === 'post') return name || t('rectification.noPost');
    return by === 'item' && key ? `${key} ${name}` : name || '—';
  });
  const count = t('rectification.count');
  const cumulative = t('rectification.cumulative');
  const option = useMemo(
    () => optionOf(pareto, names, count, cumulative),
    [pareto, names, count, cumulative],
  );
  const few = Math.min(3, pareto.rows.length);
  return (
    <div className="mc-card">
      <Chart
        title={t('rectification.paretoTitle')}
        summary={t('rectification.paretoSummary', {
          n: formatCount(pareto.total.n),
          points: trimDecimal(pareto.total.points),
          top: few,
          share: percent(pareto.rows[few - 1]!.cumulative),
        })}
        option={option}
        height={100 + Math.min(drawn, pareto.rows.length) * 26}
        table={{
          head: [
            t(`rectification.bys.${by}`),
            count,
            cumulative,
            t('rectification.points'),
            t('rectification.ofRepeats'),
          ],
          rows: pareto.rows.map((row, at) => [
            names[at],
            formatCount(row.n),
            `${percent(row.cumulative)}%`,
            trimDecimal(row.points),
            formatCount(row.repeated),
          ]),
        }}
      />
    </div>
  );
}

function optionOf(pareto: Pareto, names: string[], count: string, cumulative: string) {
  const rows = pareto.rows.slice(0, drawn);
  return {
    tooltip: { trigger: 'axis' },
    legend: { top: 0 },
    grid: { left: 8, right: 16, top: 52, bottom: 8, containLabel: true },
    yAxis: {
      type: 'category',
      inverse: true,
      data: names.slice(0, drawn),
      axisLabel: { interval: 0, width: 120, overflow: 'truncate' },
    },
    xAxis: [
      { type: 'value', minInterval: 1 },
      {
        type: 'value',
        min: 0,
        max: 100,
        interval: 50,
        axisLabel: { formatter: '{value}%' },
        splitLine: { show: false },
      },
    ],
    series: [
      { name: count, type: 'bar', data: rows.map((row) => row.n) },
      {
        name: cumulative,
        type: 'line',
        xAxisIndex: 1,
        data: rows.map((row) => Math.round(row.cumulative * 100)),
      },
    ],
  };
}
