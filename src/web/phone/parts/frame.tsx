/** Around every page: its title and way back above, the few places in the thumb's reach below. */
import { useEffect, useRef, type ReactNode } from 'react';
import { path } from '../router.ts';
import { ownOutlet } from '../session/account.ts';
import { currentWork } from '../session/current.ts';
import { useSignal } from '../store/use-signal.ts';
import { useWords } from '../words/index.ts';
import { Icon, type IconName } from './icons.tsx';
import { Link } from './link.tsx';
import { Notices } from './notices.tsx';

type Props = {
  title: string;
  /** A second line under the title. */
  about?: ReactNode;
  back?: string;
  /** Beside the title. */
  end?: ReactNode;
  /** In place of the few places. */
  bottom?: ReactNode;
  children: ReactNode;
};

type Place = { to: string; icon: IconName; name: 'visits' | 'results' | 'sync' | 'me' };
const results: Place = { to: '/results', icon: 'results', name: 'results' };
const places: Place[] = [
  { to: '/', icon: 'visits', name: 'visits' },
  { to: '/sync', icon: 'sync', name: 'sync' },
  { to: '/me', icon: 'me', name: 'me' },
];

function Tabs() {
  const t = useWords();
  const here = useSignal(path);
  const work = useSignal(currentWork);
  const isOutlet = work && ownOutlet(work.account);
  return (
    <nav className="mp-tabs" aria-label={t.tabs.label}>
      {(isOutlet ? places.toSpliced(1, 0, results) : places).map(({ to, icon, name }) => (
        <Link key={to} to={to} current={here === to || here.startsWith(`${to}/`)}>
          <Icon name={icon} size={24} />
          {t.tabs[name]}
        </Link>
      ))}
    </nav>
  );
}

export function Frame({ title, about, back, end, bottom, children }: Props) {
  const t = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · ${t.app}`;
  }, [title, t]);
  // Whoever hears the page is told that it is another one.
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <div className="mp-frame">
      <header className="mp-top">
        {back && (
          <Link to={back} className="mp-icon-button" label={t.back}>
            <Icon name="back" size={24} />
          </Link>
        )}
        <div className="mp-top-title">
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {about && <p className="mp-quiet">{about}</p>}
        </div>
        {end}
      </header>
      <main className="mp-main">
        <Notices />
        {children}
      </main>
      {bottom ?? <Tabs />}
    </div>
  );
}
