/** A new person, or what changes of one: staff number, name, post, phone. The account is a separate step. */
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UnitRef } from '../../../contract/common.ts';
import type { Person } from '../../../contract/organisation.ts';
import { Field } from '../../shared/field.tsx';
import { FormDialog } from '../../shared/form-dialog.tsx';
import { TextInput } from '../../shared/text-input.tsx';
import { toast } from '../../shared/toast.tsx';
import { UnitPicker } from '../../shared/unit-picker.tsx';
import { postsQuery, useAddPerson, useChangePerson } from '../api.ts';

const fields = [
  { name: 'staffNo', required: true },
  { name: 'name', required: true },
  { name: 'post', required: false },
  { name: 'phone', required: false },
] as const;
const labels = { staffNo: 'staffNo', name: 'personName', post: 'post', phone: 'phone' } as const;
type Texts = Record<(typeof fields)[number]['name'], string>;
const nothing: Texts = { staffNo: '', name: '', post: '', phone: '' };

type FieldsProps = { texts: Texts; onChange: (texts: Texts) => void };

function Fields({ texts, onChange }: FieldsProps) {
  const { t } = useTranslation();
  const posts = useQuery(postsQuery).data ?? [];
  const list = useId();
  return (
    <>
      {fields.map(({ name, required }) => (
        <Field key={name} label={t(`organisation.${labels[name]}`)}>
          {(id) => (
            <TextInput
              id={id}
              required={required}
              maxLength={name === 'phone' ? 30 : 40}
              type={name === 'phone' ? 'tel' : 'text'}
              list={name === 'post' ? list : undefined}
              value={texts[name]}
              onText={(text) => onChange({ ...texts, [name]: text })}
            />
          )}
        </Field>
      ))}
      <datalist id={list}>
        {posts.map(({ post }) => (
          <option key={post} value={post} />
        ))}
      </datalist>
    </>
  );
}

export function PersonForm({ unit, onClose }: { unit: UnitRef | null; onClose: () => void }) {
  const { t } = useTranslation();
  const add = useAddPerson();
  const [texts, setTexts] = useState(nothing);
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
      <Fields texts={texts} onChange={setTexts} />
      <Field label={t('organisation.unit')}>
        {(id) => (
          <UnitPicker id={id} label={t('organisation.unit')} value={chosen} onChange={setChosen} />
        )}
      </Field>
    </FormDialog>
  );
}

export function EditPersonForm({ person, onClose }: { person: Person; onClose: () => void }) {
  const { t } = useTranslation();
  const change = useChangePerson(person.id);
  const { staffNo, name, post, phone } = person;
  const [version] = useState(person.version);
  const [texts, setTexts] = useState<Texts>({ staffNo, name, post, phone: phone ?? '' });
  const submit = async () => {
    await change({ ...texts, version });
    toast.done(t('organisation.saved', { name: texts.name }));
    onClose();
  };
  return (
    <FormDialog
      title={t('organisation.editPerson', { name })}
      submitText={t('shared.action.save')}
      onSubmit={submit}
      onClose={onClose}
    >
      <Fields texts={texts} onChange={setTexts} />
    </FormDialog>
  );
}
