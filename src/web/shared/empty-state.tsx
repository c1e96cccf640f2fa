/** Nothing here yet: says why and what to do next. */
import type { ReactNode } from 'react';

type Props = { title: string; hint?: ReactNode; action?: ReactNode };

export function EmptyState({ title, hint, action }: Props) {
  return (
    <section className="mc-state">
      <h2>{title}</h2>
      {hint && <p>{hint}</p>}
      {action && <div className="mc-actions">{action}</div>}
    </section>
  );
}
