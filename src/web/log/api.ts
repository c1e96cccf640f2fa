/** What the page asks of the server. */
import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type { lastLogCheck, LogOverview, SignedRoot } from '../../contract/log.ts';
import { api } from '../shared/api.ts';
import type { Page } from '../shared/list-state.ts';

export const logPath = '/api/log';
export const overviewQuery = queryOptions({
  queryKey: [logPath],
  queryFn: () => api.get<LogOverview>(logPath),
});
export const rootsQuery = queryOptions({
  queryKey: [`${logPath}/checkpoints`],
  queryFn: () => api.get<Page<SignedRoot>>(`${logPath}/checkpoints`, { query: { limit: 10 } }),
});
export const checkQuery = queryOptions({
  queryKey: [`${logPath}/check`],
  queryFn: () => api.get<z.output<typeof lastLogCheck>>(`${logPath}/check`),
});
