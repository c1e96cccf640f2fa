/** What stands on the screen while nobody is at work: m.html paints the same before any script runs. */
import type { ReactNode } from 'react';
import { useWords } from '../words/index.ts';

export function Front({ children }: { children: ReactNode }) {
  const t = useWords();
  return (
    <main className="mp-front">
      <header>
        <p className="mp-wordmark">{t.app}</p>
        <p className="mp-tagline">{t.signIn.tagline}</p>
      </header>
      {children}
    </main>
  );
}

export function Opening() {
  const t = useWords();
  return (
    <Front>
      <p className="mp-quiet" role="status">
        {t.loading}
      </p>
    </Front>
  );
}
