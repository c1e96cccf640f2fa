// 排名 on the wire.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import type { RankingCertainty } from '../../contract/ranking.ts';
import type { rankingPage, wavesSchema } from '../../contract/inspection.ts';
import { api } from '../shared/api.ts';

export type Ranking = z.infer<typeof rankingPage>;
export type Wave = z.infer<typeof wavesSchema>[number];

/** The kind that plans of the bank count; its waves come first. */
export const countedKind = '省行神秘人';

/** The waves that are ranked, each kind's newest first. */
export const useRankedWaves = () =>
  useQuery({
    queryKey: ['/api/waves'],
    queryFn: ({ signal }) => api.get<Wave[]>('/api/waves', { signal }),
    select: (waves) =>
      waves.toSorted(
        (a, b) =>
          Number(a.kind !== countedKind) - Number(b.kind !== countedKind) ||
          a.kind.localeCompare(b.kind) ||
          b.to.localeCompare(a.to),
      ),
  });

/** What can be said about the places of the page that these parameters list. */
export const useCertainty = (query: Record<string, string>) =>
  useQuery({
    queryKey: ['/api/rankings/certainty', query],
    queryFn: ({ signal }) =>
      api.get<RankingCertainty>('/api/rankings/certainty', { query, signal }),
    placeholderData: keepPreviousData,
  });
export type PlaceCertainty = RankingCertainty['rows'][number];
