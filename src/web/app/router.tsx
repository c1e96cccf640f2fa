/** Every page and its address. Pages load when first opened. */
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import type { QueryClient } from '@tanstack/react-query';
import { ApiProblem, onSignedOut } from '../shared/api.ts';
import { ErrorState } from '../shared/error-state.tsx';
import { loadTexts, type Noun } from '../shared/i18n.ts';
import { setupQuery } from '../access/api.ts';
import { sessionQuery } from '../shared/session.ts';
import type { Search } from '../shared/list-state.ts';
import { Loading } from '../shared/loading.tsx';
import { NotFound } from './not-found.tsx';
import { queryClient } from '../shared/query-client.ts';
import { Shell } from './shell.tsx';

const root = createRootRouteWithContext<{ queryClient: QueryClient }>()({
  validateSearch: (search: Record<string, unknown>) => search as Search,
  notFoundComponent: NotFound,
});

type Nouns = readonly [Noun, ...Noun[]];
/** A page's module together with the texts it shows, so that it never stands there with raw keys. */
const withTexts =
  <M,>(load: () => Promise<M>, nouns: Nouns) =>
  async (): Promise<M> =>
    (await Promise.all([load(), loadTexts(nouns)]))[0];

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  component: lazyRouteComponent(
    withTexts(() => import('../access/pages/sign-in.tsx'), ['access']),
    'SignInPage',
  ),
});
const setUp = createRoute({
  getParentRoute: () => root,
  path: '/set-up',
  component: lazyRouteComponent(
    withTexts(() => import('../access/pages/set-up.tsx'), ['access', 'organisation']),
    'SetUpPage',
  ),
});

/** Everything that needs a session. */
const desk = createRoute({
  getParentRoute: () => root,
  id: 'desk',
  component: Shell,
  beforeLoad: async ({ context, location }) => {
    const { queryClient } = context;
    try {
      if (!queryClient.getQueryData(sessionQuery.queryKey)) {
        const { signedIn } = await queryClient.fetchQuery({ ...setupQuery, staleTime: 0 });
        if (!signedIn) throw redirect({ to: '/sign-in', search: { return: location.href } });
      }
      await queryClient.ensureQueryData(sessionQuery);
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.status !== 401) throw error;
      throw redirect({ to: '/sign-in', search: { return: location.href } });
    }
  },
});

