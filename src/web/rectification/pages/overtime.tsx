// 演练工时: hours of evening drills by person or outlet and month, for who answers for people's time.
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { DataTable, type Column } from '../../shared/data-table.tsx';
import { FilterSelect } from '../../shared/field.tsx';
import { formatCount, trimDecimal } from '../../shared/figures.ts';
import { useList, useListState, type ListState } from '../../shared/list-state.ts';
import { PageHeader } from '../../shared/page-header.tsx';
import { Tag } from '../../shared/state-tag.tsx';
import { UnitFilter } from '../../shared/unit-filter.tsx';
import { Missing, UnitLink } from '../../shared/values.tsx';
import type { Overtime, OvertimePage as Page } from '../api.ts';
import { RectificationNav } from '../parts/nav.tsx';

const ways = ['person', 'unit'] as const;
type Way = (typeof ways)[number];

export function OvertimePage() {
  const { t } = useTranslation();
  const state = useListState();
  const by: Way = state.params['by'] === 'unit' ? 'unit' : 'person';
  const list = useList<Page>('/api/drills/overtime', state.params);
  const page = list.data;
  return (
    <>
      <PageHeader title={t('drill.overtime.title')} purpose={t('drill.overtime.purpose')}>
        <RectificationNav />
      </PageHeader>
      <DataTable<Overtime>
        name={`overtime-${by}`}
        label={t('drill.overtime.title')}
        rowKey={(row) => `${row.unit.id} ${row.name} ${row.post}`}
        columns={useOvertimeColumns(by)}
        list={list}
        state={state}
        searchLabel={t('drill.overtime.search')}
        exportPath="/api/drills/overtime.xlsx"
        filters={<Filters state={state} by={by} page={page} />}
        summary={
          page &&
          page.total > 0 && (
            <p>
              {t('drill.overtime.summary', {
                month: page.month,
                hours: trimDecimal(page.hours),
                day: page.limits.dayHours,
                limit: page.limits.monthHours,
              })}
            </p>
          )
        }
        empty={{
          title: t('drill.overtime.none'),
          hint: t('drill.overtime.noneHint'),
        }}
      />
    </>
  );
}

function Filters({ state, by, page }: { state: ListState; by: Way; page: Page | undefined }) {
  const { t } = useTranslation();
  const months = page ? [...new Set([page.month, ...page.months])].toSorted().toReversed() : [];
  return (
    <>
      <FilterSelect
        label={t('drill.overtime.month')}
        value={page?.month ?? ''}
        choices={months.map((value) => ({ value, label: value }))}
        onChange={(month) => state.set({ month })}
      />
      <FilterSelect
        label={t('rectification.by')}
        value={by}
        choices={ways.map((value) => ({ value, label: t(`drill.overtime.by.${value}`) }))}
        onChange={(value) => state.set({ by: value })}
      />
      <UnitFilter state={state} />
    </>
  );
}

function whoColumns(t: TFunction, by: Way): Column<Overtime>[] {
  return by === 'person'
    ? [
        {
          key: 'name',
          title: t('drill.overtime.name'),
          always: true,
          render: (row) => row.name,
        },
        {
          key: 'post',
          title: t('rectification.post'),
          render: (row) => row.post || <Missing />,
        },
        {
          key: 'unit',
          title: t('rectification.unit'),
          sorts: ['unit'],
          render: (row) => <UnitLink unit={row.unit} />,
        },
      ]
    : [
        {
          key: 'unit',
          title: t('rectification.unit'),
          always: true,
          sorts: ['unit'],
          render: (row) => <UnitLink unit={row.unit} />,
        },
        {
          key: 'people',
          title: t('drill.overtime.people'),
          align: 'end',
          render: (row) => formatCount(row.people),
        },
      ];
}

function useOvertimeColumns(by: Way): Column<Overtime>[] {
  const { t } = useTranslation();
  const hours = (value: string) => <span className="mc-figure">{trimDecimal(value)}</span>;
  return [
    ...whoColumns(t, by),
    {
      key: 'hours',
      title: t('drill.overtime.hours'),
      align: 'end',
      sorts: ['-hours', 'hours'],
      render: (row) => hours(row.hours),
    },
    {
      key: 'drills',
      title: t('drill.overtime.drills'),
      align: 'end',
      render: (row) => t('drill.overtime.drillsOf', { n: row.drills, accepted: row.accepted }),
    },
    {
      key: 'most',
      title: t('drill.overtime.most'),
      align: 'end',
      render: (row) => (
        <span>
          {hours(row.dayMost)} / {hours(row.monthMost)}{' '}
          {row.over && <Tag tone="warning">{t('drill.overtime.over')}</Tag>}
        </span>
      ),
    },
  ];
}
