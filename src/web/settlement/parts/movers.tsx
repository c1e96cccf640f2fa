// The outlets whose total moves, biggest change first: a chart of the first ones and the whole list.
import { Input } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Preview } from '../../../contract/settlement.ts';
import { Chart, PlainTable } from '../../shared/chart.tsx';
import { EmptyState } from '../../shared/empty-state.tsx';
import { Amount, UnitLink } from '../../shared/values.tsx';
import styles from './preview.module.css';

const drawn = 20;
type Mover = Preview['units'][number];

/** @param all how many outlets move; the page lists the first of them, the workbook every one */
export function Movers({ units, all }: { units: Mover[]; all: number }) {
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  const head = [
    t('settlement.outlet'),
    t('settlement.before'),
    t('settlement.after'),
    t('settlement.change'),
  ];
  const shown = units.filter(({ unit }) => `${unit.code} ${unit.name}`.includes(search.trim()));
  const option = useMemo(() => chartOf(units.slice(0, drawn)), [units]);
  if (units.length === 0)
    return <EmptyState title={t('settlement.nobody')} hint={t('settlement.nobodyHint')} />;
  const rows = (list: Mover[]) =>
    list.map((row) => [
      <UnitLink key="unit" unit={row.unit} code />,
      <Amount key="before" value={row.before} plain />,
      <Amount key="after" value={row.after} plain />,
      <Amount key="change" value={row.change} />,
    ]);
  return (
    <section className="mc-stack">
      <Chart
        title={t('settlement.movers')}
        summary={t('settlement.moversSummary', { shown: Math.min(drawn, units.length) })}
        option={option}
        height={Math.max(140, Math.min(drawn, units.length) * 24 + 48)}
        table={{ head, rows: rows(units.slice(0, drawn)) }}
      />
      <Input
        type="search"
        allowClear
        value={search}
        aria-label={t('settlement.search')}
        placeholder={t('settlement.search')}
        onChange={(event) => setSearch(event.target.value)}
        className={styles.search}
      />
      <div className={styles.scroll} tabIndex={0} role="region" aria-label={t('settlement.movers')}>
        <PlainTable head={head} rows={rows(shown)} label={t('settlement.movers')} />
      </div>
      {all > units.length && (
        <p className={styles.quiet}>{t('settlement.listedOf', { n: units.length, all })}</p>
      )}
    </section>
  );
}

function chartOf(units: Mover[]) {
  const list = [...units].reverse();
  return {
    tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' } },
    grid: { left: 8, right: 24, top: 8, bottom: 8, containLabel: true },
    xAxis: { type: 'value' },
    yAxis: { type: 'category', data: list.map((row) => row.unit.name) },
    series: [
      {
        type: 'bar',
        data: list.map((row) => ({
          value: Number(row.change),
          itemStyle: row.change.startsWith('-') ? { color: '#b45309' } : {},
        })),
      },
    ],
  };
}
