// 定置定位 on the wire.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import type {
  closeBody,
  newPlacement,
  Placement,
  PlacementDetail,
  placementEdit,
  PlacementRequest,
  placementsImported,
  PlacementsPage,
} from '../../contract/placement.ts';
import { api, upload } from '../shared/api.ts';

export type { Placement, PlacementDetail, PlacementRequest, PlacementsPage };
type Written = { unitId: number; id: number; version: number };

export const root = '/api/placements';

export const usePlacement = (unitId: string, id: string) =>
  useQuery({
    queryKey: [root, unitId, id],
    queryFn: ({ signal }) => api.get<PlacementDetail>(`${root}/${unitId}/${id}`, { signal }),
  });

/** A change after which lists and this page are read anew. */
function useChange<B, A>(send: (body: B) => Promise<A>) {
  const client = useQueryClient();
  return useMutation({ mutationFn: send, onSuccess: () => client.invalidateQueries() });
}
type At = { unit: { id: number }; id: number };
const pathOf = ({ unit, id }: At) => `${root}/${unit.id}/${id}`;

export const useAdd = () =>
  useChange((body: z.input<typeof newPlacement>) => api.post<Written>(root, { body }));
export const useEdit = (at: At) =>
  useChange((body: z.input<typeof placementEdit>) => api.patch<Written>(pathOf(at), { body }));
export const useAsk = (at: At) =>
  useChange((reason: string) => api.post(`${pathOf(at)}/request`, { body: { reason } }));
export const useClose = (at: At) =>
  useChange((as: z.input<typeof closeBody>['as']) =>
    api.post(`${pathOf(at)}/close`, { body: { as } }),
  );
export const removePlacement = (at: At) => api.delete(pathOf(at));
export const importPlacements = (file: File) =>
  upload<z.infer<typeof placementsImported>>(`${root}/import`, file);
