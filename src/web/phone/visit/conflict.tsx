/** Two devices said different things: both, who, when and on what; whoever is asked chooses one. */
import type { Answer } from '../../../domain/standard/index.ts';
import type { Head, OnDuty, OperationValue, Special } from '../../../domain/visit/index.ts';
import { momentText } from '../words/format.ts';
import { useWords, type Words } from '../words/index.ts';
import { answerText } from './answer-text.ts';
import type { Question } from './questions.ts';
import type { OpenVisit } from './use-visit.ts';

type BothProps = {
  title: string;
  heads: readonly Head[];
  disabled: boolean;
  textOf: (value: OperationValue) => string;
  onChoose: (head: Head) => void;
};

function Both({ title, heads, disabled, textOf, onChoose }: BothProps) {
  const t = useWords();
  return (
    <div className="mp-conflict" role="group" aria-label={title}>
      <p className="mp-warning mp-strong">{title}</p>
      <div className="mp-conflict-both">
        {heads.map((head) => (
          <div key={head.id} className="mp-conflict-one">
            <p className="mp-strong mp-pre">{textOf(head.value)}</p>
            <p className="mp-quiet">{t.answer.by(head.by, head.device, momentText(head.at))}</p>
            <button
              type="button"
              className="mp-button"
              disabled={disabled}
              onClick={() => onChoose(head)}
            >
              {t.answer.choose}
            </button>
          </div>
        ))}
      </div>
    </div>
  );
}

/** The chosen answer with the evidence of all: nobody's photo is dropped by choosing. */
function chosen(heads: readonly Head[], head: Head): Answer | null {
  const answer = head.value as Answer | null;
  if (!answer) return null;
  const all = heads.flatMap(({ value }) => (value as Answer | null)?.evidence ?? []);
  return { ...answer, evidence: [...new Set(all)] };
}

type Props = { open: OpenVisit; question: Question; heads: readonly Head[] };

export function Conflict({ open, question, heads }: Props) {
  const t = useWords();
  const textOf = (value: OperationValue) => {
    const answer = value as Answer | null;
    return [answerText(t, question.item, answer), answer?.reason].filter(Boolean).join('\n');
  };
  return (
    <Both
      title={t.answer.conflict}
      heads={heads}
      disabled={!open.state.open}
      textOf={textOf}
      onChoose={(head) => void open.writer.put(question.key, chosen(heads, head))}
    />
  );
}

/** Note, people on duty and signature in words. */
function specialText(t: Words, value: OperationValue): string {
  if (value === null) return t.answer.cleared;
  if (typeof value === 'string') return value;
  if (Array.isArray(value))
    return value.map(({ post, label }: OnDuty) => `${post} · ${label}`).join('\n');
  const signature = value as Special['$signature'];
  return 'refused' in signature
    ? t.summary.refused(signature.refused)
    : t.summary.signed(signature.name);
}

/** Differences in what is not an item: note, people on duty, signature. */
export function SpecialConflicts({ open }: { open: OpenVisit }) {
  const t = useWords();
  const titles: Record<string, string> = {
    $note: t.summary.note,
    $people: t.people.title,
    $signature: t.summary.signature,
  };
  return open.state.conflicts
    .filter(({ key }) => key in titles)
    .map(({ key, heads }) => (
      <Both
        key={key}
        title={`${titles[key]}：${t.answer.conflict}`}
        heads={heads}
        disabled={!open.state.open}
        textOf={(value) => specialText(t, value)}
        onChoose={(head) => void open.writer.put(key, head.value)}
      />
    ));
}
