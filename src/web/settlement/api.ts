// 结算 on the wire: trying readings out without writing anything, and settling.
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import type { Readings } from '../../contract/plan.ts';
import type { Preview, settleStart } from '../../contract/settlement.ts';
import type { jobStarted } from '../../contract/work.ts';
import { api } from '../shared/api.ts';

/** The effect of readings; the former answer stays on screen while the next is computed. */
export const usePreview = (versionId: number, readings: Readings) =>
  useQuery({
    queryKey: ['preview', versionId, readings],
    queryFn: ({ signal }) =>
      api.post<Preview>('/api/settlements/preview', { body: { versionId, readings }, signal }),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });

export const useSettle = () =>
  useMutation({
    mutationFn: (body: z.infer<typeof settleStart>) =>
      api.post<z.infer<typeof jobStarted>>('/api/settlements', { body }),
  });
