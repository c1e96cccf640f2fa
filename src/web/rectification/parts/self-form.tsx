// 查摆: a problem the outlet found itself, with what will be done, by whom and until when.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../../shared/field.tsx';
import { FormDialog } from '../../shared/form-dialog.tsx';
import { useSession } from '../../shared/session.ts';
import { TextInput } from '../../shared/text-input.tsx';
import { toast } from '../../shared/toast.tsx';
import { useOpen } from '../api.ts';
import styles from './rectification.module.css';

export function SelfForm({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const unitId = useSession()?.active.unit.id ?? 0;
  const [draft, setDraft] = useState({
    title: '',
    measure: '',
    ownerName: '',
    dueOn: '',
    itemCode: '',
  });
  const open = useOpen();
  const submit = async () => {
    const { dueOn, ...words } = draft;
    await open.mutateAsync({
      ...words,
      unitId,
      sourceKind: 'self',
      ...(dueOn ? { dueOn } : {}),
    });
    toast.done(t('rectification.saved'));
    onClose();
  };
  const line = (name: 'title' | 'ownerName' | 'itemCode', label: string, hint?: string) => (
    <Field label={label} hint={hint}>
      {(id, hintId) => (
        <TextInput
          id={id}
          aria-describedby={hintId}
          required={name === 'title'}
          maxLength={name === 'itemCode' ? 40 : 200}
          value={draft[name]}
          onText={(text) => setDraft({ ...draft, [name]: text })}
        />
      )}
    </Field>
  );
  return (
    <FormDialog
      title={t('rectification.newSelf')}
      submitText={t('shared.action.save')}
      ready={draft.measure.trim() !== ''}
      onSubmit={submit}
      onClose={onClose}
    >
      {line('title', t('rectification.problemName'))}
      <Field label={t('rectification.measure')}>
        {(id) => (
          <textarea
            id={id}
            required
            maxLength={2000}
            className={styles.text}
            value={draft.measure}
            onChange={(event) => setDraft({ ...draft, measure: event.target.value })}
          />
        )}
      </Field>
      {line('ownerName', t('rectification.owner'), t('rectification.selfOwnerHint'))}
      <Field label={t('rectification.due')} hint={t('rectification.selfDueHint')}>
        {(id, hint) => (
          <TextInput
            id={id}
            aria-describedby={hint}
            type="date"
            value={draft.dueOn}
            onText={(dueOn) => setDraft({ ...draft, dueOn })}
          />
        )}
      </Field>
      {line('itemCode', t('rectification.item'), t('rectification.itemHint'))}
    </FormDialog>
  );
}
