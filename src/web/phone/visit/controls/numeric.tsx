/** 数值: typed, or measured with a stop watch that goes on through a reload. */
import type { AnswerForm } from '../../../../domain/standard/index.ts';
import { useWords } from '../../words/index.ts';
import { bandOf } from '../bands.ts';
import type { ControlProps } from './answer-control.tsx';
import { StopWatch } from './stop-watch.tsx';
import { useDraft } from './use-draft.ts';

type Props = ControlProps<Extract<AnswerForm, { kind: 'number' }>>;

/** What people type as a number: full-width digits, a comma for the point. '' when it is none. */
export function numberOf(typed: string): string {
  const plain = typed.normalize('NFKC').trim().replace(',', '.').replace('。', '.');
  return /^-?\d{1,9}(\.\d{1,4})?$/.test(plain) ? plain : '';
}

export function Numeric({ form, question, value, disabled, label, lane, onValue }: Props) {
  const t = useWords();
  const saved = value?.kind === 'number' ? value.number : '';
  const give = (typed: string) => {
    const number = numberOf(typed);
    if (number !== '') onValue({ kind: 'number', number });
  };
  const { text, onText, onBlur } = useDraft(saved, give);
  const band = saved === '' ? undefined : bandOf(form.bands, saved);
  return (
    <div className="mp-stack mp-stack-tight">
      <label className="mp-number">
        <input
          className="mp-input mp-figure"
          inputMode="decimal"
          aria-label={`${label}（${form.unit || t.answer.number}）`}
          disabled={disabled}
          value={text}
          onChange={({ target }) => onText(target.value)}
          onBlur={onBlur}
        />
        <span>{form.unit}</span>
        {band && <span className="mp-tag mp-figure">{t.answer.points(band.points)}</span>}
      </label>
      {question.item.timer && !disabled && (
        <StopWatch name={`${lane} ${question.key}`} unit={form.unit} onTime={give} />
      )}
    </div>
  );
}
