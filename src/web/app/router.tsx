/** The router: pages, what stands while they load, what happens when the session ends. */
import { createRouter } from '@tanstack/react-router';
import { onShut } from '../shared/api.ts';
import { ErrorState } from '../shared/error-state.tsx';
import { Loading } from '../shared/loading.tsx';
import { queryClient } from '../shared/query-client.ts';
import { desk, root, secure, setUp, signIn } from './desk.tsx';
import { pages } from './pages.tsx';

export const router = createRouter({
  routeTree: root.addChildren([signIn, setUp, secure, desk.addChildren(pages)]),
  context: { queryClient },
  defaultPreload: 'intent',
  defaultPreloadStaleTime: 0,
  defaultPendingMs: 300,
  defaultPendingComponent: Loading,
  defaultErrorComponent: ErrorState,
  scrollRestoration: true,
  parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
  stringifySearch: (search) => {
    const kept = Object.entries(search).filter(([, value]) => value !== undefined && value !== '');
    const text = new URLSearchParams(kept as [string, string][]).toString();
    return text ? `?${text}` : '';
  },
});

onShut((why) => {
  const { pathname, href } = router.state.location;
  if (['/sign-in', '/set-up', '/secure'].includes(pathname)) return;
  queryClient.clear();
  const to = why === 'signed-out' ? '/sign-in' : '/secure';
  void router.navigate({ to, search: { return: href } });
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
