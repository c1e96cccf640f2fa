/** One visit in the list: where, by when, how far, and what of it has not been sent. */
import { Link } from '../parts/link.tsx';
import type { Listed } from '../visit/list.ts';
import { daysUntil, today } from '../visit/state.ts';
import { dayText } from '../words/format.ts';
import { useWords, type Words } from '../words/index.ts';

/** 2 days before it is due it is said more loudly. */
const soon = 2;

function Due({ t, day }: { t: Words; day: string }) {
  const days = daysUntil(day, today());
  const tone = days < 0 ? 'mp-bad' : days <= soon ? 'mp-warning' : 'mp-quiet';
  return (
    <span className={tone}>
      {t.visits.due(days)} · {dayText(day)}
    </span>
  );
}

const tones: Record<Listed['visit']['state'], string> = {
  draft: '',
  submitted: 'mp-tag-accent',
  reviewing: 'mp-tag-accent',
  returned: 'mp-tag-warning',
  approved: 'mp-tag-good',
  locked: 'mp-tag-good',
};

export function VisitCard({ visit, answered, questions, conflicts, waiting, trouble }: Listed) {
  const t = useWords();
  const isOpen = visit.state === 'draft' || visit.state === 'returned';
  const { changes, files, closing } = waiting;
  return (
    <Link to={`/visit/${visit.unitId}/${visit.id}`} className="mp-card mp-visit">
      <span className="mp-visit-head">
        <strong>{visit.unit.name}</strong>
        <span className={`mp-tag ${tones[visit.state]}`}>{t.states[visit.state]}</span>
      </span>
      <span className="mp-quiet">
        {visit.round.name}
        {!visit.round.name.includes(visit.round.kind) && ` · ${visit.round.kind}`}
        {visit.secondOf !== null && ` · ${t.visits.second}`}
        {visit.round.covert && ` · ${t.visits.covert}`}
      </span>
      <span className="mp-visit-foot">
        {isOpen ? <Due t={t} day={visit.dueOn} /> : <span />}
        <span className="mp-figure">
          {visit.score !== null && !isOpen
            ? t.visits.score(visit.score)
            : t.visits.progress(answered, questions)}
        </span>
      </span>
      {isOpen && (
        <progress
          className="mp-progress"
          max={Math.max(questions, 1)}
          value={answered}
          aria-label={t.visits.progress(answered, questions)}
        />
      )}
      {conflicts > 0 && <span className="mp-warning">{t.answer.conflictIn(conflicts)}</span>}
      {trouble && <span className="mp-bad">{trouble}</span>}
      {changes + files > 0 || closing ? (
        <span className="mp-waits">{t.sync.waiting(changes, files, closing)}</span>
      ) : null}
    </Link>
  );
}
