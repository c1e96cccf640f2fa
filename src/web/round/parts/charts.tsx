/** Who has come how far, and how many visits were submitted on each day. */
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoundDetail } from '../../../contract/round.ts';
import { visitStates } from '../../../domain/visit/model.ts';
import { Chart } from '../../shared/chart.tsx';
import { formatDay } from '../../shared/figures.ts';
import { Score } from '../../shared/values.tsx';

/** One colour a state, from untouched to final: the palette's own would begin again. */
const colours = ['#b9c6c3', '#4a5fa5', '#7b6fc0', '#b8860b', '#5aa08f', '#0f766e'];

/** The most inspectors drawn; the table holds all. */
const drawn = 20;

export function Charts({ round }: { round: RoundDetail }) {
  const { t } = useTranslation();
  const { inspectors, counts, submitted } = round;
  const names = visitStates.map((state) => t(`visit.states.${state}`)).join('\n');
  const bars = useMemo(
    () => barsOf(inspectors.slice(0, drawn), names.split('\n')),
    [inspectors, names],
  );
  const days = useMemo(() => daysOf(submitted), [submitted]);
  const sum = submitted.reduce((all, { count }) => all + count, 0);
  return (
    <>
      <div className="mc-card">
        <Chart
          title={t('round.byInspector')}
          summary={t('round.byInspectorSummary', { people: inspectors.length, ...counts })}
          option={bars}
          height={Math.max(170, 90 + Math.min(drawn, inspectors.length) * 30)}
          table={{
            head: [
              t('round.inspector'),
              ...visitStates.map((state) => t(`visit.states.${state}`)),
              t('visit.overdue'),
              t('round.mean'),
            ],
            rows: inspectors.map((one) => [
              <Link
                key="name"
                to="/visits"
                search={{ roundId: String(round.id), ownerId: one.ownerId }}
              >
                {one.name}
              </Link>,
              ...visitStates.map((state) => one[state]),
              one.overdue,
              <Score key="mean" value={one.mean} />,
            ]),
          }}
        />
      </div>
      {submitted.length > 1 && (
        <div className="mc-card">
          <Chart
            title={t('round.byDay')}
            summary={t('round.byDaySummary', { n: sum })}
            option={days}
            height={180}
            table={{
              head: [t('round.day'), t('round.submitted')],
              rows: submitted.map(({ day, count }) => [formatDay(day), count]),
            }}
          />
        </div>
      )}
    </>
  );
}

const barsOf = (inspectors: RoundDetail['inspectors'], names: string[]) => ({
  color: colours,
  tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' } },
  legend: { bottom: 0 }, // two rows of states on a phone
  grid: { left: 8, right: 16, top: 8, bottom: 56, containLabel: true },
  xAxis: { type: 'value', minInterval: 1 },
  yAxis: { type: 'category', inverse: true, data: inspectors.map(({ name }) => name) },
  series: visitStates.map((state, at) => ({
    type: 'bar',
    stack: 'visits',
    name: names[at],
    data: inspectors.map((one) => one[state]),
  })),
});

const daysOf = (submitted: RoundDetail['submitted']) => ({
  tooltip: { trigger: 'axis' },
  xAxis: { type: 'category', data: submitted.map(({ day }) => day.slice(5)) },
  yAxis: { type: 'value', minInterval: 1 },
  series: [{ type: 'bar', data: submitted.map(({ count }) => count) }],
});
