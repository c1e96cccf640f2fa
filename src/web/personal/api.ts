/** 个人信息 as the pages ask for it. */
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import type {
  Assessment,
  AssessmentsPage,
  assessmentEdit,
  DataRequest,
  decideBody,
  eraseBody,
  erasedAnswer,
  MyPersonal,
  newAssessment,
  newHold,
  newRequest,
  PersonalRecord,
  RequestsPage,
  RetentionAnswer,
  settingsEdit,
} from '../../contract/personal.ts';
import { api } from '../shared/api.ts';

export type {
  Assessment,
  AssessmentsPage,
  DataRequest,
  PersonalRecord,
  RequestsPage,
  RetentionAnswer,
};
export type NewAssessment = z.output<typeof newAssessment>;

export const myQuery = queryOptions({
  queryKey: ['/api/personal/mine'],
  queryFn: ({ signal }) => api.get<MyPersonal>('/api/personal/mine', { signal }),
});
export const recordQuery = (id: string) =>
  queryOptions({
    queryKey: ['/api/personal/people', id],
    queryFn: ({ signal }) => api.get<PersonalRecord>(`/api/personal/people/${id}`, { signal }),
  });
export const useRetention = () =>
  useQuery({
    queryKey: ['/api/personal/retention'],
    queryFn: ({ signal }) => api.get<RetentionAnswer>('/api/personal/retention', { signal }),
  });

function useChange<Input, Answer = unknown>(send: (input: Input) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: () =>
      client.invalidateQueries({
        predicate: ({ queryKey }) => String(queryKey[0]).startsWith('/api/personal'),
      }),
  }).mutateAsync;
}

export const useAsk = () =>
  useChange((body: z.input<typeof newRequest>) =>
    api.post<DataRequest>('/api/personal/requests', { body }),
  );
export const useDecide = ({ unit, id }: Pick<DataRequest, 'unit' | 'id'>) =>
  useChange((body: z.input<typeof decideBody>) =>
    api.post(`/api/personal/requests/${unit.id}/${id}/decide`, { body }),
  );
export const useErase = (id: number) =>
  useChange((body: z.input<typeof eraseBody>) =>
    api.post<z.infer<typeof erasedAnswer>>(`/api/personal/people/${id}/erase`, { body }),
  );
export const useSaveAssessment = (id: number | null) =>
  useChange((body: z.input<typeof newAssessment> | z.input<typeof assessmentEdit>) =>
    id === null
      ? api.post<Assessment>('/api/personal/assessments', { body })
      : api.put<Assessment>(`/api/personal/assessments/${id}`, { body }),
  );
export const useApprove = (id: number) =>
  useChange((version: number) =>
    api.post<Assessment>(`/api/personal/assessments/${id}/approve`, { body: { version } }),
  );
export const useSaveSettings = () =>
  useChange((body: z.input<typeof settingsEdit>) => api.put('/api/personal/settings', { body }));
export const useHold = () =>
  useChange((body: z.input<typeof newHold>) => api.post('/api/personal/holds', { body }));
export const useLift = () => useChange((id: number) => api.post(`/api/personal/holds/${id}/lift`));
