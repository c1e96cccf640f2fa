// 对账单 on the wire.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import type { wavesSchema } from '../../contract/inspection.ts';
import type { Statement } from '../../contract/ledger.ts';
import { api } from '../shared/api.ts';

export const useStatement = (unitId: string, year: number | undefined) =>
  useQuery({
    queryKey: ['/api/statements', unitId, year],
    queryFn: ({ signal }) =>
      api.get<Statement>(`/api/statements/${unitId}`, { query: { year }, signal }),
    placeholderData: keepPreviousData,
  });

/** The years in which anything was visited, newest first. */
export const useYears = () =>
  useQuery({
    queryKey: ['/api/waves'],
    queryFn: ({ signal }) => api.get<z.infer<typeof wavesSchema>>('/api/waves', { signal }),
    select: (waves) =>
      [...new Set(waves.map((wave) => Number(wave.from.slice(0, 4))))].sort((a, b) => b - a),
  }).data;
