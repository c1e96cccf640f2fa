/** Erasing a person's data: what goes, what stays and why, confirmed by the staff number; not undone. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../../shared/field.tsx';
import { FormDialog } from '../../shared/form-dialog.tsx';
import { TextInput } from '../../shared/text-input.tsx';
import { toast } from '../../shared/toast.tsx';
import { useErase, type PersonalRecord } from '../api.ts';
import { TextArea } from './text-area.tsx';

export function EraseForm({ record, onClose }: { record: PersonalRecord; onClose: () => void }) {
  const { t } = useTranslation();
  const { person, sha256, kept } = record;
  const erase = useErase(person.id);
  const [staffNo, setStaffNo] = useState('');
  const [reason, setReason] = useState('');
  const of = (erasing: 'wiped' | 'kept') => kept.filter((one) => one.erasing === erasing);
  const list = (rows: typeof kept) => rows.map((one) => `${one.title} ${one.rows}`).join('、');
  const submit = async () => {
    const done = await erase({ sha256, staffNo, reason });
    toast.done(t('personal.erased', { rows: done.rows, kept: done.kept }));
    onClose();
  };
  return (
    <FormDialog
      title={t('personal.eraseTitle', { name: person.name })}
      submitText={t('personal.eraseForGood')}
      ready={staffNo === person.staffNo && reason.trim() !== ''}
      onSubmit={submit}
      onClose={onClose}
    >
      <p className="mc-notice mc-notice-bad">{t('personal.eraseWarning')}</p>
      <p>{t('personal.goes', { list: list(of('wiped')) })}</p>
      <p>{t('personal.stays', { list: list(of('kept')) })}</p>
      <TextArea label={t('personal.eraseReason')} most={300} value={reason} onChange={setReason} />
      <Field label={t('personal.typeStaffNo', { staffNo: person.staffNo })}>
        {(id) => <TextInput id={id} required value={staffNo} onText={setStaffNo} />}
      </Field>
    </FormDialog>
  );
}
