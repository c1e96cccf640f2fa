/** 登录, first set-up and the own account: what the pages ask and send. */
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import type {
  factorBegunSchema,
  OpenSession,
  OwnSecurity,
  recoveryCodesSchema,
} from '../../contract/account.ts';
import type { Session, setupSchema, setupStateSchema } from '../../contract/organisation.ts';
import { api } from '../shared/api.ts';

export type SetupState = z.infer<typeof setupStateSchema>;
export type SetupInput = z.input<typeof setupSchema>;

export const setupQuery = queryOptions({
  queryKey: ['setup'],
  queryFn: () => api.get<SetupState>('/api/setup'),
});
export const signIn = (username: string, password: string, code?: string) =>
  api.post<Session>('/api/session', { body: { username, password, ...(code ? { code } : {}) } });
export const setUp = (input: SetupInput) => api.post<Session>('/api/setup', { body: input });

export const securityQuery = queryOptions({
  queryKey: ['/api/session/security'],
  queryFn: ({ signal }) => api.get<OwnSecurity>('/api/session/security', { signal }),
});
export const sessionsQuery = queryOptions({
  queryKey: ['/api/sessions'],
  queryFn: ({ signal }) => api.get<OpenSession[]>('/api/sessions', { signal }),
});

/** A change of the own account: afterwards its state and its sessions are read anew. */
function useOwnChange<Input, Answer>(send: (input: Input) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries(securityQuery),
        client.invalidateQueries(sessionsQuery),
      ]),
  }).mutateAsync;
}

export const useChangePassword = () =>
  useOwnChange((given: { old: string; new: string }) =>
    api.put('/api/session/password', { body: given }),
  );
export const beginFactor = () =>
  api.post<z.infer<typeof factorBegunSchema>>('/api/session/two-factor');
type Codes = z.infer<typeof recoveryCodesSchema>;
/** The state is read anew by whoever shows the codes, once they have been seen. */
export const confirmFactor = (code: string) =>
  api.post<Codes>('/api/session/two-factor/confirm', { body: { code } });
export const useRenewCodes = () =>
  useOwnChange((code: string) =>
    api.post<Codes>('/api/session/two-factor/codes', { body: { code } }),
  );
export const useEndFactor = () =>
  useOwnChange((code: string) => api.post('/api/session/two-factor/end', { body: { code } }));
export const useEndSession = () => useOwnChange((id: string) => api.delete(`/api/sessions/${id}`));
export const useEndSessions = () =>
  useOwnChange((keep: 'here' | 'none') => api.delete('/api/sessions', { query: { keep } }));
