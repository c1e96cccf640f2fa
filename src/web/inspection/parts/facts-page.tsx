/** One list of facts: its header, filters by unit and year, table. The four kinds differ in columns only. */
import type { ReactNode } from 'react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { DataTable, type Column } from '../../shared/data-table.tsx';
import { FilterSelect } from '../../shared/field.tsx';
import { InspectionNav } from '../../shared/inspection-nav.tsx';
import { useList, useListState, type ListState, type Page } from '../../shared/list-state.ts';
import { PageHeader } from '../../shared/page-header.tsx';
import { useAbility } from '../../shared/session.ts';
import { UnitFilter } from '../../shared/unit-filter.tsx';
import { useYears } from '../api.ts';

type Props<T> = {
  /** The list's name on the wire: /api/<name> and /api/<name>.xlsx. */
  name: string;
  title: string;
  purpose: string;
  columns: readonly Column<T>[];
  sort?: string;
  /** Tabs under the title; those of 检查 when left out. */
  nav?: ReactNode;
  filters?: (state: ListState) => ReactNode;
  actions?: ReactNode;
  /** Above the table, e.g. a chart. */
  children?: ReactNode;
};

export function FactsPage<T extends { id: number }>(props: Props<T>) {
  const { name, title, purpose, columns, sort, filters, nav = <InspectionNav /> } = props;
  const { actions, children } = props;
  const { t } = useTranslation();
  const state = useListState(sort ? { sort } : {});
  const list = useList<Page<T>>(`/api/${name}`, state.params);
  const mayImport = useAbility('fact.import');
  const years = useYears();
  return (
    <>
      <PageHeader title={title} purpose={purpose} actions={actions}>
        {nav}
      </PageHeader>
      {children}
      <DataTable
        name={name}
        label={title}
        rowKey={(row) => row.id}
        columns={columns}
        list={list}
        state={state}
        searchLabel={t('inspection.search')}
        exportPath={`/api/${name}.xlsx`}
        filters={
          <>
            <FilterSelect
              label={t('inspection.year')}
              all={t('inspection.allYears')}
              value={state.params['year'] ?? ''}
              choices={years.map((year) => ({
                value: year,
                label: t('inspection.yearOf', { year }),
              }))}
              onChange={(year) => state.set({ year })}
            />
            {filters?.(state)}
            <UnitFilter state={state} />
          </>
        }
        empty={{
          title: t('inspection.none', { title }),
          hint: t(mayImport ? 'inspection.noneHint' : 'inspection.noneAsk'),
          action: mayImport && <Link to="/inspections/imports">{t('inspection.toImport')}</Link>,
        }}
      />
    </>
  );
}
