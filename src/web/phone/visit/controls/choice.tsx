/** One of several, each with its points. */
import type { AnswerForm } from '../../../../domain/standard/index.ts';
import { useWords } from '../../words/index.ts';
import type { ControlProps } from './answer-control.tsx';

type Props = ControlProps<Extract<AnswerForm, { kind: 'choice' }>>;

export function Choice({ form, value, disabled, label, onValue }: Props) {
  const t = useWords();
  const chosen = value?.kind === 'choice' ? value.option : null;
  return (
    <div className="mp-options" role="group" aria-label={label}>
      {form.options.map(({ code, name, points }) => (
        <button
          key={code}
          type="button"
          className="mp-answer mp-answer-line"
          aria-pressed={chosen === code}
          disabled={disabled}
          onClick={() => onValue({ kind: 'choice', option: code })}
        >
          <span>{name}</span>
          <span className="mp-figure mp-quiet">{t.answer.points(points)}</span>
        </button>
      ))}
    </div>
  );
}
