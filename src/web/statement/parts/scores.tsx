// The year's scores against the phase targets (a step line), and each visit's places.
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Statement } from '../../../contract/settlement.ts';
import { Chart, PlainTable } from '../../shared/chart.tsx';
import { Day, Place, Score } from '../../shared/values.tsx';
import styles from './statement.module.css';

type Row = Statement['scores'][number];

export function Scores({ statement }: { statement: Statement }) {
  const { t } = useTranslation();
  const { scores } = statement;
  const ranked = useMemo(() => scores.filter((row) => row.kind === '省行神秘人'), [scores]);
  const [score, target] = [t('statement.score'), t('statement.target')];
  const option = useMemo(() => optionOf(ranked, score, target), [ranked, score, target]);
  if (scores.length === 0) return null;
  const met = ranked.filter((row) => row.target && Number(row.score) >= Number(row.target)).length;
  return (
    <section className="mc-card">
      <Chart
        title={t('statement.scores')}
        summary={t('statement.scoresSummary', { visits: ranked.length, met })}
        option={option}
        height={240}
        table={{
          head: [t('statement.wave'), t('statement.score'), t('statement.target')],
          rows: ranked.map((row) => [
            row.wave,
            <Score key="score" value={row.score} target={row.target} />,
            <Score key="target" value={row.target} />,
          ]),
        }}
      />
      <Visits unitId={statement.unit.id} scores={scores} />
    </section>
  );
}

function Visits({ unitId, scores }: { unitId: number; scores: Row[] }) {
  const { t } = useTranslation();
  const within = [...new Set(scores.flatMap((row) => row.places.map((place) => place.within)))];
  const head = [
    t('statement.wave'),
    t('statement.visitedOn'),
    t('statement.phase'),
    t('statement.score'),
    ...within.map((range) => t(`ranking.range.${range}` as 'ranking.range.省行')),
  ];
  const rows = scores.map((row) => [
    <Link
      key="wave"
      to="/inspections/$unitId/$inspectionId"
      params={{ unitId: String(unitId), inspectionId: String(row.inspectionId) }}
    >
      {row.wave} {row.kind}
    </Link>,
    <Day key="day" value={row.visitedOn} />,
    row.phase ?? '—',
    <Score key="score" value={row.score} target={row.target} />,
    ...within.map((range) => <PlaceWithin key={range} row={row} range={range} />),
  ]);
  return (
    <div className={styles.scroll} tabIndex={0} role="region" aria-label={t('statement.visits')}>
      <PlainTable label={t('statement.visits')} head={head} rows={rows} />
    </div>
  );
}

function PlaceWithin({ row, range }: { row: Row; range: string }) {
  const { t } = useTranslation();
  const place = row.places.find((one) => one.within === range);
  if (!place) return <>—</>;
  return (
    <>
      <Place place={place.place} of={place.visited} fromBottom={place.fromBottom} />
      {place.tied > 1 && ` ${t('ranking.tied', { n: place.tied })}`}
    </>
  );
}

function optionOf(rows: Row[], score: string, target: string) {
  const values = rows.flatMap((row) => [Number(row.score), Number(row.target ?? row.score)]);
  return {
    tooltip: { trigger: 'axis' },
    legend: { top: 0, right: 0 },
    xAxis: { type: 'category', data: rows.map((row) => row.wave), boundaryGap: true },
    yAxis: {
      type: 'value',
      min: Math.floor(Math.min(...values) - 1),
      max: Math.min(100, Math.ceil(Math.max(...values) + 1)),
    },
    series: [
      {
        name: score,
        type: 'line',
        symbolSize: 9,
        data: rows.map((row) => Number(row.score)),
        label: { show: true },
      },
      {
        name: target,
        type: 'line',
        step: 'middle',
        symbol: 'none',
        lineStyle: { type: 'dashed' },
        data: rows.map((row) => (row.target === null ? null : Number(row.target))),
      },
    ],
  };
}
