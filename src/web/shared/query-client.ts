/** Server state: short freshness; refusals are not retried, lost networks are, once. */
import { QueryClient } from '@tanstack/react-query';
import { ApiProblem } from './api.ts';

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      refetchOnWindowFocus: false,
      retry: (failures, error) =>
        failures < 1 && !(error instanceof ApiProblem && error.status > 0 && error.status < 500),
    },
  },
});
