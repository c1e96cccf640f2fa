/**
 * A list's search, filters, sorting and page live in the address: a list can be sent to a colleague,
 * and "back" returns to it as it was.
 */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { api } from './api.ts';

/** Search parameters are plain texts: an address can be written by hand and by the server. */
export type Search = Record<string, string | undefined>;
export type Page<T> = {
  rows: T[];
  total: number;
  /** There are more than `total`, which is as far as the server counts. */
  more?: boolean;
};
export type ListState = {
  /** As sent to the server: everything in the address over the defaults. */
  params: Record<string, string>;
  offset: number;
  limit: number;
  sort: string | undefined;
  /** Changes parameters; anything but `offset` and `limit` starts again from the first row. */
  set: (patch: Record<string, string | number | null | undefined>) => void;
  /** True when a search or filter narrows the list. */
  narrowed: boolean;
  clear: () => void;
};

const paging = new Set(['offset', 'limit', 'sort']);
/** Parameters of other matters that may stand in the same address. */
const foreign = new Set(['return', 'tab', 'view']);

export function useListState(defaults: Record<string, string> = {}): ListState {
  const search = useSearch({ strict: false }) as Search;
  const navigate = useNavigate();
  const params: Record<string, string> = { limit: '50', ...defaults };
  for (const [name, value] of Object.entries(search))
    if (value !== undefined && !foreign.has(name)) params[name] = value;
  const go = (next: Search) => void navigate({ to: '.', search: next, replace: true });
  return {
    params,
    offset: Number(params['offset'] ?? 0),
    limit: Number(params['limit']),
    sort: params['sort'],
    narrowed: Object.keys(search).some((name) => !paging.has(name) && !foreign.has(name)),
    clear: () =>
      go(Object.fromEntries(Object.entries(search).filter(([name]) => foreign.has(name)))),
    set: (patch) => {
      const next: Search = { ...search };
      if (!('offset' in patch)) delete next['offset'];
      for (const [name, value] of Object.entries(patch))
        next[name] = value === null || value === undefined ? undefined : String(value);
      go(next);
    },
  };
}

/** Every row of a list under its present filters, for an export. */
export async function allRows<T>(path: string, params: Record<string, string>): Promise<T[]> {
  const rows: T[] = [];
  for (;;) {
    const query = { ...params, limit: 200, offset: rows.length };
    const page = await api.get<Page<T>>(path, { query });
    rows.push(...page.rows);
    if (page.rows.length === 0 || rows.length >= page.total) return rows;
  }
}

/** One page of a list; the former page stays on screen while the next one comes. */
export function useList<P extends Page<unknown>>(path: string, params: Record<string, string>) {
  return useQuery({
    queryKey: [path, params],
    queryFn: ({ signal }) => api.get<P>(path, { query: params, signal }),
    placeholderData: keepPreviousData,
  });
}
