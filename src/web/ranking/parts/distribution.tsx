// How many outlets scored in each whole-point band, with the phase target as a line.
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Chart } from '../../shared/chart.tsx';
import { formatCount, trimDecimal } from '../../shared/figures.ts';
import type { Ranking } from '../api.ts';

export function Distribution({ ranking }: { ranking: Ranking }) {
  const { t } = useTranslation();
  const { distribution, target } = ranking;
  const label = target ? t('ranking.target', { target: trimDecimal(target) }) : '';
  const option = useMemo(
    () => optionOf(distribution, target, label),
    [distribution, target, label],
  );
  const count = (of: Ranking['distribution']) => of.reduce((sum, band) => sum + band.count, 0);
  const below = target
    ? distribution.filter((band) => Number(band.from) + 1 <= Number(target))
    : [];
  return (
    <div className="mc-card">
      <Chart
        title={t('ranking.distribution')}
        summary={
          target
            ? t('ranking.belowSummary', {
                all: formatCount(count(distribution)),
                below: formatCount(count(below)),
                target: trimDecimal(target),
              })
            : t('ranking.allSummary', { all: formatCount(count(distribution)) })
        }
        option={option}
        height={190}
        table={{
          head: [t('ranking.band'), t('ranking.outlets')],
          rows: distribution.map((band) => [bandText(band.from), band.count]),
        }}
      />
    </div>
  );
}

const bandText = (from: string) => `${Number(from)}–${Number(from) + 1}`;

function optionOf(bands: Ranking['distribution'], target: string | null, label: string) {
  const first = Number(bands[0]?.from ?? 0);
  // A value axis, so that a target such as 97.5 stands where it belongs between two bars.
  return {
    tooltip: { trigger: 'axis' },
    xAxis: {
      type: 'value',
      min: first,
      max: Number(bands.at(-1)?.from ?? 99) + 1,
      interval: Math.ceil(bands.length / 12),
    },
    yAxis: { type: 'value', minInterval: 1 },
    series: [
      {
        type: 'bar',
        barWidth: '86%',
        data: bands.map((band) => ({
          value: [Number(band.from) + 0.5, band.count],
          name: bandText(band.from),
          itemStyle:
            target && Number(band.from) < Math.floor(Number(target)) ? { color: '#b45309' } : {},
        })),
        ...(target
          ? {
              markLine: {
                symbol: 'none',
                label: { formatter: label, position: 'end' },
                data: [{ xAxis: Number(target) }],
              },
            }
          : {}),
      },
    ],
  };
}
