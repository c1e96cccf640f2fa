/** What the pages of 检查单 read and change. */
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { VisitCoverage, VisitDetail } from '../../contract/visit-desk.ts';
import { api } from '../shared/api.ts';
import { toast } from '../shared/toast.tsx';

type Of = { unitId: string; visitId: string };
const pathOf = ({ unitId, visitId }: Of) => `/api/visits/${unitId}/${visitId}`;

export const visitQuery = (of: Of) =>
  queryOptions({
    queryKey: ['/api/visits', of],
    queryFn: ({ signal }) => api.get<VisitDetail>(pathOf(of), { signal }),
  });

export const coverageQuery = (of: Of) =>
  queryOptions({
    queryKey: ['/api/visits', of, 'coverage'],
    queryFn: ({ signal }) => api.get<VisitCoverage>(`${pathOf(of)}/coverage`, { signal }),
  });

/** A step of the review; everything shown is read anew. */
export function useStep(visit: { unit: { id: number }; id: number }) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ step, body }: { step: string; body?: object }) =>
      api.post(`/api/visits/${visit.unit.id}/${visit.id}/${step}`, { body: body ?? {} }),
    onSuccess: () => client.invalidateQueries(),
    onError: toast.problem,
  });
}
