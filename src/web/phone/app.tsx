/** Who is at work decides what is shown: the sign-in page, or the app, which is loaded only then. */
import { Component, lazy, Suspense, type ReactNode } from 'react';
import { Opening } from './parts/front.tsx';
import { usePath } from './router.ts';
import { useWork } from './session/current.ts';
import { SignInPage } from './session/sign-in.tsx';
import { useWords } from './words/index.ts';

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

/** All that a sign-in page does not need, in one piece. */
export const loadSignedIn = () => import('./signed-in.tsx');
const SignedIn = lazy(() => loadSignedIn().then((it) => ({ default: it.SignedIn })));

export function App() {
  const path = usePath();
  const work = useWork();
  if (work === undefined) return <Opening />;
  if (work === null || path === '/sign-in') return <SignInPage />;
  return (
    <Boundary key={path} broken={<Broken />}>
      <Suspense fallback={<Opening />}>
        <SignedIn path={path} work={work} />
      </Suspense>
    </Boundary>
  );
}
