/** Which page for which address. The pages of a visit come as a piece of their own, kept offline as well. */
import { Component, lazy, Suspense, type ReactNode } from 'react';
import { MePage } from './pages/me.tsx';
import { SyncPage } from './pages/sync.tsx';
import { VisitsPage } from './pages/visits.tsx';
import { Frame } from './parts/frame.tsx';
import { match, usePath } from './router.ts';
import { useWork, type Work } from './session/current.ts';
import { SignInPage } from './session/sign-in.tsx';
import { useWords } from './words/index.ts';

const VisitPage = lazy(() => import('./visit/index.ts').then((it) => ({ default: it.VisitPage })));
const SummaryPage = lazy(() =>
  import('./visit/index.ts').then((it) => ({ default: it.SummaryPage })),
);

const TicketsPage = lazy(() =>
  import('./ticket/index.ts').then((it) => ({ default: it.TicketsPage })),
);
const NewTicketPage = lazy(() =>
  import('./ticket/index.ts').then((it) => ({ default: it.NewTicketPage })),
);

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

export function App() {
  const path = usePath();
  const work = useWork();
  if (work === undefined) return <Loading />;
  if (work === null || path === '/sign-in') return <SignInPage />;
  return (
    <Boundary key={path} broken={<Broken />}>
      <Suspense fallback={<Loading />}>{pageOf(path, work)}</Suspense>
    </Boundary>
  );
}
