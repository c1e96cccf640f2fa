// Drawing questions: which points, how many, by which seed.
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Tag } from '../../../domain/training/index.ts';
import { Field } from '../../shared/field.tsx';
import { FormDialog } from '../../shared/form-dialog.tsx';
import { TextInput } from '../../shared/text-input.tsx';
import { useDrawQuiz } from '../api.ts';
import { TagChecks } from './choices.tsx';
import { today } from './days.ts';
import styles from './training.module.css';

export function DrawQuiz({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const draw = useDrawQuiz();
  const [draft, setDraft] = useState({
    title: '',
    heldOn: today(),
    count: '5',
    seed: '',
    tags: ['收费标准'] as Tag[],
  });
  const change = (patch: Partial<typeof draft>) => setDraft({ ...draft, ...patch });
  const submit = async () => {
    const { id } = await draw.mutateAsync({ ...draft, count: Number(draft.count) });
    await navigate({ to: '/training/quizzes/$quizId', params: { quizId: String(id) } });
  };
  const input = (name: 'title' | 'heldOn' | 'count', label: string, type: string) => (
    <Field label={label}>
      {(id) => (
        <TextInput
          id={id}
          type={type}
          required
          maxLength={120}
          {...(type === 'number' ? { min: 1, max: 50 } : {})}
          value={draft[name]}
          onText={(text) => change({ [name]: text })}
        />
      )}
    </Field>
  );
  return (
    <FormDialog
      title={t('training.drawQuiz')}
      submitText={t('training.draw')}
      onSubmit={submit}
      onClose={onClose}
    >
      {input('title', t('training.name'), 'text')}
      <div className={styles.pair}>
        {input('heldOn', t('training.heldOn'), 'date')}
        {input('count', t('training.questionCount'), 'number')}
      </div>
      <TagChecks value={draft.tags} onChange={(tags) => change({ tags })} />
      <Field label={t('training.seed')} hint={t('training.seedHint')}>
        {(id, hint) => (
          <TextInput
            id={id}
            aria-describedby={hint}
            maxLength={400}
            value={draft.seed}
            onText={(seed) => change({ seed })}
          />
        )}
      </Field>
    </FormDialog>
  );
}