type Path = `/${string}`;
/** An address of an earlier edition: links and bookmarks keep working. */
const moved = <P extends Path>(
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
const page = <P extends Path, M extends Record<string, unknown>>(
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

const pages = [
  page('/', () => import('../dashboard/pages/dashboard.tsx'), 'DashboardPage', 'dashboard'),
  page('/plans', () => import('../plan/pages/plans.tsx'), 'PlansPage', 'plan'),
  page(
    '/plans/$versionId',
    () => import('../plan/pages/plan.tsx'),
    'PlanPage',
    'plan',
    'settlement',
  ),
  page(
    '/plans/$versionId/edit',
    () => import('../plan/pages/edit-plan.tsx'),
    'EditPlanPage',
    'plan',
  ),
  page(
    '/plans/$versionId/preview',
    () => import('../settlement/pages/preview.tsx'),
    'PreviewPage',
    'settlement',
    'plan',
  ),
  page(
    '/inspections',
    () => import('../inspection/pages/inspections.tsx'),
    'InspectionsPage',
    'inspection',
  ),
  page(
    '/complaints',
    () => import('../inspection/pages/complaints.tsx'),
    'ComplaintsPage',
    'inspection',
  ),
  page(
    '/exposures',
    () => import('../inspection/pages/exposures.tsx'),
    'ExposuresPage',
    'inspection',
  ),
  page('/tickets/new', () => import('../ticket/pages/new-ticket.tsx'), 'NewTicketPage', 'ticket'),
  page(
    '/tickets/$unitId/$ticketId',
    () => import('../ticket/pages/ticket.tsx'),
    'TicketPage',
    'ticket',
    'inspection',
    'appeal',
  ),
  page(
    '/tickets',
    () => import('../inspection/pages/tickets.tsx'),
    'TicketsPage',
    'inspection',
    'ticket',
  ),
  page('/standards', () => import('../standard/pages/standards.tsx'), 'StandardsPage', 'standard'),
  page(
    '/standards/import',
    () => import('../standard/pages/import-standard.tsx'),
    'ImportStandardPage',
    'standard',
  ),
  page(
    '/standards/$standardId',
    () => import('../standard/pages/standard.tsx'),
    'StandardPage',
    'standard',
  ),
  page(
    '/standards/$standardId/edit',
    () => import('../standard/pages/edit-standard.tsx'),
    'EditStandardPage',
    'standard',
  ),
  page('/inspections/imports', () => import('../work/pages/imports.tsx'), 'ImportsPage', 'work'),
  page(
    '/inspections/imports/$importId',
    () => import('../work/pages/import.tsx'),
    'ImportPage',
    'work',
    'inspection',
  ),
  page(
    '/inspections/$unitId/$inspectionId',
    () => import('../inspection/pages/inspection.tsx'),
    'InspectionPage',
    'inspection',
    'appeal',
  ),
  page('/draws', () => import('../draw/pages/draws.tsx'), 'DrawsPage', 'draw'),
  page('/draws/$drawId', () => import('../draw/pages/draw.tsx'), 'DrawPage', 'draw'),
  page('/draws/$drawId/notice', () => import('../draw/pages/notice.tsx'), 'NoticePage', 'draw'),
  page(
    '/reliability',
    () => import('../reliability/pages/reliability.tsx'),
    'ReliabilityPage',
    'reliability',
  ),
  page('/rounds', () => import('../round/pages/rounds.tsx'), 'RoundsPage', 'round'),
  page(
    '/rounds/new',
    () => import('../round/pages/edit-round.tsx'),
    'NewRoundPage',
    'round',
    'visit',
    'organisation',
  ),
  page('/rounds/$roundId', () => import('../round/pages/round.tsx'), 'RoundPage', 'round', 'visit'),
  page(
    '/rounds/$roundId/edit',
    () => import('../round/pages/edit-round.tsx'),
    'EditRoundPage',
    'round',
    'visit',
    'organisation',
  ),
  page('/clips', () => import('../round/pages/clips.tsx'), 'ClipsPage', 'round'),
  page('/visits', () => import('../visit/pages/visits.tsx'), 'VisitsPage', 'visit'),
  page(
    '/visits/$unitId/$visitId',
    () => import('../visit/pages/visit.tsx'),
    'VisitPage',
    'visit',
    'round',
  ),
  page(
    '/visits/$unitId/$visitId/coverage',
    () => import('../visit/pages/coverage.tsx'),
    'CoveragePage',
    'visit',
  ),
  page(
    '/rectifications',
    () => import('../rectification/pages/rectifications.tsx'),
    'RectificationsPage',
    'rectification',
  ),
  page(
    '/rectifications/figures',
    () => import('../rectification/pages/figures.tsx'),
    'FiguresPage',
    'rectification',
  ),
  page(
    '/rectifications/gate',
    () => import('../rectification/pages/gate.tsx'),
    'GatePage',
    'rectification',
  ),
  page(
    '/rectifications/settings',
    () => import('../rectification/pages/settings.tsx'),
    'RectificationSettingsPage',
    'rectification',
  ),
  page(
    '/rectifications/$unitId/$id',
    () => import('../rectification/pages/rectification.tsx'),
    'RectificationPage',
    'rectification',
    'inspection',
  ),
  page('/rankings', () => import('../ranking/pages/rankings.tsx'), 'RankingsPage', 'ranking'),
  page('/ledger', () => import('../ledger/pages/ledger.tsx'), 'LedgerPage', 'ledger'),
  page(
    '/ledger/$unitId/$lineId',
    () => import('../ledger/pages/line.tsx'),
    'LinePage',
    'ledger',
    'appeal',
  ),
  page(
    '/statements',
    () => import('../statement/pages/find-statement.tsx'),
    'FindStatementPage',
    'statement',
  ),
  page(
    '/statements/$unitId',
    () => import('../statement/pages/statement.tsx'),
    'StatementPage',
    'statement',
    'ledger',
    'ranking',
  ),
  page(
    '/organisation',
    () => import('../organisation/pages/units.tsx'),
    'UnitsPage',
    'organisation',
  ),
  page(
    '/organisation/people',
    () => import('../organisation/pages/people.tsx'),
    'PeoplePage',
    'organisation',
    'access',
  ),
  page(
    '/organisation/units/$unitId',
    () => import('../organisation/pages/unit.tsx'),
    'UnitPage',
    'organisation',
    'access',
  ),
  page('/appeals', () => import('../appeal/pages/appeals.tsx'), 'AppealsPage', 'appeal'),
  page(
    '/appeals/file',
    () => import('../appeal/pages/file-appeal.tsx'),
    'FileAppealPage',
    'appeal',
  ),
  page(
    '/appeals/$unitId/$appealId',
    () => import('../appeal/pages/appeal.tsx'),
    'AppealPage',
    'appeal',
    'inspection',
  ),
  page(
    '/settings/calendar',
    () => import('../calendar/pages/calendar.tsx'),
    'CalendarPage',
    'calendar',
  ),
  page('/settings', () => import('../access/pages/settings.tsx'), 'SettingsPage', 'access'),
  page('/settings/audit', () => import('../audit/pages/audit.tsx'), 'AuditPage', 'audit'),
  moved('/inspections/complaints', '/complaints'),
  moved('/inspections/exposures', '/exposures'),
  moved('/inspections/tickets', '/tickets'),
  moved('/inspections/standards', '/standards'),
] as const;

export const router = createRouter({
  routeTree: root.addChildren([signIn, setUp, desk.addChildren(pages)]),
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

onSignedOut(() => {
  const { pathname, href } = router.state.location;
  if (pathname === '/sign-in' || pathname === '/set-up') return;
  queryClient.clear();
  void router.navigate({ to: '/sign-in', search: { return: href } });
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
