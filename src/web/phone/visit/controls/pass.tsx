/** 达标 / 不达标: two large buttons. */
import type { AnswerForm } from '../../../../domain/standard/index.ts';
import { Icon } from '../../parts/icons.tsx';
import { useWords } from '../../words/index.ts';
import type { ControlProps } from './answer-control.tsx';

type Props = ControlProps<Extract<AnswerForm, { kind: 'pass' }>>;

export function Pass({ value, disabled, label, onValue }: Props) {
  const t = useWords();
  const passed = value?.kind === 'pass' ? value.pass : null;
  return (
    <div className="mp-row" role="group" aria-label={label}>
      <button
        type="button"
        className="mp-answer mp-answer-good"
        aria-pressed={passed === true}
        disabled={disabled}
        onClick={() => onValue({ kind: 'pass', pass: true })}
      >
        <Icon name="check" />
        {t.answer.pass}
      </button>
      <button
        type="button"
        className="mp-answer mp-answer-bad"
        aria-pressed={passed === false}
        disabled={disabled}
        onClick={() => onValue({ kind: 'pass', pass: false })}
      >
        <Icon name="cross" />
        {t.answer.fail}
      </button>
    </div>
  );
}
