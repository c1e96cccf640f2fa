/** 登录 and first set-up: what the pages ask and send. */
import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type { Session, setupSchema, setupStateSchema } from '../../contract/organisation.ts';
import { api } from '../shared/api.ts';

export type SetupState = z.infer<typeof setupStateSchema>;
export type SetupInput = z.infer<typeof setupSchema>;

export const setupQuery = queryOptions({
  queryKey: ['setup'],
  queryFn: () => api.get<SetupState>('/api/setup'),
});
export const signIn = (username: string, password: string) =>
  api.post<Session>('/api/session', { body: { username, password } });
export const setUp = (input: SetupInput) => api.post<Session>('/api/setup', { body: input });
export const changePassword = (before: string, after: string) =>
  api.put('/api/session/password', { body: { old: before, new: after } });
