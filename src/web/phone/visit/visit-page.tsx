/** One visit: before the start what it is and what will be recorded, then the questions. */
import { Frame } from '../parts/frame.tsx';
import { SyncPill } from '../parts/sync-pill.tsx';
import type { Work } from '../session/current.ts';
import { useWords } from '../words/index.ts';
import { Answering } from './answering.tsx';
import { Start } from './start.tsx';
import { startOf } from './state.ts';
import { useVisit } from './use-visit.ts';

export function VisitPage({ work, lane }: { work: Work; lane: string }) {
  const t = useWords();
  const open = useVisit(work, lane);
  if (open === undefined) return <p className="mp-loading">{t.loading}</p>;
  if (open === null)
    return (
      <Frame title={t.app} back="/">
        <p className="mp-empty">{t.problem.missing}</p>
      </Frame>
    );
  if (startOf(open.state) || !open.state.open) return <Answering open={open} />;
  const { visit } = open;
  return (
    <Frame title={visit.unit.name} about={visit.round.name} back="/" end={<SyncPill work={work} />}>
      <Start open={open} />
    </Frame>
  );
}
