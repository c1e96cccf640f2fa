// 检查来源对照: the sources of checks side by side, how far they lie apart, and at which outlets.
import { useTranslation } from 'react-i18next';
import { DataTable, type Column } from '../../shared/data-table.tsx';
import { ErrorState } from '../../shared/error-state.tsx';
import { FilterSelect } from '../../shared/field.tsx';
import { InspectionNav } from '../../shared/inspection-nav.tsx';
import { useList, useListState, type ListState, type Page } from '../../shared/list-state.ts';
import { PageHeader } from '../../shared/page-header.tsx';
import { UnitFilter } from '../../shared/unit-filter.tsx';
import { Missing, UnitLink } from '../../shared/values.tsx';
import { SpanFilter } from '../../shared/span-filter.tsx';
import { useSources, type CheckSources, type SourceOutlet } from '../api.ts';
import { SourceTable } from '../parts/source-table.tsx';
import { points, useSourceName } from '../parts/words.ts';

const path = '/api/check-sources/outlets';

export function SourcesPage() {
  const { t } = useTranslation();
  const state = useListState({ sort: '-gap' });
  const { against, from, to, wave, unitId } = state.params;
  const report = useSources({ against, from, to, wave, unitId });
  const { against: _, ...asked } = state.params;
  const list = useList<Page<SourceOutlet>>(path, asked);
  const columns = useColumns(report.data);
  return (
    <>
      <PageHeader title={t('reliability.sources.title')} purpose={t('reliability.sources.purpose')}>
        <InspectionNav />
      </PageHeader>
      <div className="mc-stack">
        {report.error && <ErrorState error={report.error} retry={() => void report.refetch()} />}
        {report.data && report.data.sources.length > 0 && <SourceTable report={report.data} />}
        <DataTable
          name="check-sources"
          label={t('reliability.sources.outlets')}
          rowKey={(row) => row.unit.id}
          columns={columns}
          list={list}
          state={{ ...state, params: asked }}
          searchLabel={t('reliability.sources.search')}
          exportPath={`${path}.xlsx`}
          filters={<Filters state={state} report={report.data} />}
          empty={{
            title: t('reliability.sources.none'),
            hint: t('reliability.sources.noneHint'),
          }}
        />
      </div>
    </>
  );
}

function Filters({ state, report }: { state: ListState; report: CheckSources | undefined }) {
  const { t } = useTranslation();
  const nameOf = useSourceName();
  return (
    <>
      {report?.against && (
        <FilterSelect
          label={t('reliability.sources.against')}
          value={report.against}
          choices={report.sources.map(({ source }) => ({
            value: source,
            label: t('reliability.sources.comparedWith', { source: nameOf(source) }),
          }))}
          onChange={(value) => state.set({ against: value })}
        />
      )}
      <FilterSelect
        label={t('reliability.sources.wave')}
        all={t('reliability.sources.allWaves')}
        value={state.params['wave'] ?? ''}
        choices={(report?.waves ?? []).map((value) => ({ value, label: value }))}
        onChange={(value) => state.set({ wave: value || null })}
      />
      <SpanFilter state={state} />
      <UnitFilter state={state} />
    </>
  );
}

function useColumns(report: CheckSources | undefined): Column<SourceOutlet>[] {
  const { t } = useTranslation();
  const nameOf = useSourceName();
  const bySource = (report?.sources ?? []).map(({ source }): Column<SourceOutlet> => ({
    key: source,
    title: nameOf(source),
    align: 'end',
    render: ({ sources }) => {
      const one = sources.find((other) => other.source === source);
      if (!one) return <Missing />;
      return (
        <span className="mc-figure">
          {points(one.mean)}{' '}
          <span className="mc-quiet">{t('reliability.sources.times', { n: one.checks })}</span>
        </span>
      );
    },
  }));
  return [
    {
      key: 'unit',
      title: t('reliability.sources.outlet'),
      always: true,
      sorts: ['unit'],
      render: (row) => <UnitLink unit={row.unit} code />,
    },
    ...bySource,
    {
      key: 'gap',
      title: t('reliability.sources.gap'),
      align: 'end',
      sorts: ['-gap', 'gap'],
      render: ({ gap }) =>
        gap === null ? <Missing /> : <span className="mc-figure">{points(gap)}</span>,
    },
  ];
}
