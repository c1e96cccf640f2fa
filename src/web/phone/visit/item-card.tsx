/** One question: what is looked at, how, how many points; its answer, reason and evidence. */
import { useState } from 'react';
import { useWords } from '../words/index.ts';
import { AnswerControl } from './controls/answer-control.tsx';
import { Conflict } from './conflict.tsx';
import { Evidence } from './evidence.tsx';
import { isKeyOn, type Question } from './questions.ts';
import { Reason } from './reason.tsx';
import { today } from './state.ts';
import { takesOff } from './takes-off.ts';
import type { OpenVisit } from './use-visit.ts';

type Props = { open: OpenVisit; question: Question };

function Tags({ question: { item, person } }: { question: Question }) {
  const t = useWords();
  return (
    <p className="mp-tags">
      <span className="mp-tag mp-figure">{item.code}</span>
      <span className="mp-tag mp-figure">
        {item.extra && `${t.answer.extra} `}
        {t.answer.points(item.points)}
      </span>
      {item.methods.length > 0 && <span className="mp-tag">{item.methods.join('')}</span>}
      {person ? (
        <span className="mp-tag mp-tag-accent">
          {person.post} · {person.label}
        </span>
      ) : (
        item.posts.map((post) => (
          <span key={post} className="mp-tag">
            {post}
          </span>
        ))
      )}
      {isKeyOn(item, today()) && <span className="mp-tag mp-tag-warning">{t.answer.key}</span>}
      {item.veto && <span className="mp-tag mp-tag-bad">{t.answer.veto}</span>}
    </p>
  );
}

function Guide({ question: { item } }: { question: Question }) {
  const t = useWords();
  if (!item.guide && !item.clause) return null;
  return (
    <details className="mp-guide">
      <summary>{t.answer.guide}</summary>
      {item.guide && <p>{item.guide}</p>}
      {item.clause && (
        <p className="mp-quiet">
          {t.answer.clause}：{item.clause}
        </p>
      )}
    </details>
  );
}

/** Shown when points are lost, when somebody asks for it, or when there is something in it. */
function Details({ open, question }: Props) {
  const t = useWords();
  const { key, item } = question;
  const answer = open.state.answers[key];
  const [wanted, setWanted] = useState(false);
  const has = open.files.some((file) => file.key === key) || (answer?.evidence.length ?? 0) > 0;
  const needed = item.evidence === 'required' || takesOff(item, answer);
  if (!wanted && !needed && !has && !answer?.reason) {
    return open.state.open ? (
      <button type="button" className="mp-text-button" onClick={() => setWanted(true)}>
        {t.answer.reason} · {t.answer.photosOf}
      </button>
    ) : null;
  }
  return (
    <>
      {answer && <Reason open={open} question={question} answer={answer} />}
      <Evidence open={open} question={question} />
    </>
  );
}

export function ItemCard({ open, question }: Props) {
  const t = useWords();
  const { key, item } = question;
  const answer = open.state.answers[key];
  const conflict = open.state.conflicts.find((one) => one.key === key);
  const name = `item-${key}-name`;
  return (
    <article
      id={`item-${key}`}
      tabIndex={-1}
      aria-labelledby={name}
      className={answer ? 'mp-card mp-item mp-item-done' : 'mp-card mp-item'}
    >
      <Tags question={question} />
      <h2 id={name}>{item.name}</h2>
      <Guide question={question} />
      {conflict && <Conflict open={open} question={question} heads={conflict.heads} />}
      {!conflict && <AnswerControl open={open} question={question} />}
      {!conflict && <Details open={open} question={question} />}
      {answer && open.state.open && (
        <button
          type="button"
          className="mp-text-button"
          onClick={() => void open.writer.put(key, null)}
        >
          {t.answer.unanswer}
        </button>
      )}
    </article>
  );
}
