/**
 * Every list of the product. A plain, semantic table rather than antd's: a tenth of its weight, and
 * on a phone its rows become cards, on paper it prints. Search, filters, sort and page are in the
 * address (list-state.ts); columns and density are remembered in this browser.
 */
import { Button } from 'antd';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from './empty-state.tsx';
import { ErrorState } from './error-state.tsx';
import type { ListState, Page } from './list-state.ts';
import { Loading } from './loading.tsx';
import { Pager } from './pager.tsx';
import { TableGrid } from './table-grid.tsx';
import { SearchBox, TableToolbar } from './table-toolbar.tsx';
import { useTableView } from './table-view.ts';
import './data-table.css';

export type Column<T> = {
  key: string;
  title: string;
  render: (row: T) => ReactNode;
  /** The server's sort values a click goes through, e.g. ['-score', 'score']. */
  sorts?: readonly string[];
  align?: 'end';
  /** Cannot be hidden; the first such column heads a row's card on a phone. */
  always?: boolean;
  /** Left out until chosen. */
  optional?: boolean;
  width?: number | string;
  /** The plain text of a cell, for an export made in the browser. */
  text?: (row: T) => string;
};
/** What a table needs of a query. */
export type Listed<T> = Pick<UseQueryResult<Page<T>>, 'data' | 'error' | 'isPlaceholderData'> & {
  refetch: () => unknown;
};
export type Selection<T> = {
  selected: readonly number[];
  onChange: (ids: number[]) => void;
  /** Rows that may be chosen; all when left out. */
  allowed?: (row: T) => boolean;
};
export type DataTableProps<T> = {
  /** Names the remembered columns and density, e.g. "units". */
  name: string;
  /** What the table holds, for screen readers. */
  label: string;
  rowKey: (row: T) => number | string;
  columns: readonly Column<T>[];
  list: Listed<T>;
  state: ListState;
  searchLabel?: string;
  filters?: ReactNode;
  /** Address of the same list as .xlsx; the present filters are added. */
  exportPath?: string;
  /** Where the server has no .xlsx: all rows of the present filters, written as CSV in the browser. */
  exportRows?: () => T[] | Promise<T[]>;
  /** What to do when there is nothing at all (not merely nothing found). */
  empty: { title: string; hint?: ReactNode; action?: ReactNode };
  selection?: Selection<T>;
  /** Between toolbar and table, e.g. totals. */
  summary?: ReactNode;
};

export function DataTable<T>(props: DataTableProps<T>) {
  const { name, label, columns, list, state, filters, searchLabel, summary } = props;
  const view = useTableView(name, columns);
  const isEmpty = list.data?.total === 0 && !state.narrowed;
  return (
    <section className="mc-list" aria-label={label}>
      <div className="mc-toolbar mc-noprint">
        {searchLabel && !isEmpty && <SearchBox label={searchLabel} state={state} />}
        {filters}
        {!isEmpty && <TableToolbar {...props} view={view} />}
      </div>
      {summary}
      <Body {...props} view={view} />
      {list.data && <Pager state={state} total={list.data.total} more={list.data.more ?? false} />}
    </section>
  );
}

function Body<T>(props: DataTableProps<T> & { view: ReturnType<typeof useTableView> }) {
  const { list, state, empty } = props;
  const { t } = useTranslation();
  if (list.error) return <ErrorState error={list.error} retry={() => void list.refetch()} />;
  if (!list.data) return <Loading />;
  if (list.data.rows.length > 0) return <TableGrid {...props} rows={list.data.rows} />;
  if (!state.narrowed) return <EmptyState {...empty} />;
  return (
    <EmptyState
      title={t('shared.list.nothingFound')}
      hint={t('shared.list.nothingFoundHint')}
      action={<Button onClick={state.clear}>{t('shared.list.clearFilters')}</Button>}
    />
  );
}
