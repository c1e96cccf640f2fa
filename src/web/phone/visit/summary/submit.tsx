/** 提交: only when nothing is missing; without a network it is noted and done as soon as all has arrived. */
import { useState } from 'react';
import { noStatus } from '../../outbox/index.ts';
import { Ask } from '../../parts/sheet.tsx';
import { useLive } from '../../store/live.ts';
import { currentLanguage, useWords } from '../../words/index.ts';
import type { OpenVisit } from '../use-visit.ts';
import { gapsOf } from './gaps.ts';

export function Submit({ open }: { open: OpenVisit }) {
  const t = useWords();
  const [asking, setAsking] = useState(false);
  const { database } = open.work;
  const status = useLive(() => database.status(), [database]) ?? noStatus;
  const { state, writer } = open;
  const gaps = gapsOf(open, currentLanguage());
  const inConflict = state.conflicts.length > 0;
  const blocked = gaps.length > 0 || inConflict;
  if (!state.open) return null;
  return (
    <div className="mp-bar mp-bar-stack">
      {blocked && (
        <p className="mp-quiet">
          {inConflict ? t.summary.blockedConflicts : t.summary.blockedMissing}
        </p>
      )}
      <button
        type="button"
        className="mp-button mp-primary mp-large"
        disabled={blocked}
        onClick={() => setAsking(true)}
      >
        {t.summary.submit}
      </button>
      {asking && (
        <Ask
          title={t.summary.submitAsk}
          text={
            status.state === 'offline'
              ? `${t.summary.submitWhy}${t.summary.submitOffline}`
              : t.summary.submitWhy
          }
          action={t.summary.submit}
          onDone={() => void writer.close(true)}
          onClose={() => setAsking(false)}
        />
      )}
    </div>
  );
}
