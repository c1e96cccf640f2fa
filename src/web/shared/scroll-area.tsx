/** Room for what may be wider than a phone: it scrolls by itself, by keyboard as well. */
import type { ReactNode } from 'react';

type Props = { label: string; className?: string; children: ReactNode };

export function ScrollArea({ label, className, children }: Props) {
  return (
    <div
      className={`mc-scroll ${className ?? ''}`.trim()}
      role="region"
      aria-label={label}
      tabIndex={0}
    >
      {children}
    </div>
  );
}
