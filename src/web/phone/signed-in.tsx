/**
 * The app of somebody who is at work: which page for which address. The pages of a visit and of
 * tickets come as pieces of their own, kept offline as well.
 */
import { lazy, Suspense, useEffect, type ReactNode } from 'react';
import { MePage } from './pages/me.tsx';
import { SyncPage } from './pages/sync.tsx';
import { VisitsPage } from './pages/visits.tsx';
import { Frame } from './parts/frame.tsx';
import { match } from './router.ts';
import type { Work } from './session/current.ts';
import { useWords } from './words/index.ts';

export { createWork } from './session/work.ts';

const loadVisit = () => import('./visit/index.ts');
const loadTicket = () => import('./ticket/index.ts');
const VisitPage = lazy(() => loadVisit().then((it) => ({ default: it.VisitPage })));
const SummaryPage = lazy(() => loadVisit().then((it) => ({ default: it.SummaryPage })));
const TicketsPage = lazy(() => loadTicket().then((it) => ({ default: it.TicketsPage })));
const NewTicketPage = lazy(() => loadTicket().then((it) => ({ default: it.NewTicketPage })));

const Loading = () => (
  <p className="mp-loading" role="status">
    {useWords().loading}
  </p>
);

function Missing() {
  const t = useWords();
  return (
    <Frame title={t.app} back="/">
      <p className="mp-empty">{t.problem.missing}</p>
    </Frame>
  );
}

function pageOf(path: string, work: Work): ReactNode {
  if (path === '/') return <VisitsPage work={work} />;
  if (path === '/sync') return <SyncPage work={work} />;
  if (path === '/me') return <MePage work={work} />;
  if (path === '/tickets') return <TicketsPage work={work} />;
  if (path === '/tickets/new') return <NewTicketPage work={work} />;
  const visit = match(path, '/visit/:unitId/:id');
  if (visit) return <VisitPage work={work} lane={`visit/${visit['unitId']}/${visit['id']}`} />;
  const summary = match(path, '/visit/:unitId/:id/summary');
  if (summary)
    return <SummaryPage work={work} lane={`visit/${summary['unitId']}/${summary['id']}`} />;
  return <Missing />;
}

/** The other pages are there before the network goes, even while the service worker still fetches. */
function useAllPieces(mayIssue: boolean) {
  useEffect(() => {
    const fetchAll = () => {
      void loadVisit().catch(() => undefined);
      if (mayIssue) void loadTicket().catch(() => undefined);
    };
    const timer = setTimeout(fetchAll, 500);
    return () => clearTimeout(timer);
  }, [mayIssue]);
}

export function SignedIn({ path, work }: { path: string; work: Work }) {
  useAllPieces(work.account.abilities.includes('ticket.issue'));
  return <Suspense fallback={<Loading />}>{pageOf(path, work)}</Suspense>;
}
