/** What every page hangs on: the root, the two pages without a session, the desk that needs one. */
import {
  createRootRouteWithContext,
  createRoute,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import type { QueryClient } from '@tanstack/react-query';
import { ApiProblem } from '../shared/api.ts';
import { loadTexts, type Noun } from '../shared/i18n.ts';
import { setupQuery } from '../access/api.ts';
import { sessionQuery } from '../shared/session.ts';
import type { Search } from '../shared/list-state.ts';
import { NotFound } from './not-found.tsx';
import { Shell } from './shell.tsx';

export const root = createRootRouteWithContext<{ queryClient: QueryClient }>()({
  validateSearch: (search: Record<string, unknown>) => search as Search,
  notFoundComponent: NotFound,
});

type Nouns = readonly [Noun, ...Noun[]];
/** A page's module together with the texts it shows, so that it never stands there with raw keys. */
const withTexts =
  <M,>(load: () => Promise<M>, nouns: Nouns) =>
  async (): Promise<M> =>
    (await Promise.all([load(), loadTexts(nouns)]))[0];

export const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  component: lazyRouteComponent(
    withTexts(() => import('../access/pages/sign-in.tsx'), ['access']),
    'SignInPage',
  ),
});
export const setUp = createRoute({
  getParentRoute: () => root,
  path: '/set-up',
  component: lazyRouteComponent(
    withTexts(() => import('../access/pages/set-up.tsx'), ['access', 'organisation']),
    'SetUpPage',
  ),
});

/** A password to change, 动态口令 to set up: before the desk opens. */
export const secure = createRoute({
  getParentRoute: () => root,
  path: '/secure',
  component: lazyRouteComponent(
    withTexts(() => import('../access/pages/secure.tsx'), ['access']),
    'SecurePage',
  ),
});

/** Everything that needs a session. */
export const desk = createRoute({
  getParentRoute: () => root,
  id: 'desk',
  component: Shell,
  beforeLoad: async ({ context, location }) => {
    const { queryClient } = context;
    try {
      if (!queryClient.getQueryData(sessionQuery.queryKey)) {
        const { session } = await queryClient.fetchQuery({ ...setupQuery, staleTime: 0 });
        if (!session) throw redirect({ to: '/sign-in', search: { return: location.href } });
        queryClient.setQueryData(sessionQuery.queryKey, session);
      }
      const { pending } = await queryClient.ensureQueryData(sessionQuery);
      if (pending) throw redirect({ to: '/secure', search: { return: location.href } });
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.status !== 401) throw error;
      throw redirect({ to: '/sign-in', search: { return: location.href } });
    }
  },
});

type Path = `/${string}`;
/** An address of an earlier edition: links and bookmarks keep working. */
export const moved = <P extends Path>(
  path: P,
  to: '/complaints' | '/exposures' | '/tickets' | '/standards',
) =>
  createRoute({
    getParentRoute: () => desk,
    path,
    beforeLoad: ({ search }) => {
      throw redirect({ to, search, replace: true });
    },
  });
/** A desk page: its address, its module, the name of its component and whose texts it shows. */
export const page = <P extends Path, M extends Record<string, unknown>>(
  path: P,
  load: () => Promise<M>,
  name: keyof M & string,
  ...nouns: Nouns
) =>
  createRoute({
    getParentRoute: () => desk,
    path,
    component: lazyRouteComponent(
      withTexts(load as () => Promise<Record<string, never>>, nouns),
      name,
    ),
  });
