// Writing a question down, changing it, taking it out of use.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Tag } from '../../../domain/training/index.ts';
import { Check } from '../../shared/choices.tsx';
import { Field, FilterSelect } from '../../shared/field.tsx';
import { FormDialog } from '../../shared/form-dialog.tsx';
import { TextInput } from '../../shared/text-input.tsx';
import { toast } from '../../shared/toast.tsx';
import { useAddQuestion, useEditQuestion, type QuizQuestion } from '../api.ts';
import { TextArea, useTagChoices } from './choices.tsx';

type Draft = { question: string; points: string; tag: Tag; source: string; retired: boolean };
type Sent = Pick<QuizQuestion, 'question' | 'answerPoints' | 'tag' | 'source'>;
type Props = {
  title: string;
  start: Draft;
  mayRetire?: boolean;
  send: (sent: Sent, retired: boolean) => Promise<unknown>;
  onClose: () => void;
};

export function NewQuestion({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const add = useAddQuestion();
  return (
    <QuestionForm
      title={t('training.newQuestion')}
      start={{ question: '', points: '', tag: '收费标准', source: '', retired: false }}
      send={(sent) => add.mutateAsync(sent)}
      onClose={onClose}
    />
  );
}

export function EditQuestion({ one, onClose }: { one: QuizQuestion; onClose: () => void }) {
  const { t } = useTranslation();
  const edit = useEditQuestion(one.id);
  const { question, answerPoints, tag, source, retired, version } = one;
  return (
    <QuestionForm
      title={t('training.editQuestion')}
      start={{ question, points: answerPoints.join('\n'), tag, source, retired }}
      mayRetire
      send={(sent, out) => edit.mutateAsync({ ...sent, retired: out, version })}
      onClose={onClose}
    />
  );
}

function QuestionForm({ title, start, mayRetire, send, onClose }: Props) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(start);
  const change = (patch: Partial<Draft>) => setDraft({ ...draft, ...patch });
  const answerPoints = draft.points
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  const submit = async () => {
    const { question, tag, source, retired } = draft;
    await send({ question, answerPoints, tag, source }, retired);
    toast.done(t('training.saved'));
    onClose();
  };
  return (
    <FormDialog
      title={title}
      submitText={t('training.save')}
      ready={answerPoints.length > 0}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextArea
        label={t('training.question')}
        most={500}
        required
        value={draft.question}
        onChange={(question) => change({ question })}
      />
      <TextArea
        label={t('training.answerPoints')}
        hint={t('training.answerPointsHint')}
        most={4000}
        required
        value={draft.points}
        onChange={(points) => change({ points })}
      />
      <Field label={t('training.tag')}>
        {(id) => (
          <FilterSelect
            id={id}
            label={t('training.tag')}
            value={draft.tag}
            choices={useTagChoices()}
            onChange={(tag) => change({ tag: tag as Tag })}
          />
        )}
      </Field>
      <Field label={t('training.source')}>
        {(id) => (
          <TextInput
            id={id}
            maxLength={200}
            value={draft.source}
            onText={(source) => change({ source })}
          />
        )}
      </Field>
      {mayRetire && (
        <Check
          label={t('training.retire')}
          checked={draft.retired}
          onChange={() => change({ retired: !draft.retired })}
        />
      )}
    </FormDialog>
  );
}
