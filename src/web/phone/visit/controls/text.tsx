/** 文字: recorded, not scored. */
import type { AnswerForm } from '../../../../domain/standard/index.ts';
import type { ControlProps } from './answer-control.tsx';
import { useDraft } from './use-draft.ts';

type Props = ControlProps<Extract<AnswerForm, { kind: 'text' }>>;

export function Text({ value, disabled, label, onValue }: Props) {
  const saved = value?.kind === 'text' ? value.text : '';
  const { text, onText, onBlur } = useDraft(saved, (typed) =>
    onValue({ kind: 'text', text: typed }),
  );
  return (
    <textarea
      className="mp-input"
      rows={3}
      maxLength={2000}
      aria-label={label}
      disabled={disabled}
      value={text}
      onChange={({ target }) => onText(target.value)}
      onBlur={onBlur}
    />
  );
}
