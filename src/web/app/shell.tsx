/** The frame around every desk page: skip link, navigation, header, content; tabs at the foot on phones. */
import { Outlet, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Header } from './header.tsx';
import { useEpoch } from '../shared/trouble.ts';
import { SideNav, TabBar } from './nav.tsx';

const key = 'mc-nav-folded';

export function Shell() {
  const { t } = useTranslation();
  const [folded, setFolded] = useState(() => localStorage.getItem(key) === '1');
  const main = useRef<HTMLElement>(null);
  const path = useRouterState({ select: (state) => state.location.pathname });
  const first = useRef(true);
  const epoch = useEpoch();
  useEffect(() => {
    // A new page: screen readers and the keyboard start at its content.
    if (!first.current) main.current?.focus({ preventScroll: true });
    first.current = false;
  }, [path]);
  const fold = () => {
    localStorage.setItem(key, folded ? '0' : '1');
    setFolded(!folded);
  };
  return (
    <div className={`mc-shell${folded ? ' mc-folded' : ''}`}>
      <a className="mc-skip" href="#main">
        {t('app.skip')}
      </a>
      <SideNav folded={folded} onFold={fold} />
      <div className="mc-column">
        <Header />
        <main id="main" ref={main} tabIndex={-1} className="mc-main">
          <Outlet key={epoch} />
        </main>
      </div>
      <TabBar />
    </div>
  );
}
