/** Searching, sorting and paging of rows that are all here already, in the manner of a server's list. */
import { trimDecimal } from './figures.ts';
import type { ListState, Page } from './list-state.ts';

type Shown = string | number | null;
type Options<T> = {
  /** What the search box looks through. */
  text: (row: T) => string;
  /** Sort value → what to compare; numbers as numbers, texts as Chinese reads them. */
  sorts?: Record<string, (row: T) => Shown>;
};

const compare = (a: Shown, b: Shown) => {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return trimDecimal(String(a)).localeCompare(trimDecimal(String(b)), 'zh-CN', { numeric: true });
};

export function pageLocally<T>(rows: readonly T[], state: ListState, options: Options<T>): Page<T> {
  const words = (state.params['search'] ?? '').trim().toLowerCase();
  const found = rows.filter((row) => options.text(row).toLowerCase().includes(words));
  const descending = state.sort?.startsWith('-') ?? false;
  const by = options.sorts?.[(state.sort ?? '').replace(/^-/, '')];
  const sorted = by ? found.toSorted((a, b) => compare(by(a), by(b))) : found;
  const ordered = by && descending ? sorted.toReversed() : sorted;
  return { rows: ordered.slice(state.offset, state.offset + state.limit), total: found.length };
}
