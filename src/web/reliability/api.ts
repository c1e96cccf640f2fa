// 评分信度 on the wire.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Reliability } from '../../contract/reliability.ts';
import { api } from '../shared/api.ts';

export type { Reliability };

export const useReliability = (query: Record<string, string>) =>
  useQuery({
    queryKey: ['/api/reliability', query],
    queryFn: ({ signal }) => api.get<Reliability>('/api/reliability', { query, signal }),
    placeholderData: keepPreviousData,
  });
