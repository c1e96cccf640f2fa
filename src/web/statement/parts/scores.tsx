// The year's scores against the phase targets (a step line), and each visit's places.
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Statement } from '../../../contract/ledger.ts';
import { Chart } from '../../shared/chart.tsx';
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
  return (
    <ul className={styles.visits} aria-label={t('statement.visits')}>
      {scores.map((row) => (
        <li key={row.inspectionId}>
          <span>
            <Link
              to="/inspections/$unitId/$inspectionId"
              params={{ unitId: String(unitId), inspectionId: String(row.inspectionId) }}
            >
              {row.wave} {row.kind}
            </Link>{' '}
            <span className="mc-quiet">
              <Day value={row.visitedOn} /> {row.phase}
            </span>
          </span>
          <Score value={row.score} target={row.target} />
          <span className={styles.places}>
            {placesOf(row).map((place) => (
              <PlaceWithin key={place.within} place={place} />
            ))}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Only the provincial checks are ranked beyond the county that made the check. */
const placesOf = (row: Row) =>
  row.kind === '省行神秘人' ? row.places : row.places.filter((one) => one.within === '县行');

function PlaceWithin({ place }: { place: Row['places'][number] }) {
  const { t } = useTranslation();
  return (
    <span>
      <span className="mc-quiet">{t(`ranking.range.${place.within}` as 'ranking.range.省行')}</span>{' '}
      <Place place={place.place} of={place.visited} fromBottom={place.fromBottom} />
      {place.tied > 1 && (
        <span className="mc-quiet"> · {t('ranking.tied', { n: place.tied })}</span>
      )}
    </span>
  );
}

function optionOf(rows: Row[], score: string, target: string) {
  return {
    tooltip: { trigger: 'axis' },
    legend: { top: 0, right: 0 },
    xAxis: { type: 'category', data: rows.map((row) => row.wave), boundaryGap: true },
    yAxis: {
      type: 'value',
      scale: true,
      boundaryGap: ['15%', '10%'],
      max: ({ max }: { max: number }) => Math.min(100, Math.ceil(max + 1)),
    },
    series: [
      {
        name: score,
        type: 'line',
        symbolSize: 9,
        // Its label stands away from the target line.
        data: rows.map((row) => ({
          value: Number(row.score),
          label: { position: Number(row.score) < Number(row.target) ? 'bottom' : 'top' },
        })),
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
