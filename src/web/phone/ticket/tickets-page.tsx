/** 处罚单 written on this phone: which have arrived, which wait, which the server would not take. */
import { useState } from 'react';
import { Frame } from '../parts/frame.tsx';
import { Link } from '../parts/link.tsx';
import { Ask } from '../parts/sheet.tsx';
import { SyncPill } from '../parts/sync-pill.tsx';
import type { Work } from '../session/current.ts';
import { useLive } from '../store/live.ts';
import { momentText } from '../words/format.ts';
import { useWords } from '../words/index.ts';
import { readIssued, type Issued } from './model.ts';
import { dropTicket } from './write.ts';

function State({ ticket, refused, waits }: Issued) {
  const t = useWords();
  if (refused !== null) return <span className="mp-tag mp-tag-bad">{t.ticket.refused}</span>;
  if (waits) return <span className="mp-tag mp-tag-warning">{t.ticket.waits}</span>;
  return (
    <span className="mp-tag mp-tag-good">
      {ticket.id === null ? t.ticket.waits : t.ticket.sent}
    </span>
  );
}

function Card({ work, issued }: { work: Work; issued: Issued }) {
  const t = useWords();
  const [dropping, setDropping] = useState(false);
  const { ticket, files, refused, trouble } = issued;
  const { draft, unit } = ticket;
  const figure =
    draft.amount !== null
      ? t.ticket.yuan(draft.amount)
      : draft.points !== null
        ? t.ticket.pointsOf(draft.points)
        : t.ticket.timesOf(draft.times);
  return (
    <article className="mp-card mp-stack mp-stack-tight">
      <span className="mp-visit-head">
        <strong>{unit.name}</strong>
        <State {...issued} />
      </span>
      <span>
        {draft.clause} · {draft.offender || t.ticket.noPerson} · {figure}
      </span>
      <span className="mp-quiet">
        {momentText(draft.happenedAt)}
        {files.length > 0 && ` · ${t.ticket.pictures(files.length)}`}
      </span>
      {trouble && <span className="mp-bad">{trouble}</span>}
      {refused !== null && (
        <>
          <span className="mp-bad">{refused}</span>
          <button type="button" className="mp-button" onClick={() => setDropping(true)}>
            {t.ticket.drop}
          </button>
        </>
      )}
      {dropping && (
        <Ask
          title={t.ticket.dropAsk}
          text={t.ticket.dropWhy}
          action={t.ticket.drop}
          danger
          onDone={() => void dropTicket(work, ticket.lane)}
          onClose={() => setDropping(false)}
        />
      )}
    </article>
  );
}

export function TicketsPage({ work }: { work: Work }) {
  const t = useWords();
  const all = useLive(() => readIssued(work.database), [work.database]);
  return (
    <Frame
      title={t.ticket.title}
      back="/"
      end={<SyncPill work={work} />}
      bottom={
        <div className="mp-bar">
          <Link to="/tickets/new" className="mp-button mp-primary mp-large mp-wide">
            {t.ticket.write}
          </Link>
        </div>
      }
    >
      {all?.length === 0 && (
        <div className="mp-empty">
          <p className="mp-strong">{t.ticket.none}</p>
          <p className="mp-quiet">{t.ticket.noneWhy}</p>
        </div>
      )}
      {all?.map((issued) => (
        <Card key={issued.ticket.lane} work={work} issued={issued} />
      ))}
    </Frame>
  );
}
