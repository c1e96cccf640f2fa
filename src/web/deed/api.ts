// 好人好事 on the wire.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import type {
  Deed,
  DeedCounts,
  DeedDetail,
  deedEdit,
  DeedsPage,
  deedStepBody,
  newDeed,
} from '../../contract/deed.ts';
import { api, type Query } from '../shared/api.ts';

export type { Deed, DeedDetail, DeedsPage };
export type Words = Pick<z.infer<typeof newDeed>, 'happenedOn' | 'person' | 'title' | 'story'>;
type Written = { unitId: number; id: number; version: number };

export const root = '/api/deeds';

export const useDeed = (unitId: string, id: string) =>
  useQuery({
    queryKey: [root, unitId, id],
    queryFn: ({ signal }) => api.get<DeedDetail>(`${root}/${unitId}/${id}`, { signal }),
  });
export const useCounts = (query: Query) =>
  useQuery({
    queryKey: [root, 'counts', query],
    queryFn: ({ signal }) => api.get<DeedCounts>(`${root}/counts`, { query, signal }),
  });

/** A change after which lists and this page are read anew. */
function useChange<B, A>(send: (body: B) => Promise<A>) {
  const client = useQueryClient();
  return useMutation({ mutationFn: send, onSuccess: () => client.invalidateQueries() });
}
type At = { unit: { id: number }; id: number };
const pathOf = ({ unit, id }: At) => `${root}/${unit.id}/${id}`;

export const useReport = () =>
  useChange((body: z.input<typeof newDeed>) => api.post<Written>(root, { body }));
export const useEdit = (at: At) =>
  useChange((body: z.input<typeof deedEdit>) => api.patch<Written>(pathOf(at), { body }));
export const useStep = (at: At) =>
  useChange((body: z.input<typeof deedStepBody>) =>
    api.post<Written>(`${pathOf(at)}/step`, { body }),
  );
