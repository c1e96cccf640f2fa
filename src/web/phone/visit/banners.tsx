/** What must be known before answering on: sent back, differing devices, waiting to be handed in, not accepted. */
import { useState } from 'react';
import { Ask } from '../parts/sheet.tsx';
import { useWords } from '../words/index.ts';
import { SpecialConflicts } from './conflict.tsx';
import type { OpenVisit } from './use-visit.ts';

function Refused({ open }: { open: OpenVisit }) {
  const t = useWords();
  const [asked, setAsked] = useState<number | null>(null);
  return (
    <div className="mp-notice mp-notice-bad" role="status">
      <p className="mp-strong">{t.sync.refused}</p>
      <ul className="mp-plain mp-rows">
        {open.refused.map(({ seq, key, reason }) => (
          <li key={seq}>
            <span>
              {key}：{reason}
            </span>
            <button type="button" className="mp-button mp-small" onClick={() => setAsked(seq)}>
              {t.sync.forget}
            </button>
          </li>
        ))}
      </ul>
      {asked !== null && (
        <Ask
          title={`${t.sync.forget}？`}
          text={t.sync.forgetWhy}
          action={t.sync.forget}
          danger
          onDone={() => void open.writer.forget(asked)}
          onClose={() => setAsked(null)}
        />
      )}
    </div>
  );
}

export function Banners({ open }: { open: OpenVisit }) {
  const t = useWords();
  const { visit, state, closing, trouble, refused } = open;
  return (
    <>
      {visit.state === 'returned' && (
        <div className="mp-notice mp-notice-warning">
          <p className="mp-strong">{t.returned.title}</p>
          {visit.returned && <p>“{visit.returned}”</p>}
          <p>{t.returned.next}</p>
        </div>
      )}
      {trouble && (
        <div className="mp-notice mp-notice-bad" role="status">
          <p className="mp-strong">{t.summary.notSubmitted}</p>
          <p>{trouble}</p>
        </div>
      )}
      {closing && (
        <div className="mp-notice" role="status">
          <p>{t.answer.closing}</p>
          <button
            type="button"
            className="mp-button mp-small"
            onClick={() => void open.writer.close(false)}
          >
            {t.answer.reopenClosing}
          </button>
        </div>
      )}
      {!state.open && !closing && (
        <p className="mp-notice">
          {t.states[visit.state]}。{t.answer.readOnly}
        </p>
      )}
      {state.conflicts.length > 0 && (
        <p className="mp-notice mp-notice-warning" role="status">
          {t.answer.conflictIn(state.conflicts.length)}
        </p>
      )}
      <SpecialConflicts open={open} />
      {refused.length > 0 && <Refused open={open} />}
    </>
  );
}
