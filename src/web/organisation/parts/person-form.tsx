/** A new person: staff number, name, post, unit. The account is a second, separate step. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UnitRef } from '../../../contract/common.ts';
import { Field } from '../../shared/field.tsx';
import { FormDialog } from '../../shared/form-dialog.tsx';
import { TextInput } from '../../shared/text-input.tsx';
import { toast } from '../../shared/toast.tsx';
import { UnitPicker } from '../../shared/unit-picker.tsx';
import { useAddPerson } from '../api.ts';

const fields = [
  { name: 'staffNo', required: true },
  { name: 'name', required: true },
  { name: 'post', required: false },
] as const;
const labels = { staffNo: 'staffNo', name: 'personName', post: 'post' } as const;

export function PersonForm({ unit, onClose }: { unit: UnitRef | null; onClose: () => void }) {
  const { t } = useTranslation();
  const add = useAddPerson();
  const [texts, setTexts] = useState({ staffNo: '', name: '', post: '' });
  const [chosen, setChosen] = useState(unit);
  const submit = async () => {
    if (!chosen) return;
    await add({ ...texts, unitId: chosen.id });
    toast.done(t('organisation.saved', { name: texts.name }));
    onClose();
  };
  return (
    <FormDialog
      title={t('organisation.addPerson')}
      submitText={t('shared.action.save')}
      ready={chosen !== null}
      onSubmit={submit}
      onClose={onClose}
    >
      {fields.map(({ name, required }) => (
        <Field key={name} label={t(`organisation.${labels[name]}`)}>
          {(id) => (
            <TextInput
              id={id}
              required={required}
              maxLength={40}
              value={texts[name]}
              onText={(text) => setTexts({ ...texts, [name]: text })}
            />
          )}
        </Field>
      ))}
      <Field label={t('organisation.unit')}>
        {(id) => (
          <UnitPicker id={id} label={t('organisation.unit')} value={chosen} onChange={setChosen} />
        )}
      </Field>
    </FormDialog>
  );
}
