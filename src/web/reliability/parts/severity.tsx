// Each inspector against the others: a point and its interval, zero being no difference.
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Chart } from '../../shared/chart.tsx';
import type { Reliability } from '../api.ts';
import { rangeText, signed } from './words.ts';

type Inspector = Reliability['inspectors'][number];
/** More than this many lines nobody reads; the table has all. */
const drawn = 30;

export function Severity({ report }: { report: Reliability }) {
  const { t } = useTranslation();
  const { inspectors, groups } = report;
  const sorted = useMemo(
    () => inspectors.toSorted((a, b) => b.severity - a.severity),
    [inspectors],
  );
  const option = useMemo(() => optionOf(extremes(sorted)), [sorted]);
  if (sorted.length === 0)
    return <p className="mc-quiet mc-note">{t('reliability.tooFewInspectors')}</p>;
  return (
    <section className="mc-card">
      <Chart
        title={t('reliability.severity')}
        summary={`${t('reliability.severitySummary')}${groups > 1 ? t('reliability.groups', { groups }) : ''}`}
        option={option}
        height={Math.min(drawn, sorted.length) * 30 + 60}
        table={{
          head: [
            t('reliability.inspector'),
            t('reliability.severityPoints'),
            t('reliability.interval'),
            t('reliability.scores'),
            t('reliability.outlets'),
            t('reliability.conclusion'),
          ],
          rows: sorted.map((one) => [
            one.name,
            signed(one.severity),
            rangeText(one.interval),
            one.scores,
            one.outlets,
            t(`reliability.verdicts.${one.verdict}`),
          ]),
        }}
      />
      <Advice inspectors={sorted} />
    </section>
  );
}

/** The most severe and the most lenient when there are too many to draw. */
const extremes = (sorted: Inspector[]) =>
  sorted.length <= drawn ? sorted : [...sorted.slice(0, drawn / 2), ...sorted.slice(-drawn / 2)];

function Advice({ inspectors }: { inspectors: Inspector[] }) {
  const { t } = useTranslation();
  const apart = inspectors.filter(({ verdict }) => verdict === 'severe' || verdict === 'lenient');
  if (apart.length === 0) return null;
  return (
    <ul>
      {apart.map((one) => (
        <li key={one.name}>
          {t(`reliability.advice.${one.verdict as 'severe' | 'lenient'}`, {
            name: one.name,
            points: Math.abs(one.severity).toFixed(1),
          })}
        </li>
      ))}
    </ul>
  );
}

function optionOf(sorted: Inspector[]) {
  const list = sorted.toReversed();
  const reach = Math.ceil(Math.max(1, ...list.flatMap(({ interval }) => interval.map(Math.abs))));
  const isApart = ({ verdict }: Inspector) => verdict === 'severe' || verdict === 'lenient';
  return {
    tooltip: { trigger: 'item', formatter: '{b}' },
    grid: { left: 8, right: 24, top: 8, bottom: 8, containLabel: true },
    // Zero stands in the middle, so that severe and lenient are on either side of it.
    xAxis: { type: 'value', min: -reach, max: reach },
    yAxis: { type: 'category', data: list.map(({ name }) => name) },
    series: [
      ...list.map((one) => ({
        type: 'line',
        symbol: 'none',
        silent: true,
        lineStyle: { width: 3, color: isApart(one) ? '#b45309' : '#94a3b8' },
        data: one.interval.map((at) => [at, one.name]),
      })),
      {
        type: 'scatter',
        symbolSize: 11,
        z: 5,
        data: list.map((one) => ({
          name: `${one.name} ${signed(one.severity)}`,
          value: [one.severity, one.name],
          itemStyle: isApart(one) ? { color: '#b45309' } : {},
        })),
        markLine: {
          symbol: 'none',
          silent: true,
          label: { show: false },
          data: [{ xAxis: 0 }],
        },
      },
    ],
  };
}
