// Plans on the wire: lists, one version with its progress, saving, publishing, checking formulas.
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { z } from 'zod';
import type { Plan, Readings } from '../../contract/plan.ts';
import type {
  exampleResult,
  feelChecked,
  planProgress,
  planRow,
  planSaved,
  PlanVersion,
} from '../../contract/plan-version.ts';
import { api } from '../shared/api.ts';
import type { Page } from '../shared/list-state.ts';
import type { FeelName } from './parts/feel/names.ts';

export type PlanRow = z.infer<typeof planRow>;
export type Progress = z.infer<typeof planProgress>;
export type GoalProgress = Progress['goals'][number];
export type Gate = Progress['gates'][number];
export type ExampleResult = z.infer<typeof exampleResult>;
export type Saved = z.infer<typeof planSaved>;

export const plansQuery = queryOptions({
  queryKey: ['/api/plans'],
  queryFn: ({ signal }) => api.get<Page<PlanRow>>('/api/plans', { query: { limit: 200 }, signal }),
});
export const usePlans = () => useQuery(plansQuery);

const versionPath = (versionId: string | number) => `/api/plan-versions/${versionId}`;

export const usePlanVersion = (versionId: string) =>
  useQuery({
    queryKey: [versionPath(versionId)],
    queryFn: ({ signal }) => api.get<PlanVersion>(versionPath(versionId), { signal }),
  });

export const useProgress = (versionId: string) =>
  useQuery({
    queryKey: [versionPath(versionId), 'progress'],
    queryFn: ({ signal }) => api.get<Progress>(`${versionPath(versionId)}/progress`, { signal }),
  });

/** Everything about plans is read anew after a change: lists, versions and what depends on them. */
function useChange<Input, Output>(run: (input: Input) => Promise<Output>) {
  const client = useQueryClient();
  return useMutation({ mutationFn: run, onSuccess: () => client.invalidateQueries() });
}

export const useNewDraft = (versionId: number) =>
  useChange(() => api.post<{ id: number }>(`${versionPath(versionId)}/drafts`));

export const usePublish = (versionId: number) =>
  useChange((readings: Readings) =>
    api.post<unknown>(`${versionPath(versionId)}/publish`, { body: { readings } }),
  );

export const useCreatePlan = () =>
  useChange((yaml: string) => api.post<Saved>('/api/plans', { body: { yaml } }));

type SaveInput = { revision: number; document: Plan; readings: Readings };
/** Not through useChange: the form holds the newest document itself. */
export const useSavePlan = (versionId: string) =>
  useMutation({
    mutationFn: (body: SaveInput) => api.put<Saved>(versionPath(versionId), { body }),
  });

/** What is wrong with a formula; nothing when the server cannot be asked (saving will tell). */
export function useFeelCheck() {
  return useCallback(async (source: string, names: readonly FeelName[], expect: string) => {
    const known = Object.fromEntries(names.map((name) => [name.name, name.type]));
    const body = { source, names: known, expect };
    const checked = await api
      .post<z.infer<typeof feelChecked>>('/api/feel/check', { body })
      .catch(() => null);
    return checked?.errors ?? [];
  }, []);
}
