// What more visits, or a second inspector at each, would be worth.
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Chart } from '../../shared/chart.tsx';
import type { Reliability } from '../api.ts';
import { coefficient } from './words.ts';

type Need = NonNullable<Reliability['need']>;

const percent = (share: number) => `${Math.round(share * 100)} %`;

export function VisitsNeeded({ need }: { need: Need }) {
  const { t } = useTranslation();
  const people = [...new Set(need.plans.map(({ inspectors }) => inspectors))];
  const names = people.map((count) => t('reliability.people', { count })).join('|');
  const option = useMemo(() => optionOf(need, names.split('|')), [need, names]);
  return (
    <section className="mc-card">
      <Chart
        title={t('reliability.plans')}
        summary={
          need.shares
            ? t(
                need.shares.visit === null ? 'reliability.sharesTogether' : 'reliability.shares',
                sharesOf(need.shares),
              )
            : t('reliability.noShares')
        }
        option={option}
        height={240}
        table={{
          head: [
            t('reliability.visits'),
            t('reliability.inspectorsEach'),
            t('reliability.forMark'),
            t('reliability.forRanking'),
            t('reliability.error'),
            t('reliability.oddVisit'),
          ],
          rows: need.plans.map((plan) => [
            plan.visits,
            plan.inspectors,
            coefficient(plan.forMark),
            coefficient(plan.forRanking),
            plan.se.toFixed(2),
            `${plan.oddVisit.toFixed(0)} %`,
          ]),
        }}
      />
    </section>
  );
}

const sharesOf = ({ outlet, visit, inspector, residual }: NonNullable<Need['shares']>) => ({
  outlet: percent(outlet),
  visit: percent(visit ?? 0),
  inspector: percent(inspector),
  residual: percent(residual),
});

function optionOf({ plans, target }: Need, names: string[]) {
  const people = [...new Set(plans.map(({ inspectors }) => inspectors))];
  const visits = [...new Set(plans.map((plan) => plan.visits))];
  return {
    tooltip: { trigger: 'axis' },
    legend: { top: 0, right: 0 },
    xAxis: { type: 'category', data: visits },
    yAxis: { type: 'value', min: 0, max: 1 },
    series: people.map((count, at) => ({
      name: names[at],
      type: 'line',
      data: visits.map((number) => {
        const plan = plans.find((one) => one.visits === number && one.inspectors === count);
        return plan?.forMark === null || !plan ? null : Number(plan.forMark.toFixed(3));
      }),
      ...(at === 0
        ? { markLine: { symbol: 'none', lineStyle: { type: 'dashed' }, data: [{ yAxis: target }] } }
        : {}),
    })),
  };
}
