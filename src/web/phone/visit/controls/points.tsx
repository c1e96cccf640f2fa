/** 扣分: nothing off in one tap, or more and less by the item's step. */
import type { AnswerForm } from '../../../../domain/standard/index.ts';
import { useWords } from '../../words/index.ts';
import { step } from './steps.ts';
import type { ControlProps } from './answer-control.tsx';
import { Stepper } from './stepper.tsx';

type Props = ControlProps<Extract<AnswerForm, { kind: 'points' }>>;

export function Points({ form, question, value, disabled, label, onValue }: Props) {
  const t = useWords();
  const deducted = value?.kind === 'points' ? value.deducted : null;
  const { points } = question.item;
  const now = deducted ?? '0';
  const isZero = Number(now) === 0;
  const give = (times: 1 | -1) =>
    onValue({ kind: 'points', deducted: step(now, form.step, times, points) });
  return (
    <div className="mp-row" role="group" aria-label={label}>
      <button
        type="button"
        className="mp-answer mp-answer-good"
        aria-pressed={deducted !== null && isZero}
        disabled={disabled}
        onClick={() => onValue({ kind: 'points', deducted: '0' })}
      >
        {t.answer.full}
      </button>
      <Stepper
        text={isZero ? t.answer.deduct : t.answer.deducted(now)}
        less={t.answer.less}
        more={t.answer.more}
        active={!isZero}
        canLess={!disabled && !isZero}
        canMore={!disabled && Number(now) < Number(points)}
        onLess={() => give(-1)}
        onMore={() => give(1)}
      />
    </div>
  );
}
