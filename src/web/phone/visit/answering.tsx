/**
 * The questions of a visit, module by module: the modules as a strip above that also swipes, what one
 * needs again and again below, in the thumb's reach.
 */
import { flushSync } from 'react-dom';
import { useEffect, useMemo, useRef, useState } from 'react';
import { Frame } from '../parts/frame.tsx';
import { SyncPill } from '../parts/sync-pill.tsx';
import { useWords } from '../words/index.ts';
import { Banners } from './banners.tsx';
import { BottomBar } from './bottom-bar.tsx';
import { FindSheet } from './find-sheet.tsx';
import { ItemCard } from './item-card.tsx';
import { ModuleStrip } from './module-strip.tsx';
import { isRemote } from './questions.ts';
import { PeopleButton } from './people.tsx';
import { nextOpen } from './progress.ts';
import { runningScore } from './score.ts';
import { useSwipe } from './swipe.ts';
import type { OpenVisit } from './use-visit.ts';

/** `#module|question`: so that reload, back and a link from the summary come to the same place. */
function placeInAddress(): { section: string; key: string | null } {
  const [section = '', key] = decodeURIComponent(location.hash.slice(1)).split('|');
  return { section, key: key ?? null };
}

function useSection({ sections }: OpenVisit) {
  const [code, setCode] = useState(() => placeInAddress().section);
  const at = Math.max(
    0,
    sections.findIndex((section) => section.code === code),
  );
  const choose = (next: string) => {
    history.replaceState(null, '', `#${encodeURIComponent(next)}`);
    setCode(next);
  };
  const step = (by: number) => {
    const next = sections[at + by];
    if (!next) return;
    choose(next.code);
    window.scrollTo(0, 0);
  };
  return { section: sections[at], following: sections[at + 1], choose, step };
}

function show(key: string) {
  const card = document.getElementById(`item-${key}`);
  card?.scrollIntoView({ block: 'start' });
  card?.focus({ preventScroll: true });
}

/** Brings a question into view once its module is shown, and remembers where the person now is. */
function useJump(choose: (section: string) => void) {
  const last = useRef(placeInAddress().key);
  useEffect(() => {
    if (last.current) show(last.current);
  }, []);
  const jump = (place: { section: string; key: string }) => {
    last.current = place.key;
    flushSync(() => choose(place.section));
    show(place.key);
  };
  return { jump, last };
}

export function Answering({ open }: { open: OpenVisit }) {
  const t = useWords();
  const { visit, state, sections, document } = open;
  const { section, following, choose, step } = useSection(open);
  const { jump, last } = useJump(choose);
  const [finding, setFinding] = useState(false);
  const score = useMemo(() => runningScore(document, state, visit), [document, state, visit]);
  const swipe = useSwipe({ left: () => step(1), right: () => step(-1) });
  const jumpNext = () => {
    const next = nextOpen(sections, state, last.current);
    if (next) jump(next);
  };
  return (
    <Frame
      title={visit.unit.name}
      about={
        <span className="mp-figure">
          {t.answer.scoreSoFar(score.score, score.total)} · {visit.round.name}
        </span>
      }
      back="/"
      end={<SyncPill work={open.work} />}
      bottom={<BottomBar open={open} onNext={jumpNext} onFind={() => setFinding(true)} />}
    >
      <Banners open={open} />
      {isRemote(visit.round.kind) && <PeopleButton open={open} />}
      <ModuleStrip
        open={open}
        current={section?.code ?? ''}
        onChoose={(code) => {
          choose(code);
          window.scrollTo(0, 0);
        }}
      />
      {section && (
        <section className="mp-stack" aria-label={section.name} {...swipe}>
          {section.questions.map((question) => (
            <ItemCard key={question.key} open={open} question={question} />
          ))}
        </section>
      )}
      {following && (
        <button type="button" className="mp-button mp-large" onClick={() => step(1)}>
          {t.answer.nextSection(following.name)}
        </button>
      )}
      {finding && <FindSheet open={open} onFound={jump} onClose={() => setFinding(false)} />}
    </Frame>
  );
}
