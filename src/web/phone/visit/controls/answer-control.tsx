/** The right buttons for an item's kind of answer, and 不适用 where it may be said. */
import type { AnswerValue, Item } from '../../../../domain/standard/index.ts';
import { useWords } from '../../words/index.ts';
import type { Question } from '../questions.ts';
import type { OpenVisit } from '../use-visit.ts';
import { Choice } from './choice.tsx';
import { Count } from './count.tsx';
import { Numeric } from './numeric.tsx';
import { Pass } from './pass.tsx';
import { Points } from './points.tsx';
import { Text } from './text.tsx';

export type ControlProps<F> = {
  form: F;
  question: Question;
  value: AnswerValue | undefined;
  disabled: boolean;
  /** Names the group for who cannot see it. */
  label: string;
  lane: string;
  onValue: (value: AnswerValue) => void;
};

function Control(props: Omit<ControlProps<never>, 'form'>) {
  const { form } = props.question.item;
  if (form.kind === 'pass') return <Pass {...props} form={form} />;
  if (form.kind === 'points') return <Points {...props} form={form} />;
  if (form.kind === 'count') return <Count {...props} form={form} />;
  if (form.kind === 'choice') return <Choice {...props} form={form} />;
  if (form.kind === 'number') return <Numeric {...props} form={form} />;
  return <Text {...props} form={form} />;
}

/** As the domain's `answerFault` has it: where it is allowed, conditional or an extra. */
const mayNotApply = (item: Item) => item.mayNotApply || item.when !== null || item.extra;

export function AnswerControl({ open, question }: { open: OpenVisit; question: Question }) {
  const t = useWords();
  const value = open.state.answers[question.key]?.value;
  const disabled = !open.state.open;
  const give = (next: AnswerValue) => void open.writer.answer(question.key, next);
  return (
    <>
      <Control
        question={question}
        value={value}
        disabled={disabled}
        label={question.item.name}
        lane={open.visit.lane}
        onValue={give}
      />
      {mayNotApply(question.item) && (
        <button
          type="button"
          className="mp-answer mp-answer-flat"
          aria-pressed={value?.kind === 'not-applicable'}
          disabled={disabled}
          onClick={() => give({ kind: 'not-applicable' })}
        >
          {t.answer.notApplicable}
        </button>
      )}
    </>
  );
}
