// 整改 on the wire: lists, one sheet, steps, repairs, drills, figures, settings, calendar feed.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import type {
  heldBody,
  newDrills,
  Overtime,
  OvertimePage,
  Target,
  TargetsPage,
} from '../../contract/drill.ts';
import type { Person } from '../../contract/organisation.ts';
import type {
  newRectification,
  newRepair,
  Rectification,
  RectificationDetail,
  rectificationEdit,
  RectificationsPage,
  SelfFound,
  stageBody,
  stepBody,
} from '../../contract/rectification.ts';
import type {
  feedAnswer,
  feedState,
  Gate,
  Pareto,
  SettingsAnswer,
  settingsBody,
} from '../../contract/rectification-figures.ts';
import { api, type Query } from '../shared/api.ts';
import type { Page } from '../shared/list-state.ts';

export type {
  Gate,
  Overtime,
  OvertimePage,
  Pareto,
  Rectification,
  RectificationDetail,
  RectificationsPage,
  SettingsAnswer,
  Target,
  TargetsPage,
};
type Written = { unitId: number; id: number; version: number };

const root = '/api/rectifications';

export const usePage = (query: Query) =>
  useQuery({
    queryKey: [root, query],
    queryFn: ({ signal }) => api.get<RectificationsPage>(root, { query, signal }),
  });
export const useRectification = (unitId: string, id: string) =>
  useQuery({
    queryKey: [root, unitId, id],
    queryFn: ({ signal }) => api.get<RectificationDetail>(`${root}/${unitId}/${id}`, { signal }),
  });
export const usePareto = (query: Query) =>
  useQuery({
    queryKey: [root, 'pareto', query],
    queryFn: ({ signal }) => api.get<Pareto>(`${root}/pareto`, { query, signal }),
  });
export const useSelfFound = (year: string) =>
  useQuery({
    queryKey: [root, 'self-found', year],
    queryFn: ({ signal }) => api.get<SelfFound>(`${root}/self-found`, { query: { year }, signal }),
  });
export const useGate = (query: Query) =>
  useQuery({
    queryKey: [root, 'gate', query],
    queryFn: ({ signal }) => api.get<Gate>(`${root}/gate`, { query, signal }),
  });
export const useSettings = (unitId: number) =>
  useQuery({
    queryKey: [root, 'settings', unitId],
    queryFn: ({ signal }) =>
      api.get<SettingsAnswer>(`/api/rectification-settings/${unitId}`, { signal }),
  });
export const useFeed = () =>
  useQuery({
    queryKey: [root, 'feed'],
    queryFn: ({ signal }) => api.get<z.infer<typeof feedState>>('/api/calendar-feed', { signal }),
  });

/** A change after which every list, figure and desk is read anew. */
function useChange<B, A>(send: (body: B) => Promise<A>) {
  const client = useQueryClient();
  return useMutation({ mutationFn: send, onSuccess: () => client.invalidateQueries() });
}
type At = { unit: { id: number }; id: number };
const pathOf = ({ unit, id }: At) => `${root}/${unit.id}/${id}`;

export const useEdit = (at: At) =>
  useChange((body: z.input<typeof rectificationEdit>) => api.patch<Written>(pathOf(at), { body }));
export const useStep = (at: At) =>
  useChange((body: z.input<typeof stepBody>) => api.post<Written>(`${pathOf(at)}/step`, { body }));
export const useStage = (at: At) =>
  useChange((body: z.input<typeof stageBody>) =>
    api.post<Written>(`${pathOf(at)}/stage`, { body }),
  );
/** The people of an outlet, for who took part in its drill. */
export const usePeople = (unitId: number) =>
  useQuery({
    queryKey: ['/api/people', 'of', unitId],
    queryFn: ({ signal }) =>
      api.get<Page<Person>>('/api/people', { query: { unitId, limit: 60 }, signal }),
  });
export const useHeld = (at: At) =>
  useChange((body: z.input<typeof heldBody>) => api.put<Written>(`${pathOf(at)}/held`, { body }));
export const useOpen = () =>
  useChange((body: z.input<typeof newRectification>) => api.post<Written>(root, { body }));
export const useRepair = () =>
  useChange((body: z.input<typeof newRepair>) => api.post<Written>('/api/repairs', { body }));
export const useDrills = () =>
  useChange((body: z.input<typeof newDrills>) =>
    api.post<{ outlets: number; tasks: number }>('/api/drills', { body }),
  );
export const useSaveSettings = (unitId: number) =>
  useChange((body: z.input<typeof settingsBody>) =>
    api.put(`/api/rectification-settings/${unitId}`, { body }),
  );
export const useRenewFeed = () =>
  useChange((_: void) => api.post<z.infer<typeof feedAnswer>>('/api/calendar-feed'));
export const useStopFeed = () => useChange((_: void) => api.delete('/api/calendar-feed'));
