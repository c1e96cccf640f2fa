/** 机构与人员: what the pages ask and send. */
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import type {
  PersonDetail,
  personChangeSchema,
  personEditSchema,
  personLeaveSchema,
  personMoveSchema,
  postsSchema,
  Unit,
  unitDetailSchema,
  unitEditSchema,
} from '../../contract/organisation.ts';
import { api } from '../shared/api.ts';
import type { Page } from '../shared/list-state.ts';

export type UnitDetail = z.infer<typeof unitDetailSchema>;
export type UnitEdit = z.infer<typeof unitEditSchema>;
export type PersonEdit = z.infer<typeof personEditSchema>;
export type PersonMove = z.infer<typeof personMoveSchema>;

export const unitQuery = (id: string) =>
  queryOptions({
    queryKey: ['/api/units', id],
    queryFn: ({ signal }) => api.get<UnitDetail>(`/api/units/${id}`, { signal }),
  });
/** The units directly below one, for the tree. */
export const childrenQuery = (parentId: number) =>
  queryOptions({
    queryKey: ['/api/units', 'children', parentId],
    queryFn: ({ signal }) =>
      api.get<Page<Unit>>('/api/units', { query: { parentId, limit: 200 }, signal }),
  });

/** A person with what happened to them. */
export const personQuery = (id: number) =>
  queryOptions({
    queryKey: ['/api/people', id],
    queryFn: ({ signal }) => api.get<PersonDetail>(`/api/people/${id}`, { signal }),
  });
/** Posts as people here hold them, for choosing and for typing the same word again. */
export const postsQuery = queryOptions({
  queryKey: ['/api/people', 'posts'],
  queryFn: ({ signal }) => api.get<z.infer<typeof postsSchema>>('/api/posts', { signal }),
});

/** A change of the organisation: afterwards units and people are read anew. */
function useChange<Input, Answer = unknown>(send: (input: Input) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['/api/units'] }),
        client.invalidateQueries({ queryKey: ['/api/people'] }),
      ]),
  }).mutateAsync;
}

export const useAddUnit = () =>
  useChange((unit: UnitEdit) => api.post('/api/units', { body: unit }));
export const useEditUnit = (id: number) =>
  useChange((unit: Partial<UnitEdit> & { version: number }) =>
    api.patch(`/api/units/${id}`, { body: unit }),
  );
export const useAddPerson = () =>
  useChange((person: PersonEdit) => api.post('/api/people', { body: person }));
export const useChangePerson = (id: number) =>
  useChange((change: z.infer<typeof personChangeSchema>) =>
    api.patch(`/api/people/${id}`, { body: change }),
  );
export const useMovePerson = (id: number) =>
  useChange((move: PersonMove) => api.post(`/api/people/${id}/move`, { body: move }));
export const useLeave = (id: number) =>
  useChange((leave: z.infer<typeof personLeaveSchema>) =>
    api.post(`/api/people/${id}/leave`, { body: leave }),
  );
export const useReturn = (id: number) =>
  useChange((version: number) => api.post(`/api/people/${id}/return`, { body: { version } }));
