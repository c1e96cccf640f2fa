/** The modules side by side, each with how far it is. */
import { useEffect, useRef } from 'react';
import { useWords } from '../words/index.ts';
import { doneOf } from './progress.ts';
import type { OpenVisit } from './use-visit.ts';

type Props = { open: OpenVisit; current: string; onChoose: (code: string) => void };

export function ModuleStrip({ open, current, onChoose }: Props) {
  const t = useWords();
  const strip = useRef<HTMLElement>(null);
  useEffect(() => {
    const chosen = strip.current?.querySelector<HTMLElement>('[aria-current]');
    if (chosen) strip.current?.scrollTo({ left: chosen.offsetLeft - 48 });
  }, [current]);
  return (
    <nav className="mp-strip" aria-label={t.answer.sections} ref={strip}>
      {open.sections.map((section) => {
        const { done, all } = doneOf(section, open.state);
        return (
          <button
            key={section.code}
            type="button"
            className="mp-chip"
            aria-current={section.code === current ? 'true' : undefined}
            onClick={() => onChoose(section.code)}
          >
            {section.name}
            <span className={done === all ? 'mp-figure mp-good' : 'mp-figure mp-quiet'}>
              {t.answer.progress(done, all)}
            </span>
          </button>
        );
      })}
    </nav>
  );
}
