/** Who is working, in which role, and what that role may do (names sent by the server). */
import { queryOptions, useQuery } from '@tanstack/react-query';
import type { Ability } from '../../contract/abilities.ts';
import type { Session } from '../../contract/organisation.ts';
import { api } from './api.ts';

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: () => api.get<Session>('/api/session'),
  staleTime: 5 * 60_000,
});

/** The session; pages inside the shell are only shown once it is there. */
export function useSession(): Session | undefined {
  return useQuery(sessionQuery).data;
}
export function useAbility(name: Ability): boolean {
  return useSession()?.abilities.includes(name) ?? false;
}
