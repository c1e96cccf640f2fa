/** The table itself: sortable heads, rows, cards on a phone (roles are explicit because cards undo the table's own). */
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Column, DataTableProps, Selection } from './data-table.tsx';
import { Box } from './choices.tsx';
import type { ListState } from './list-state.ts';
import type { TableView } from './table-view.ts';

type Props<T> = DataTableProps<T> & { rows: T[]; view: TableView };

export function TableGrid<T>(props: Props<T>) {
  const { label, columns, rows, rowKey, state, view, selection, list } = props;
  const shown = columns.filter((column) => view.shown(column.key));
  return (
    <div
      className={`mc-table-wrap mc-${view.density}`}
      aria-busy={list.isPlaceholderData}
      onKeyDown={moveBetweenRows}
    >
      <table className="mc-table" role="table" aria-label={label}>
        <thead role="rowgroup">
          <tr role="row">
            {selection && <SelectAll rows={rows} rowKey={rowKey} selection={selection} />}
            {shown.map((column) => (
              <Head key={column.key} column={column} state={state} />
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr role="row" key={rowKey(row)}>
              {selection && <SelectOne row={row} id={Number(rowKey(row))} selection={selection} />}
              {shown.map((column) => (
                <td
                  key={column.key}
                  role="cell"
                  data-label={column.title}
                  className={`${column.align === 'end' ? 'mc-end' : ''}${column.always ? ' mc-lead' : ''}`}
                >
                  {column.render(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Head<T>({ column, state }: { column: Column<T>; state: ListState }) {
  const { sorts } = column;
  const className = column.align === 'end' ? 'mc-end' : '';
  const style = column.width ? { width: column.width } : undefined;
  if (!sorts?.length)
    return (
      <th role="columnheader" scope="col" className={className} style={style}>
        {column.title}
      </th>
    );
  const at = sorts.indexOf(state.sort ?? '');
  const descending = at >= 0 && sorts[at]?.startsWith('-');
  return (
    <th
      role="columnheader"
      scope="col"
      className={className}
      style={style}
      aria-sort={at < 0 ? 'none' : descending ? 'descending' : 'ascending'}
    >
      <button type="button" onClick={() => state.set({ sort: sorts[(at + 1) % sorts.length] })}>
        {column.title}
        <span aria-hidden="true" className="mc-sort">
          {at < 0 ? '↕' : descending ? '↓' : '↑'}
        </span>
      </button>
    </th>
  );
}

type Choosing<T> = { selection: Selection<T> };

function SelectAll<T>(props: Choosing<T> & { rows: T[]; rowKey: (row: T) => number | string }) {
  const { rows, rowKey, selection } = props;
  const { t } = useTranslation();
  const ids = rows
    .filter((row) => selection.allowed?.(row) ?? true)
    .map((row) => Number(rowKey(row)));
  const chosen = ids.filter((id) => selection.selected.includes(id));
  const others = selection.selected.filter((id) => !ids.includes(id));
  const all = ids.length > 0 && chosen.length === ids.length;
  return (
    <th role="columnheader" scope="col" className="mc-select">
      <Box
        label={t('shared.list.selectPage')}
        checked={all}
        disabled={ids.length === 0}
        some={chosen.length > 0 && !all}
        onChange={() => selection.onChange(all ? others : [...others, ...ids])}
      />
    </th>
  );
}

function SelectOne<T>({ row, id, selection }: Choosing<T> & { row: T; id: number }) {
  const { t } = useTranslation();
  const { selected, onChange, allowed } = selection;
  const on = selected.includes(id);
  return (
    <td role="cell" className="mc-select">
      <Box
        label={t('shared.list.selectRow')}
        checked={on}
        disabled={!(allowed?.(row) ?? true)}
        onChange={() => onChange(on ? selected.filter((one) => one !== id) : [...selected, id])}
      />
    </td>
  );
}

/** Arrow keys go to the same link or button of the next row. */
function moveBetweenRows(event: KeyboardEvent<HTMLElement>) {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const from = event.target as HTMLElement;
  const row = from.closest('tbody tr');
  if (!row || !from.matches('a, button')) return;
  const to = event.key === 'ArrowDown' ? row.nextElementSibling : row.previousElementSibling;
  const index = [...row.querySelectorAll('a, button')].indexOf(from);
  const target = to?.querySelectorAll<HTMLElement>('a, button')[index];
  if (!target) return;
  event.preventDefault();
  target.focus();
}
