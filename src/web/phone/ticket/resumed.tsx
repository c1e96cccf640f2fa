/** Says that an unfinished ticket is gone on with, and lets it be thrown away. */
import { useState } from 'react';
import { Ask } from '../parts/sheet.tsx';
import { momentText } from '../words/format.ts';
import { useWords } from '../words/index.ts';

export function Resumed({ since, onStartOver }: { since: string; onStartOver: () => void }) {
  const t = useWords();
  const [asking, setAsking] = useState(false);
  return (
    <div className="mp-notice mp-stack">
      <span>{t.ticket.resumed(momentText(since))}</span>
      <button type="button" className="mp-button mp-small" onClick={() => setAsking(true)}>
        {t.ticket.startOver}
      </button>
      {asking && (
        <Ask
          title={t.ticket.startOverAsk}
          text={t.ticket.startOverWhy}
          action={t.ticket.startOver}
          danger
          onDone={onStartOver}
          onClose={() => setAsking(false)}
        />
      )}
    </div>
  );
}
