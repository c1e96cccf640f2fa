/** A request about somebody's data: copy, correction, erasure, explanation. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { requestKinds } from '../../../contract/personal.ts';
import { Field, FilterSelect } from '../../shared/field.tsx';
import { formatDay } from '../../shared/figures.ts';
import { FormDialog } from '../../shared/form-dialog.tsx';
import { toast } from '../../shared/toast.tsx';
import { useAsk } from '../api.ts';
import { TextArea } from './text-area.tsx';

type Kind = (typeof requestKinds)[number];

export function AskForm({ personId, onClose }: { personId: number | null; onClose: () => void }) {
  const { t } = useTranslation();
  const ask = useAsk();
  const [kind, setKind] = useState<Kind>('copy');
  const [reason, setReason] = useState('');
  const submit = async () => {
    const made = await ask({ personId, kind, reason });
    toast.done(t('personal.asked', { day: formatDay(made.dueOn) }));
    onClose();
  };
  return (
    <FormDialog
      title={t('personal.ask')}
      submitText={t('personal.send')}
      onSubmit={submit}
      onClose={onClose}
    >
      <p className="mc-quiet">{t('personal.askHint')}</p>
      <Field label={t('personal.kind')}>
        {(id) => (
          <FilterSelect
            id={id}
            label={t('personal.kind')}
            value={kind}
            choices={requestKinds.map((value) => ({ value, label: t(`personal.kinds.${value}`) }))}
            onChange={(value) => setKind(value as Kind)}
          />
        )}
      </Field>
      <TextArea
        label={t('personal.reason')}
        hint={t('personal.reasonHint')}
        most={500}
        value={reason}
        onChange={setReason}
      />
    </FormDialog>
  );
}
