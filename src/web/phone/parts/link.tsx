/** A link inside the phone's own pages: a real address, without loading a page. */
import type { MouseEvent, ReactNode } from 'react';
import { addressOf, go } from '../router.ts';

type Props = {
  to: string;
  className?: string;
  children: ReactNode;
  label?: string;
  current?: boolean;
};

export function Link({ to, className, children, label, current }: Props) {
  const follow = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    go(to);
  };
  return (
    <a
      href={addressOf(to)}
      className={className}
      onClick={follow}
      aria-label={label}
      aria-current={current ? 'page' : undefined}
    >
      {children}
    </a>
  );
}
