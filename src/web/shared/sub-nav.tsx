/** The pages of one area as tabs under its header; a page not allowed is left out by the caller. */
import { Link, type LinkProps } from '@tanstack/react-router';

export type SubPage = { to: NonNullable<LinkProps['to']>; label: string };

export function SubNav({ label, pages }: { label: string; pages: readonly SubPage[] }) {
  return (
    <nav className="mc-subnav mc-noprint" aria-label={label}>
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
