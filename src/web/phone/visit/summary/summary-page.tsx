/** 汇总与提交: the score as it stands, what is missing, signature, note, handing in. */
import { useMemo } from 'react';
import { Frame } from '../../parts/frame.tsx';
import { SyncPill } from '../../parts/sync-pill.tsx';
import type { Work } from '../../session/current.ts';
import { useWords } from '../../words/index.ts';
import { Banners } from '../banners.tsx';
import { useDraft } from '../controls/use-draft.ts';
import { runningScore } from '../score.ts';
import { noteOf } from '../state.ts';
import { useVisit, type OpenVisit } from '../use-visit.ts';
import { Missing } from './missing.tsx';
import { ScoreCard } from './score-card.tsx';
import { Signature } from './signature.tsx';
import { Submit } from './submit.tsx';

function Note({ open }: { open: OpenVisit }) {
  const t = useWords();
  const { text, onText, onBlur } = useDraft(
    noteOf(open.state),
    (note) => void open.writer.put('$note', note),
  );
  return (
    <label className="mp-field">
      {t.summary.note}
      <textarea
        className="mp-input"
        rows={3}
        maxLength={2000}
        placeholder={t.summary.noteHint}
        disabled={!open.state.open}
        value={text}
        onChange={({ target }) => onText(target.value)}
        onBlur={onBlur}
      />
    </label>
  );
}

function Summary({ open }: { open: OpenVisit }) {
  const t = useWords();
  const { visit, document, state } = open;
  const score = useMemo(() => runningScore(document, state, visit), [document, state, visit]);
  return (
    <Frame
      title={t.summary.title}
      about={visit.unit.name}
      back={`/visit/${visit.unitId}/${visit.id}`}
      end={<SyncPill work={open.work} />}
      bottom={<Submit open={open} />}
    >
      <Banners open={open} />
      {visit.state === 'locked' && <p>{t.summary.locked(visit.score ?? '')}</p>}
      <ScoreCard score={score} />
      <Missing open={open} />
      <section className="mp-card mp-stack">
        <h2>{t.summary.signature}</h2>
        <Signature open={open} />
      </section>
      <section className="mp-card mp-stack">
        <Note open={open} />
      </section>
    </Frame>
  );
}

export function SummaryPage({ work, lane }: { work: Work; lane: string }) {
  const t = useWords();
  const open = useVisit(work, lane);
  if (open === undefined) return <p className="mp-loading">{t.loading}</p>;
  if (open) return <Summary open={open} />;
  return (
    <Frame title={t.app} back="/">
      <p className="mp-empty">{t.problem.missing}</p>
    </Frame>
  );
}
