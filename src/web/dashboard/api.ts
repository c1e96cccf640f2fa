// 工作台 on the wire, and how far a new bank has come: imported, published, settled.
import { useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import type { dashboardSchema } from '../../contract/ledger.ts';
import type { Person } from '../../contract/organisation.ts';
import { usePlans } from '../plan/index.ts';
import { api } from '../shared/api.ts';
import type { Page } from '../shared/list-state.ts';

export type Dashboard = z.infer<typeof dashboardSchema>;

export const useDashboard = () =>
  useQuery({
    queryKey: ['/api/dashboard'],
    queryFn: ({ signal }) => api.get<Dashboard>('/api/dashboard', { signal }),
  });

export type Setup = { imported: boolean; published: boolean; settled: boolean };

/** Undefined until it is known. */
export function useSetup(): Setup | undefined {
  const waves = useQuery({
    queryKey: ['/api/waves'],
    queryFn: ({ signal }) => api.get<unknown[]>('/api/waves', { signal }),
  }).data;
  const lines = useQuery({
    queryKey: ['/api/ledger', { limit: '1' }],
    queryFn: ({ signal }) => api.get<Page<unknown>>('/api/ledger', { query: { limit: 1 }, signal }),
  }).data;
  const plans = usePlans().data;
  if (!waves || !lines || !plans) return undefined;
  return {
    imported: waves.length > 0,
    published: plans.rows.some((plan) => plan.state === 'published'),
    settled: lines.total > 0,
  };
}

export type Opened = { units: boolean; people: boolean; accounts: boolean };

/** Whether a new system has more than its top unit, anybody working in it, and any of them an account. */
export function useOpened(): Opened | undefined {
  const units = useQuery({
    queryKey: ['/api/units', { limit: '1' }],
    queryFn: ({ signal }) => api.get<Page<unknown>>('/api/units', { query: { limit: 1 }, signal }),
  }).data;
  const people = useQuery({
    queryKey: ['/api/people', { limit: '200' }],
    queryFn: ({ signal }) =>
      api.get<Page<Person>>('/api/people', { query: { limit: 200 }, signal }),
  }).data;
  if (!units || !people) return undefined;
  const accounts = people.rows.some((person) => person.account);
  return { units: units.total > 1, people: people.total > 0, accounts };
}
