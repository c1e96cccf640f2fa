/**
 * The app of somebody who is at work: which page for which address. The pages of a visit and of
 * tickets come as pieces of their own, kept offline as well.
 */
import { Component, lazy, Suspense, useEffect, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { MePage } from './pages/me.tsx';
import { SyncPage } from './pages/sync.tsx';
import { VisitsPage } from './pages/visits.tsx';
import { Frame } from './parts/frame.tsx';
import { match, path } from './router.ts';
import { ownOutlet } from './session/account.ts';
import { currentWork, type Work } from './session/current.ts';
import { useSignal } from './store/use-signal.ts';
import { useWords } from './words/index.ts';

export { createWork } from './session/work.ts';

const loadVisit = () => import('./visit/index.ts');
const loadTicket = () => import('./ticket/index.ts');
const loadResults = () => import('./results/index.ts');
const VisitPage = lazy(() => loadVisit().then((it) => ({ default: it.VisitPage })));
const SummaryPage = lazy(() => loadVisit().then((it) => ({ default: it.SummaryPage })));
const ResultsPage = lazy(() => loadResults().then((it) => ({ default: it.ResultsPage })));
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

function pageOf(here: string, work: Work): ReactNode {
  if (here === '/') return <VisitsPage work={work} />;
  if (here === '/sync') return <SyncPage work={work} />;
  if (here === '/me') return <MePage work={work} />;
  if (here === '/tickets') return <TicketsPage work={work} />;
  if (here === '/tickets/new') return <NewTicketPage work={work} />;
  const results = match(here, '/results') ?? match(here, '/results/:part/:year');
  if (results) return <ResultsPage work={work} part={results['part']} year={results['year']} />;
  const visit = match(here, '/visit/:unitId/:id');
  if (visit) return <VisitPage work={work} lane={`visit/${visit['unitId']}/${visit['id']}`} />;
  const summary = match(here, '/visit/:unitId/:id/summary');
  if (summary)
    return <SummaryPage work={work} lane={`visit/${summary['unitId']}/${summary['id']}`} />;
  return <Missing />;
}

/** The other pages are there before the network goes, even while the service worker still fetches. */
function useAllPieces({ mayIssue, isOutlet }: { mayIssue: boolean; isOutlet: boolean }) {
  useEffect(() => {
    const fetchAll = () => {
      void loadVisit().catch(() => undefined);
      if (mayIssue) void loadTicket().catch(() => undefined);
      if (isOutlet) void loadResults().catch(() => undefined);
    };
    const timer = setTimeout(fetchAll, 500);
    return () => clearTimeout(timer);
  }, [mayIssue, isOutlet]);
}

/** A defect of one page must not lock people out of what they have written. */
class Boundary extends Component<{ children: ReactNode; broken: ReactNode }, { broken: boolean }> {
  override state = { broken: false };
  static getDerivedStateFromError = () => ({ broken: true });
  override render = () => (this.state.broken ? this.props.broken : this.props.children);
}

function Broken() {
  const t = useWords();
  return (
    <main className="mp-front" role="alert">
      <p>{t.problem.crashed}</p>
      <button type="button" className="mp-button mp-primary" onClick={() => location.reload()}>
        {t.problem.reopen}
      </button>
    </main>
  );
}

function App() {
  const here = useSignal(path);
  const work = useSignal(currentWork);
  useAllPieces({
    mayIssue: work?.account.abilities.includes('ticket.issue') ?? false,
    isOutlet: work ? ownOutlet(work.account) !== null : false,
  });
  if (!work) return null;
  return (
    <Boundary key={here} broken={<Broken />}>
      <Suspense fallback={<Loading />}>{pageOf(here, work)}</Suspense>
    </Boundary>
  );
}

export const mountApp = (root: HTMLElement) => createRoot(root).render(<App />);
