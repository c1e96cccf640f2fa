/** 原因: written, or put together from phrases that are used again and again. */
import type { Answer } from '../../../domain/standard/index.ts';
import { useWords } from '../words/index.ts';
import { useDraft } from './controls/use-draft.ts';
import type { Question } from './questions.ts';
import type { OpenVisit } from './use-visit.ts';

type Props = { open: OpenVisit; question: Question; answer: Answer };

export function Reason({ open, question, answer }: Props) {
  const t = useWords();
  const { text, onText, onBlur } = useDraft(
    answer.reason,
    (typed) => void open.writer.reason(question.key, typed),
  );
  const add = (phrase: string) => onText(text ? `${text}；${phrase}` : phrase);
  const disabled = !open.state.open;
  return (
    <div className="mp-field">
      <label className="mp-field">
        {t.answer.reason}
        <textarea
          className="mp-input"
          rows={2}
          maxLength={1000}
          placeholder={t.answer.reasonHint}
          disabled={disabled}
          value={text}
          onChange={({ target }) => onText(target.value)}
          onBlur={onBlur}
        />
      </label>
      {!disabled && (
        <div className="mp-phrases" role="group" aria-label={t.answer.phrasesLabel}>
          {t.answer.phrases
            .filter((phrase) => !text.includes(phrase))
            .map((phrase) => (
              <button key={phrase} type="button" className="mp-chip" onClick={() => add(phrase)}>
                {phrase}
              </button>
            ))}
        </div>
      )}
    </div>
  );
}
