/** 检查 and the other facts: what the pages ask. */
import { queryOptions, useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import type {
  complaintSchema,
  exposureSchema,
  InspectionDetail,
  inspectionSchema,
  ticketSchema,
  wavesSchema,
} from '../../contract/inspection.ts';
import { api } from '../shared/api.ts';

export type Inspection = z.infer<typeof inspectionSchema>;
export type Complaint = z.infer<typeof complaintSchema>;
export type Exposure = z.infer<typeof exposureSchema>;
export type Ticket = z.infer<typeof ticketSchema>;
type Waves = z.infer<typeof wavesSchema>;

export const wavesQuery = queryOptions({
  queryKey: ['/api/waves'],
  queryFn: ({ signal }) => api.get<Waves>('/api/waves', { signal }),
  staleTime: 60_000,
});
export const inspectionQuery = (unitId: string, id: string) =>
  queryOptions({
    queryKey: ['/api/inspections', unitId, id],
    queryFn: ({ signal }) =>
      api.get<InspectionDetail>(`/api/inspections/${unitId}/${id}`, { signal }),
  });
/** Years with visits, newest first: the years a list of facts can be narrowed to. */
export function useYears(): string[] {
  const waves = useQuery(wavesQuery).data ?? [];
  const years = waves.flatMap(({ from, to }) => [from.slice(0, 4), to.slice(0, 4)]);
  return [...new Set(years)].toSorted().toReversed();
}
/** Waves, newest first. */
export function useWaves(): string[] {
  const waves = useQuery(wavesQuery).data ?? [];
  return [...new Set(waves.map(({ wave }) => wave))].toSorted().toReversed();
}
