/** 抽取: what the pages ask and change. */
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { DrawDetail, DrawOptions, DrawReplay, DrawSimulation } from '../../contract/draw.ts';
import type { DrawSpec, Purpose, Seed } from '../../domain/draw/index.ts';
import { api } from '../shared/api.ts';

export const drawPath = (id: number | string) => `/api/draws/${id}`;

export const drawQuery = (id: string) =>
  queryOptions({
    queryKey: [drawPath(id)],
    queryFn: ({ signal }) => api.get<DrawDetail>(drawPath(id), { signal }),
  });

export const useOptions = (enabled: boolean) =>
  useQuery({
    queryKey: ['/api/draws/options'],
    queryFn: ({ signal }) => api.get<DrawOptions>('/api/draws/options', { signal }),
    enabled,
  }).data ?? { people: [], targets: [] };

export const useSimulation = (id: number, revision: number, enabled: boolean) =>
  useQuery({
    queryKey: [drawPath(id), 'simulation', revision],
    queryFn: ({ signal }) => api.get<DrawSimulation>(`${drawPath(id)}/simulation`, { signal }),
    enabled,
  });

export const useReplay = (id: number, number: number) =>
  useQuery({
    queryKey: [drawPath(id), 'replay', number],
    queryFn: ({ signal }) => api.get<DrawReplay>(`${drawPath(id)}/replay/${number}`, { signal }),
  });

/** Everything about draws is read anew after a step. */
function useStep<Input, Output>(run: (input: Input) => Promise<Output>) {
  const client = useQueryClient();
  return useMutation({ mutationFn: run, onSuccess: () => client.invalidateQueries() });
}

export type NewDraw = { name: string; purpose: Purpose; covert: boolean; fromId?: number };
export const useCreate = () =>
  useStep((body: NewDraw) => api.post<{ id: number }>('/api/draws', { body }));

export type Decisions = { name: string; purpose: Purpose; covert: boolean; spec: DrawSpec };
export const useSave = (id: number) =>
  useStep((body: Decisions & { revision: number }) => api.put(drawPath(id), { body }));
export const useRemove = (id: number) => useStep(() => api.delete(drawPath(id)));

export const useFreeze = (id: number) =>
  useStep((revision: number) => api.post(`${drawPath(id)}/freeze`, { body: { revision } }));
export const useObject = (id: number) =>
  useStep((body: { from: string; text: string }) =>
    api.post(`${drawPath(id)}/objections`, { body }),
  );
export const useAnswer = (id: number) =>
  useStep(({ n, ...body }: { n: number; upheld: boolean; text: string }) =>
    api.post(`${drawPath(id)}/objections/${n}/answer`, { body }),
  );
export const useEnterSeed = (id: number) =>
  useStep((body: Seed) => api.post(`${drawPath(id)}/seeds`, { body }));
export const useConfirmSeed = (id: number) =>
  useStep((n: number) => api.post(`${drawPath(id)}/seeds/${n}/confirm`));
export const useRun = (id: number) => useStep(() => api.post(`${drawPath(id)}/run`));
export const useOpenReserve = (id: number) =>
  useStep((body: { replaces: number; reason: string }) =>
    api.post<{ n: number; number: number }>(`${drawPath(id)}/reserves`, { body }),
  );
export const useDisclose = (id: number) => useStep(() => api.post(`${drawPath(id)}/disclose`));
export const useCancel = (id: number) =>
  useStep((reason: string) => api.post(`${drawPath(id)}/cancel`, { body: { reason } }));
