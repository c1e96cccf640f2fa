/** 次数: how often it was seen. */
import type { AnswerForm } from '../../../../domain/standard/index.ts';
import { useWords } from '../../words/index.ts';
import type { ControlProps } from './answer-control.tsx';
import { Stepper } from './stepper.tsx';

type Props = ControlProps<Extract<AnswerForm, { kind: 'count' }>>;
const most = 999;

export function Count({ value, disabled, label, onValue }: Props) {
  const t = useWords();
  const count = value?.kind === 'count' ? value.count : null;
  const give = (next: number) => onValue({ kind: 'count', count: next });
  return (
    <div className="mp-row" role="group" aria-label={label}>
      <button
        type="button"
        className="mp-answer mp-answer-good"
        aria-pressed={count === 0}
        disabled={disabled}
        onClick={() => give(0)}
      >
        {t.answer.none}
      </button>
      <Stepper
        text={t.answer.times(count ?? 0)}
        less={t.answer.fewer}
        more={t.answer.another}
        active={(count ?? 0) > 0}
        canLess={!disabled && (count ?? 0) > 0}
        canMore={!disabled && (count ?? 0) < most}
        onLess={() => give((count ?? 0) - 1)}
        onMore={() => give((count ?? 0) + 1)}
      />
    </div>
  );
}
