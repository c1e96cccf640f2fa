/** In the thumb's reach: the next open question, search, and the summary. */
import { Icon } from '../parts/icons.tsx';
import { Link } from '../parts/link.tsx';
import { useWords } from '../words/index.ts';
import { progressOf } from './progress.ts';
import type { OpenVisit } from './use-visit.ts';

type Props = { open: OpenVisit; onNext: () => void; onFind: () => void };

export function BottomBar({ open, onNext, onFind }: Props) {
  const t = useWords();
  const { done, all } = progressOf(open.sections, open.state);
  return (
    <nav className="mp-bar" aria-label={t.tabs.label}>
      <progress
        className="mp-progress"
        max={Math.max(all, 1)}
        value={done}
        aria-label={t.visits.progress(done, all)}
      />
      <button type="button" className="mp-button" onClick={onFind}>
        <Icon name="search" />
        {t.answer.find}
      </button>
      <button
        type="button"
        className="mp-button mp-primary mp-wide"
        onClick={onNext}
        disabled={done === all}
      >
        {done === all ? (
          t.answer.allAnswered
        ) : (
          <span>
            {t.answer.next}
            <small className="mp-figure">{t.answer.left(all - done)}</small>
          </span>
        )}
      </button>
      <Link to={`/visit/${open.visit.unitId}/${open.visit.id}/summary`} className="mp-button">
        <Icon name="list" />
        {t.answer.summary}
      </Link>
    </nav>
  );
}
