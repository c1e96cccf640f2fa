/** 我的检查: what is to be done, how far each is and what of it waits to be sent; then what was handed in. */
import { useMemo, useState } from 'react';
import { Frame } from '../parts/frame.tsx';
import { Icon } from '../parts/icons.tsx';
import { Link } from '../parts/link.tsx';
import { SyncPill } from '../parts/sync-pill.tsx';
import type { Work } from '../session/current.ts';
import { useLive } from '../store/live.ts';
import { readList, type Listed } from '../visit/list.ts';
import { useWords } from '../words/index.ts';
import { SelfCheck } from './self-check.tsx';
import { VisitCard } from './visit-card.tsx';

const searchFrom = 6;
const isTodo = ({ visit }: Listed) => visit.state === 'draft' || visit.state === 'returned';
const fits = (text: string) => (listed: Listed) =>
  `${listed.visit.unit.name} ${listed.visit.unit.code} ${listed.visit.round.name}`
    .toLowerCase()
    .includes(text.trim().toLowerCase());

function Group({ title, rows }: { title: string; rows: Listed[] }) {
  if (rows.length === 0) return null;
  return (
    <section className="mp-stack" aria-label={title}>
      <h2 className="mp-label">
        {title} <span className="mp-figure">{rows.length}</span>
      </h2>
      <ul className="mp-plain mp-stack">
        {rows.map((row) => (
          <li key={row.visit.lane}>
            <VisitCard {...row} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Search({ text, onText }: { text: string; onText: (text: string) => void }) {
  const t = useWords();
  return (
    <label className="mp-search">
      <Icon name="search" />
      <input
        type="search"
        className="mp-input"
        aria-label={t.visits.search}
        placeholder={t.visits.search}
        value={text}
        onChange={({ target }) => onText(target.value)}
      />
    </label>
  );
}

function TicketEntry({ work }: { work: Work }) {
  const t = useWords();
  if (!work.account.abilities.includes('ticket.issue')) return null;
  return (
    <section className="mp-card mp-stack">
      <p className="mp-quiet">{t.ticket.entryWhy}</p>
      <Link to="/tickets" className="mp-button mp-large">
        {t.ticket.entry}
      </Link>
    </section>
  );
}

/** Null while the first list is on its way. */
async function readAll({ database }: Work): Promise<Listed[] | null> {
  const all = await readList(database);
  return all.length === 0 && (await database.isFilling()) ? null : all;
}

export function VisitsPage({ work }: { work: Work }) {
  const t = useWords();
  const all = useLive(() => readAll(work), [work.database]);
  const [text, setText] = useState('');
  const rows = useMemo(() => (all ?? []).filter(fits(text)), [all, text]);
  return (
    <Frame
      title={t.visits.title}
      about={`${work.account.name} · ${work.account.username}`}
      end={<SyncPill work={work} />}
    >
      {(all?.length ?? 0) >= searchFrom && <Search text={text} onText={setText} />}
      {all === null && (
        <p className="mp-empty" role="status">
          {t.loading}
        </p>
      )}
      {all?.length === 0 && (
        <div className="mp-empty">
          <p className="mp-strong">{t.visits.none}</p>
          <p className="mp-quiet">{t.visits.noneWhy}</p>
          <button type="button" className="mp-button" onClick={() => void work.schedule.now()}>
            {t.visits.refresh}
          </button>
        </div>
      )}
      {text !== '' && rows.length === 0 && (
        <p className="mp-empty">{t.visits.nothingFound(text)}</p>
      )}
      <Group title={t.visits.todo} rows={rows.filter(isTodo)} />
      <Group title={t.visits.handed} rows={rows.filter((row) => !isTodo(row))} />
      {all && <TicketEntry work={work} />}
      {all && <SelfCheck work={work} />}
    </Frame>
  );
}
