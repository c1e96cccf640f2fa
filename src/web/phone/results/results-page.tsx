/** 本网点: an outlet's own year, its results or its statement, whatever the network is like. */
import type { Statement } from '../../../contract/ledger.ts';
import { Frame } from '../parts/frame.tsx';
import { Icon } from '../parts/icons.tsx';
import { Link } from '../parts/link.tsx';
import { SyncPill } from '../parts/sync-pill.tsx';
import { ownOutlet } from '../session/account.ts';
import type { Work } from '../session/current.ts';
import { today } from '../visit/state.ts';
import { momentText } from '../words/format.ts';
import { useWords } from '../words/index.ts';
import { useKept } from './kept.ts';
import { Lines } from './lines.tsx';
import { Scores } from './scores.tsx';

type Part = 'scores' | 'statement';
type Props = { work: Work; part?: string | undefined; year?: string | undefined };

const addressOf = (part: Part, year: number | undefined) =>
  year === undefined && part === 'scores' ? '/results' : `/results/${part}/${year ?? 'latest'}`;

function Parts({ part, year }: { part: Part; year: number | undefined }) {
  const t = useWords();
  const all: Part[] = ['scores', 'statement'];
  return (
    <nav className="mp-row mp-segments" aria-label={t.results.parts}>
      {all.map((one) => (
        <Link key={one} to={addressOf(one, year)} className="mp-button" current={one === part}>
          {t.results[one]}
        </Link>
      ))}
    </nav>
  );
}

function Years({ part, year }: { part: Part; year: number }) {
  const t = useWords();
  const thisYear = Number(today().slice(0, 4));
  return (
    <div className="mp-years">
      <Link
        to={addressOf(part, year - 1)}
        className="mp-icon-button"
        label={t.results.earlier(year - 1)}
      >
        <Icon name="back" />
      </Link>
      <strong>{t.results.year(year)}</strong>
      {year < thisYear && (
        <Link
          to={addressOf(part, year + 1)}
          className="mp-icon-button"
          label={t.results.earlier(year + 1)}
        >
          <Icon name="next" />
        </Link>
      )}
    </div>
  );
}

function Loaded({ work, part, statement }: { work: Work; part: Part; statement: Statement }) {
  return (
    <>
      <Years part={part} year={statement.year} />
      {part === 'scores' ? (
        <Scores work={work} statement={statement} />
      ) : (
        <Lines work={work} statement={statement} />
      )}
    </>
  );
}

/** @param year the newest with anything in it when undefined */
function Year({ work, part, year, unitId }: Props & { part: Part; unitId: number }) {
  const t = useWords();
  const query = year === undefined ? '' : `?year=${year}`;
  const { kept, refusal } = useKept<Statement>(work, `/api/statements/${unitId}${query}`);
  const isOffline = refusal?.status === 0;
  if (refusal && !isOffline)
    return (
      <p className="mp-notice mp-notice-bad" role="alert">
        {refusal.message}
      </p>
    );
  if (!kept)
    return (
      <p className="mp-empty" role="status">
        {isOffline && kept === null ? t.results.never : t.loading}
      </p>
    );
  return (
    <>
      {isOffline && (
        <p className="mp-notice" role="status">
          {t.results.asOf(momentText(kept.at))}
        </p>
      )}
      <Loaded work={work} part={part} statement={kept.value} />
    </>
  );
}

export function ResultsPage({ work, part: asked, year: inAddress }: Props) {
  const t = useWords();
  const outlet = ownOutlet(work.account);
  const part: Part = asked === 'statement' ? 'statement' : 'scores';
  const year = /^\d{4}$/.test(inAddress ?? '') ? inAddress : undefined;
  return (
    <Frame
      title={t.results.title}
      about={outlet?.name ?? work.account.name}
      end={<SyncPill work={work} />}
    >
      {outlet ? (
        <>
          <Parts part={part} year={year ? Number(year) : undefined} />
          <Year work={work} part={part} year={year} unitId={outlet.id} />
        </>
      ) : (
        <p className="mp-empty">{t.results.notOutlet}</p>
      )}
    </Frame>
  );
}
