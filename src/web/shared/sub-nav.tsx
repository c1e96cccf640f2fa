/** The pages of one area as tabs under its header; one page alone needs none. What is not allowed the caller leaves out. */
import { Link, useRouterState, type LinkProps } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';

export type SubPage = { to: NonNullable<LinkProps['to']>; label: string };

export function SubNav({ label, pages }: { label: string; pages: readonly SubPage[] }) {
  const nav = useRef<HTMLElement>(null);
  const path = useRouterState({ select: (state) => state.location.pathname });
  useEffect(() => {
    // On a phone the row of tabs is longer than the screen.
    const current = nav.current?.querySelector<HTMLElement>('[aria-current]');
    if (nav.current && current) nav.current.scrollLeft = current.offsetLeft - 48;
  }, [path]);
  if (pages.length < 2) return null;
  return (
    <nav ref={nav} className="mc-subnav mc-noprint" aria-label={label}>
      {pages.map(({ to, label: name }) => (
        <Link
          key={to}
          to={to}
          activeOptions={{ exact: true, includeSearch: false }}
          activeProps={{ 'aria-current': 'page' }}
        >
          {name}
        </Link>
      ))}
    </nav>
  );
}
