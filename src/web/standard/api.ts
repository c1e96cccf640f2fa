/** 检查标准 on the wire. */
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import type {
  mappingAnswer,
  ShownFinding,
  standardCreate,
  standardRead,
  standardRow,
  standardSaved,
  StandardVersion,
  trendAnswer,
} from '../../contract/standard-version.ts';
import type { MappingRow, StandardDocument } from '../../domain/standard/index.ts';
import { api, upload } from '../shared/api.ts';

export type StandardRow = z.infer<typeof standardRow>;
export type Mapping = z.infer<typeof mappingAnswer>;
export type Trend = z.infer<typeof trendAnswer>;
export type ReadStandard = z.infer<typeof standardRead>;
export type { ShownFinding, StandardVersion };
type Saved = z.infer<typeof standardSaved>;

const path = (id: string | number) => `/api/standards/${id}`;

export const standardQuery = (id: string) =>
  queryOptions({
    queryKey: ['/api/standards', id],
    queryFn: ({ signal }) => api.get<StandardVersion>(path(id), { signal }),
  });
export const mappingQuery = (id: number) =>
  queryOptions({
    queryKey: ['/api/standards', String(id), 'mapping'],
    queryFn: ({ signal }) => api.get<Mapping>(`${path(id)}/mapping`, { signal }),
  });
export const trendQuery = (id: number, kind: string) =>
  queryOptions({
    queryKey: ['/api/standards', String(id), 'trend', kind],
    queryFn: ({ signal }) => api.get<Trend>(`${path(id)}/trend`, { query: { kind }, signal }),
  });

/** Everything about standards is read anew after a change. */
function useChange<Input, Output>(run: (input: Input) => Promise<Output>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: run,
    onSuccess: () => client.invalidateQueries({ queryKey: ['/api/standards'] }),
  });
}

export const useCreateStandard = () =>
  useChange((body: z.infer<typeof standardCreate>) => api.post<Saved>('/api/standards', { body }));
export const useNextVersion = (id: number) =>
  useChange(() => api.post<Saved>(`${path(id)}/drafts`));
export const usePublishStandard = (id: number) =>
  useChange((validFrom: string) => api.post<Saved>(`${path(id)}/publish`, { body: { validFrom } }));
export const useConfirmPoints = (id: number) =>
  useChange((sha256: string) =>
    api.post<Saved>(`${path(id)}/confirm-points`, { body: { sha256 } }),
  );
export const useDeleteDraft = (id: number) => useChange(() => api.delete<unknown>(path(id)));
export const useConfirmMapping = (id: number) =>
  useChange((body: { sha256: string; rows: MappingRow[] }) =>
    api.put<unknown>(`${path(id)}/mapping`, { body }),
  );
/** Not through useChange: the form holds the newest document itself. */
export const saveStandard = (id: number, sha256: string, document: StandardDocument) =>
  api.put<Saved>(path(id), { body: { sha256, document } });
export const readStandardFile = (file: File) => upload<ReadStandard>('/api/standards/read', file);
