// 评分信度 on the wire.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { CheckSources, SourceOutlet } from '../../contract/check-source.ts';
import type { Reliability } from '../../contract/reliability.ts';
import { api, type Query } from '../shared/api.ts';

export type { CheckSources, Reliability, SourceOutlet };

export const useSources = (query: Query) =>
  useQuery({
    queryKey: ['/api/check-sources', query],
    queryFn: ({ signal }) => api.get<CheckSources>('/api/check-sources', { query, signal }),
    placeholderData: keepPreviousData,
  });

export const useReliability = (query: Record<string, string>) =>
  useQuery({
    queryKey: ['/api/reliability', query],
    queryFn: ({ signal }) => api.get<Reliability>('/api/reliability', { query, signal }),
    placeholderData: keepPreviousData,
  });
