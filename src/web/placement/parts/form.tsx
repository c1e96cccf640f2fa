// One thing of the list: what, where, how many, how it stands since when.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UnitRef } from '../../../contract/common.ts';
import { placementStates } from '../../../domain/placement/index.ts';
import { Field, FilterSelect } from '../../shared/field.tsx';
import { FormDialog } from '../../shared/form-dialog.tsx';
import { useSession } from '../../shared/session.ts';
import { TextInput } from '../../shared/text-input.tsx';
import { toast } from '../../shared/toast.tsx';
import { UnitPicker } from '../../shared/unit-picker.tsx';
import { WholeNumber } from '../../shared/whole-number.tsx';
import { useAdd, useEdit, type Placement, type PlacementDetail } from '../api.ts';

type Words = Pick<Placement, 'name' | 'place' | 'quantity' | 'state' | 'note'> & { since: string };
const today = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
const blank = (): Words => ({
  name: '',
  place: '',
  quantity: 1,
  state: 'present',
  note: '',
  since: today(),
});

type FieldsProps = { words: Words; change: (patch: Partial<Words>) => void };

function Fields({ words, change }: FieldsProps) {
  const { t } = useTranslation();
  const line = (name: 'name' | 'place' | 'note', most: number) => (
    <Field label={t(`placement.${name}`)}>
      {(id) => (
        <TextInput
          id={id}
          required={name === 'name'}
          maxLength={most}
          value={words[name]}
          onText={(text) => change({ [name]: text })}
        />
      )}
    </Field>
  );
  return (
    <>
      {line('name', 80)}
      {line('place', 80)}
      <Field label={t('placement.quantity')}>
        {(id) => (
          <WholeNumber
            id={id}
            max={9999}
            value={words.quantity}
            onNumber={(quantity) => change({ quantity })}
          />
        )}
      </Field>
      <Field label={t('placement.state')}>
        {(id) => (
          <FilterSelect
            id={id}
            label={t('placement.state')}
            value={words.state}
            choices={placementStates.map((value) => ({
              value,
              label: t(`placement.states.${value}`),
            }))}
            onChange={(value) => change({ state: value as Words['state'], since: today() })}
          />
        )}
      </Field>
      <Field label={t('placement.since')}>
        {(id) => (
          <TextInput
            id={id}
            type="date"
            required
            value={words.since}
            onText={(since) => change({ since })}
          />
        )}
      </Field>
      {line('note', 500)}
    </>
  );
}

type FormProps = { onClose: () => void };

export function AddForm({ onClose }: FormProps) {
  const { t } = useTranslation();
  const own = useSession()?.active.unit;
  const [outlet, setOutlet] = useState<UnitRef | null>(own?.level === '网点' ? own : null);
  const [words, setWords] = useState(blank);
  const add = useAdd();
  const submit = async () => {
    await add.mutateAsync({ ...words, unitId: outlet!.id });
    toast.done(t('placement.saved'));
    onClose();
  };
  return (
    <FormDialog
      title={t('placement.add')}
      submitText={t('shared.action.save')}
      ready={outlet !== null}
      onSubmit={submit}
      onClose={onClose}
    >
      {own?.level !== '网点' && (
        <Field label={t('placement.unit')}>
          {(id) => (
            <UnitPicker
              id={id}
              label={t('placement.unit')}
              level="网点"
              value={outlet}
              onChange={setOutlet}
            />
          )}
        </Field>
      )}
      <Fields words={words} change={(patch) => setWords({ ...words, ...patch })} />
    </FormDialog>
  );
}

export function EditForm({ one, onClose }: FormProps & { one: PlacementDetail }) {
  const { t } = useTranslation();
  const { name, place, quantity, state, note, since, version } = one;
  const [words, setWords] = useState<Words>({ name, place, quantity, state, note, since });
  const edit = useEdit(one);
  const submit = async () => {
    await edit.mutateAsync({ ...words, version });
    toast.done(t('placement.saved'));
    onClose();
  };
  return (
    <FormDialog
      title={t('placement.editTitle', { code: one.code })}
      submitText={t('shared.action.save')}
      onSubmit={submit}
      onClose={onClose}
    >
      <Fields words={words} change={(patch) => setWords({ ...words, ...patch })} />
    </FormDialog>
  );
}
