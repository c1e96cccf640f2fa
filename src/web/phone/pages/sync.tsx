/** 发送: what waits and why, honestly; by hand; the phone's clock and room. */
import { useState } from 'react';
import { Frame } from '../parts/frame.tsx';
import { Link } from '../parts/link.tsx';
import {
  isClockWrong,
  isEmpty,
  noStatus,
  readWaiting,
  type SyncStatus,
  type Waiting,
} from '../outbox/index.ts';
import type { Work } from '../session/current.ts';
import { useLive } from '../store/live.ts';
import { readList } from '../visit/list.ts';
import { momentText, sizeText } from '../words/format.ts';
import { useWords, type Words } from '../words/index.ts';
import { Storage } from './storage.tsx';

function saying(t: Words, { state, message }: SyncStatus, waiting: Waiting): string {
  if (state === 'signed-out') return t.sync.signedOut;
  if (state === 'other-account') return t.sync.otherAccount;
  if (state === 'offline') return t.sync.offline;
  if (state === 'sending') return t.sync.sending;
  if (state === 'trouble') return message;
  return isEmpty(waiting) ? '' : t.sync.sending;
}

function State({ work, status, waiting }: { work: Work; status: SyncStatus; waiting: Waiting }) {
  const t = useWords();
  const [busy, setBusy] = useState(false);
  const { changes, files, closing, bytes } = waiting;
  const empty = isEmpty(waiting);
  const now = () => {
    setBusy(true);
    void work.schedule.now().finally(() => setBusy(false));
  };
  return (
    <section className="mp-card mp-stack" aria-live="polite">
      <p className={empty ? 'mp-big mp-good' : 'mp-big'}>
        {empty ? t.sync.all : t.sync.waiting(changes, files, closing)}
      </p>
      {bytes > 0 && <p className="mp-quiet mp-figure">{t.sync.left(sizeText(bytes))}</p>}
      <p>{saying(t, status, waiting)}</p>
      <p className="mp-quiet">
        {status.lastDone ? t.sync.lastDone(momentText(status.lastDone)) : t.sync.never}
      </p>
      <button type="button" className="mp-button mp-primary mp-large" disabled={busy} onClick={now}>
        {busy ? t.sync.sending : t.sync.now}
      </button>
    </section>
  );
}

function Lanes({ work }: { work: Work }) {
  const t = useWords();
  const rows = useLive(() => readList(work.database), [work.database]) ?? [];
  const open = rows.filter(
    ({ waiting, trouble }) => !isEmpty(waiting) || waiting.refused > 0 || trouble,
  );
  if (open.length === 0) return null;
  return (
    <section className="mp-card mp-stack">
      <h2>{t.sync.lanes}</h2>
      <ul className="mp-plain mp-rows">
        {open.map(({ visit, waiting, trouble }) => (
          <li key={visit.lane}>
            <Link to={`/visit/${visit.unitId}/${visit.id}`}>{visit.unit.name}</Link>
            <span className="mp-quiet">
              {t.sync.waitingShort(waiting.changes, waiting.files, waiting.closing)}
            </span>
            {waiting.refused > 0 && (
              <span className="mp-bad">
                {t.sync.refused} {waiting.refused}
              </span>
            )}
            {trouble && <span className="mp-bad">{trouble}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Clock({ ahead }: { ahead: number | null }) {
  const t = useWords();
  const { title, unknown, right, wrong } = t.sync.clock;
  return (
    <section className="mp-card mp-stack">
      <h2>{title}</h2>
      <p className={isClockWrong(ahead) ? 'mp-warning' : 'mp-quiet'}>
        {ahead === null ? unknown : isClockWrong(ahead) ? wrong(Math.round(ahead / 60_000)) : right}
      </p>
    </section>
  );
}

export function SyncPage({ work }: { work: Work }) {
  const t = useWords();
  const { database } = work;
  const status = useLive(() => database.status(), [database]) ?? noStatus;
  const waiting = useLive(() => readWaiting(database), [database]);
  return (
    <Frame title={t.sync.title}>
      {waiting && <State work={work} status={status} waiting={waiting} />}
      <Lanes work={work} />
      <Clock ahead={status.clockAhead} />
      <Storage />
      <section className="mp-card mp-stack">
        <h2>{t.sync.help}</h2>
        <p className="mp-quiet">{t.sync.helpText}</p>
      </section>
    </Frame>
  );
}
