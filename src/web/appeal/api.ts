/** 申诉 as the pages ask for it. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import type {
  About,
  AppealDetail,
  AppealRow,
  Effect,
  FileAppeal,
  filedSchema,
  Overturned,
  Packet,
} from '../../contract/appeal.ts';
import type { SubjectKind } from '../../domain/appeal/index.ts';
import { api } from '../shared/api.ts';

export type { About, AppealDetail, AppealRow, Effect, Overturned, Packet };
export type FactRef = {
  kind: SubjectKind;
  unitId: string | number;
  id: string | number;
};
type Filed = z.infer<typeof filedSchema>;

export const useAbout = (ref: FactRef, enabled = true) =>
  useQuery({
    queryKey: ['/api/appeals/about', ref],
    queryFn: ({ signal }) => api.get<About>('/api/appeals/about', { query: ref, signal }),
    enabled,
  });

export const useAppeal = (unitId: string, id: string) =>
  useQuery({
    queryKey: ['/api/appeals', unitId, id],
    queryFn: ({ signal }) => api.get<AppealDetail>(`/api/appeals/${unitId}/${id}`, { signal }),
  });

export const useOverturned = (enabled: boolean) =>
  useQuery({
    queryKey: ['/api/appeals/overturned'],
    queryFn: ({ signal }) => api.get<Overturned>('/api/appeals/overturned', { signal }),
    enabled,
  });

export type Verdict = { decision: string; remaining: string | null };

const effectKey = '/api/appeals/effect';
/** What a verdict would change; asked anew for each verdict. */
export const useEffectOf = (appeal: AppealDetail, verdict: Verdict | null) =>
  useQuery({
    queryKey: [effectKey, appeal.unit.id, appeal.id, verdict],
    queryFn: ({ signal }) =>
      api.post<Effect>(`/api/appeals/${appeal.unit.id}/${appeal.id}/effect`, {
        body: verdict,
        signal,
      }),
    enabled: verdict !== null,
    retry: false,
  });

export const fileAppeal = (body: FileAppeal) => api.post<Filed>('/api/appeals', { body });

/** One step of an appeal; whatever shows it is read anew. */
export function useStep(appeal: Pick<AppealDetail, 'unit' | 'id'>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ step, body = {} }: { step: string; body?: object }) =>
      api.post<Filed | undefined>(`/api/appeals/${appeal.unit.id}/${appeal.id}/${step}`, { body }),
    // What a verdict would change is not asked again of an appeal that has just been decided.
    onSuccess: () =>
      client.invalidateQueries({
        predicate: ({ queryKey }) => queryKey[0] !== effectKey,
      }),
  });
}

export const savePackets = (
  appeal: Pick<AppealDetail, 'unit' | 'id' | 'packetsSha256'>,
  packets: Packet[],
) =>
  api.put(`/api/appeals/${appeal.unit.id}/${appeal.id}/packets`, {
    body: { sha256: appeal.packetsSha256, packets },
  });
