// The mean score by wave between the lowest and the highest, against the phase target.
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Chart } from '../../shared/chart.tsx';
import { Score } from '../../shared/values.tsx';
import type { Dashboard } from '../api.ts';

type Wave = Dashboard['trend'][number];
const round = (value: string | null) =>
  value === null ? null : Math.round(Number(value) * 100) / 100;

export function Trend({ trend }: { trend: Wave[] }) {
  const { t } = useTranslation();
  const names = useMemo(
    () => ({
      mean: t('dashboard.mean'),
      target: t('dashboard.target'),
      lowest: t('dashboard.lowest'),
      highest: t('dashboard.highest'),
    }),
    [t],
  );
  const option = useMemo(() => optionOf(trend, names), [trend, names]);
  const last = trend.at(-1);
  return (
    <section className="mc-card">
      <Chart
        title={t('dashboard.trend')}
        summary={
          last ? t('dashboard.trendSummary', { wave: last.wave, mean: round(last.mean) }) : ''
        }
        option={option}
        height={300}
        table={{
          head: [
            t('dashboard.wave'),
            names.mean,
            names.lowest,
            names.highest,
            names.target,
            t('dashboard.visited'),
          ],
          rows: trend.map((wave) => [
            wave.wave,
            <Score key="mean" value={String(round(wave.mean))} target={wave.target} />,
            <Score key="lowest" value={wave.lowest} />,
            <Score key="highest" value={wave.highest} />,
            <Score key="target" value={wave.target} />,
            wave.visited,
          ]),
        }}
      />
    </section>
  );
}

type Names = Record<'mean' | 'target' | 'lowest' | 'highest', string>;

function optionOf(trend: Wave[], names: Names) {
  const lows = trend.map((wave) => Number(wave.lowest));
  return {
    tooltip: { trigger: 'axis' },
    legend: { top: 0 },
    xAxis: { type: 'category', data: trend.map((wave) => wave.wave) },
    yAxis: {
      type: 'value',
      scale: true,
      max: ({ max }: { max: number }) => Math.min(100, Math.ceil(max)),
    },
    series: [
      {
        name: names.mean,
        type: 'line',
        symbolSize: 9,
        data: trend.map((wave) => round(wave.mean)),
      },
      {
        name: names.target,
        type: 'line',
        step: 'middle',
        symbol: 'none',
        lineStyle: { type: 'dashed' },
        data: trend.map((wave) => round(wave.target)),
      },
      { name: names.lowest, type: 'scatter', symbolSize: 6, data: lows },
      {
        name: names.highest,
        type: 'scatter',
        symbolSize: 6,
        data: trend.map((wave) => round(wave.highest)),
      },
    ],
  };
}
