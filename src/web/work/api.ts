/** 导入: what the pages ask and send. */
import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type { findingSchema, Import, jobStarted } from '../../contract/work.ts';
import { api, upload } from '../shared/api.ts';

export type Finding = z.infer<typeof findingSchema>;
export type ImportRow = Omit<Import, 'findings'>;
type Started = z.infer<typeof jobStarted>;

export const importQuery = (id: string) =>
  queryOptions({
    queryKey: ['/api/imports', id],
    queryFn: ({ signal }) => api.get<Import>(`/api/imports/${id}`, { signal }),
  });
export const sendWorkbook = (file: File, onProgress: (share: number) => void) =>
  upload<Started>('/api/imports', file, onProgress);
export const applyImport = (id: number) => api.post<Started>(`/api/imports/${id}/apply`);
