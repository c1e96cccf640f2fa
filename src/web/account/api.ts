/** 账号与安全: what the pages ask and send. */
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import type {
  Account,
  administratorsSchema,
  firstAdministratorsSchema,
  firstPasswordsSchema,
  OpenSession,
  policyEditSchema,
  policyStateSchema,
  StepDone,
} from '../../contract/account.ts';
import type { accountCreateSchema, assignmentCreateSchema } from '../../contract/organisation.ts';
import type { signOnEditSchema, signOnStateSchema } from '../../contract/sign-on.ts';
import { api } from '../shared/api.ts';

export type FirstPassword = { username: string; password: string };
export type PolicyState = z.infer<typeof policyStateSchema>;
type AccountCreate = z.infer<typeof accountCreateSchema>;
type AssignmentCreate = z.infer<typeof assignmentCreateSchema>;
export type AccountStep = 'disable' | 'enable' | 'unlock' | 'reset-password' | 'reset-two-factor';

export const accountQuery = (id: string) =>
  queryOptions({
    queryKey: ['/api/accounts', id],
    queryFn: ({ signal }) => api.get<Account>(`/api/accounts/${id}`, { signal }),
  });
export const accountSessionsQuery = (id: string) =>
  queryOptions({
    queryKey: ['/api/accounts', id, 'sessions'],
    queryFn: ({ signal }) => api.get<OpenSession[]>(`/api/accounts/${id}/sessions`, { signal }),
  });
const policyQuery = queryOptions({
  queryKey: ['/api/security/policy'],
  queryFn: ({ signal }) => api.get<PolicyState>('/api/security/policy', { signal }),
});
export const usePolicy = () => useQuery(policyQuery);
export const administratorsQuery = queryOptions({
  queryKey: ['/api/administrators'],
  queryFn: ({ signal }) =>
    api.get<z.infer<typeof administratorsSchema>>('/api/administrators', { signal }),
});

/** A change of accounts: afterwards accounts, people and what waits are read anew. */
function useChange<Input, Answer = unknown>(send: (input: Input) => Promise<Answer>) {
  const client = useQueryClient();
  const touched = ['/api/accounts', '/api/people', '/api/access-requests', '/api/administrators'];
  return useMutation({
    mutationFn: send,
    onSuccess: () =>
      Promise.all(touched.map((path) => client.invalidateQueries({ queryKey: [path] }))),
  }).mutateAsync;
}

export const useMakeAccount = (personId: number) =>
  useChange((account: AccountCreate) =>
    api.post<StepDone>(`/api/people/${personId}/account`, { body: account }),
  );
export const useAddRole = (accountId: string) =>
  useChange((assignment: AssignmentCreate) =>
    api.post<StepDone>(`/api/accounts/${accountId}/assignments`, { body: assignment }),
  );
export const useRemoveRole = () =>
  useChange((assignmentId: number) => api.delete(`/api/assignments/${assignmentId}`));
export const useAccountStep = (accountId: string) =>
  useChange((step: AccountStep) =>
    api.post<StepDone | { ok: true }>(`/api/accounts/${accountId}/${step}`),
  );
export const useEndAccountSession = (accountId: string) =>
  useChange((id: string | null) =>
    api.delete(`/api/accounts/${accountId}/sessions${id === null ? '' : `/${id}`}`),
  );
export const useDecide = () =>
  useChange(({ id, step }: { id: number; step: 'confirm' | 'refuse' }) =>
    api.post<StepDone | { ok: true }>(`/api/access-requests/${id}/${step}`),
  );
export const useNameAdministrators = () =>
  useChange((given: z.infer<typeof firstAdministratorsSchema>) =>
    api.post<z.infer<typeof firstPasswordsSchema>>('/api/administrators', { body: given }),
  );
export function useSavePolicy() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (given: z.infer<typeof policyEditSchema>) =>
      api.put<PolicyState>('/api/security/policy', { body: given }),
    onSuccess: (state) => client.setQueryData(policyQuery.queryKey, state),
  }).mutateAsync;
}

export type SignOnState = z.infer<typeof signOnStateSchema>;
export type SignOnSettings = z.infer<typeof signOnEditSchema>['settings'];
const signOnQuery = queryOptions({
  queryKey: ['/api/security/sign-on'],
  queryFn: ({ signal }) => api.get<SignOnState>('/api/security/sign-on', { signal }),
});
export const useSignOn = () => useQuery(signOnQuery);
export function useSaveSignOn() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (given: z.infer<typeof signOnEditSchema>) =>
      api.put<SignOnState>('/api/security/sign-on', { body: given }),
    onSuccess: (state) => client.setQueryData(signOnQuery.queryKey, state),
  }).mutateAsync;
}
export const checkSignOn = (kind: 'oidc' | 'ldap') =>
  api.post<{ reached: string }>('/api/security/sign-on/check', { body: { kind } });
