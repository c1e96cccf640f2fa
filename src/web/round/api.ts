/** What the pages of 检查批次 read. */
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type {
  MethodCoverage,
  RoundBody,
  RoundChoices,
  RoundDetail,
  RoundPreview,
} from '../../contract/round.ts';
import { api } from '../shared/api.ts';

export const roundQuery = (id: string) =>
  queryOptions({
    queryKey: ['/api/rounds', id],
    queryFn: ({ signal }) => api.get<RoundDetail>(`/api/rounds/${id}`, { signal }),
  });

export const methodsQuery = (id: number) =>
  queryOptions({
    queryKey: ['/api/rounds', String(id), 'methods'],
    queryFn: ({ signal }) => api.get<MethodCoverage>(`/api/rounds/${id}/methods`, { signal }),
  });

export const choicesQuery = (span: { startsOn: string; endsOn: string }) =>
  queryOptions({
    queryKey: ['/api/rounds/choices', span],
    queryFn: ({ signal }) => api.get<RoundChoices>('/api/rounds/choices', { query: span, signal }),
    placeholderData: keepPreviousData,
  });

/** Who would go where; asked anew whenever the body changes. */
export const previewQuery = (body: RoundBody | null) =>
  queryOptions({
    queryKey: ['/api/rounds/preview', body],
    queryFn: ({ signal }) => api.post<RoundPreview>('/api/rounds/preview', { body, signal }),
    enabled: body !== null,
    placeholderData: keepPreviousData,
    retry: false,
  });
