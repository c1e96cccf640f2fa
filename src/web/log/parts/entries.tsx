/** Every entry of the reader's range. */
import { useTranslation } from 'react-i18next';
import type { LoggedEntry } from '../../../contract/log.ts';
import { formNames, operations } from '../../../domain/log/index.ts';
import { DataTable, type Column } from '../../shared/data-table.tsx';
import { FilterSelect } from '../../shared/field.tsx';
import { formatCount } from '../../shared/figures.ts';
import { useList, useListState, type ListState, type Page } from '../../shared/list-state.ts';
import { SpanFilter } from '../../shared/span-filter.tsx';
import { Tag } from '../../shared/state-tag.tsx';
import { Missing, Moment, UnitLink } from '../../shared/values.tsx';
import { useFormName } from './names.ts';

export function Entries() {
  const { t } = useTranslation();
  const state = useListState();
  const list = useList<Page<LoggedEntry>>('/api/log/entries', state.params);
  return (
    <DataTable
      name="log"
      label={t('log.entries')}
      rowKey={(row) => row.id}
      columns={useColumns()}
      list={list}
      state={state}
      searchLabel={t('log.search')}
      exportPath="/api/log/entries.xlsx"
      filters={<Filters state={state} />}
      empty={{ title: t('log.none'), hint: t('log.noneHint') }}
    />
  );
}

function Filters({ state }: { state: ListState }) {
  const { t } = useTranslation();
  const formName = useFormName();
  return (
    <>
      <FilterSelect
        label={t('log.form')}
        all={t('log.allForms')}
        value={state.params['form'] ?? ''}
        choices={formNames.map((form) => ({ value: form, label: formName(form) }))}
        onChange={(form) => state.set({ form: form || null })}
      />
      <FilterSelect
        label={t('log.operation')}
        all={t('log.allOperations')}
        value={state.params['operation'] ?? ''}
        choices={operations.map((one) => ({ value: one, label: t(`log.operations.${one}`) }))}
        onChange={(operation) => state.set({ operation: operation || null })}
      />
      <FilterSelect
        label={t('log.by')}
        all={t('log.through')}
        value={state.params['outside'] ?? ''}
        choices={[{ value: 'yes', label: t('log.onlyOutside') }]}
        onChange={(outside) => state.set({ outside: outside || null })}
      />
      <SpanFilter state={state} />
    </>
  );
}

function By({ row }: { row: LoggedEntry }) {
  const { t } = useTranslation();
  if (row.account === '') return <Tag tone="bad">{t('log.byNobody')}</Tag>;
  if (row.account === 'system') return t('log.bySystem');
  return row.account === 'public' ? t('log.byVisitor') : row.by;
}

function useColumns(): Column<LoggedEntry>[] {
  const { t } = useTranslation();
  const formName = useFormName();
  return [
    {
      key: 'position',
      title: t('log.position'),
      always: true,
      sorts: ['-id', 'id'],
      render: (row) => row.position ?? t('log.pending'),
    },
    { key: 'at', title: t('log.at'), render: (row) => <Moment value={row.at} /> },
    { key: 'form', title: t('log.form'), render: (row) => formName(row.form) },
    {
      key: 'operation',
      title: t('log.operation'),
      render: (row) => t(`log.operations.${row.operation}`),
    },
    {
      key: 'unit',
      title: t('log.unit'),
      render: (row) => (row.unit ? <UnitLink unit={row.unit} /> : <Missing />),
    },
    { key: 'by', title: t('log.by'), render: (row) => <By row={row} /> },
    { key: 'rows', title: t('log.rows'), align: 'end', render: (row) => formatCount(row.rows) },
    { key: 'key', title: t('log.first'), render: (row) => <code>{row.key}</code> },
    { key: 'dbUser', title: t('log.dbUser'), optional: true, render: (row) => row.dbUser },
    {
      key: 'proof',
      title: t('log.proof'),
      render: (row) =>
        row.position === null ? (
          <Missing />
        ) : (
          <a href={`/api/log/entries/${row.id}/proof`} download>
            {t('log.proof')}
          </a>
        ),
    },
  ];
}
