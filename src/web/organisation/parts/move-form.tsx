/** 调动 and 离岗: with their day; what happened before stays with the former unit. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UnitRef } from '../../../contract/common.ts';
import type { Person } from '../../../contract/organisation.ts';
import { Field, FilterSelect } from '../../shared/field.tsx';
import { FormDialog } from '../../shared/form-dialog.tsx';
import { TextInput } from '../../shared/text-input.tsx';
import { toast } from '../../shared/toast.tsx';
import { UnitPicker } from '../../shared/unit-picker.tsx';
import { useLeave, useMovePerson, type PersonMove } from '../api.ts';

type Props = { person: Person; onClose: () => void };
const rolesChoices = ['stay', 'follow', 'end'] as const satisfies readonly PersonMove['roles'][];

export function MoveForm({ person, onClose }: Props) {
  const { t } = useTranslation();
  const move = useMovePerson(person.id);
  const held = (person.account?.assignments ?? []).filter(({ unit }) => unit.id === person.unit.id);
  const [version] = useState(person.version);
  const [to, setTo] = useState<UnitRef | null>(null);
  const [on, setOn] = useState('');
  const [post, setPost] = useState(person.post);
  const [roles, setRoles] = useState<PersonMove['roles']>(held.length > 0 ? 'follow' : 'stay');
  const submit = async () => {
    if (!to) return;
    await move({ version, unitId: to.id, on, post, roles });
    toast.done(t('organisation.moved', { name: person.name, unit: to.name }));
    onClose();
  };
  return (
    <FormDialog
      title={t('organisation.moveTitle', { name: person.name, unit: person.unit.name })}
      submitText={t('organisation.move')}
      ready={to !== null && on !== ''}
      onSubmit={submit}
      onClose={onClose}
    >
      <p className="mc-quiet">{t('organisation.moveHint')}</p>
      <Field label={t('organisation.moveTo')}>
        {(id) => (
          <UnitPicker id={id} label={t('organisation.moveTo')} value={to} onChange={setTo} />
        )}
      </Field>
      <Field label={t('organisation.moveOn')} hint={t('organisation.moveOnHint')}>
        {(id) => <TextInput id={id} type="date" required value={on} onText={setOn} />}
      </Field>
      <Field label={t('organisation.newPost')}>
        {(id) => <TextInput id={id} maxLength={40} value={post} onText={setPost} />}
      </Field>
      {held.length > 0 && (
        <Field
          label={t('organisation.heldRoles', { unit: person.unit.name })}
          hint={t('organisation.heldRolesHint')}
        >
          {(id) => (
            <FilterSelect
              id={id}
              label={t('organisation.roles')}
              value={roles}
              choices={rolesChoices.map((value) => ({
                value,
                label: t(`organisation.rolesOnMove.${value}`),
              }))}
              onChange={(value) => setRoles(value as PersonMove['roles'])}
            />
          )}
        </Field>
      )}
    </FormDialog>
  );
}

export function LeaveForm({ person, onClose }: Props) {
  const { t } = useTranslation();
  const leave = useLeave(person.id);
  const [version] = useState(person.version);
  const [on, setOn] = useState('');
  const [reason, setReason] = useState('');
  const submit = async () => {
    await leave({ version, on, reason });
    toast.done(t('organisation.leftDone', { name: person.name }));
    onClose();
  };
  return (
    <FormDialog
      title={t('organisation.leaveTitle', { name: person.name })}
      submitText={t('organisation.leave')}
      ready={on !== ''}
      onSubmit={submit}
      onClose={onClose}
    >
      <p className="mc-quiet">{t('organisation.leaveHint')}</p>
      <Field label={t('organisation.leaveOn')}>
        {(id) => <TextInput id={id} type="date" required value={on} onText={setOn} />}
      </Field>
      <Field label={t('organisation.leaveReason')}>
        {(id) => <TextInput id={id} maxLength={200} value={reason} onText={setReason} />}
      </Field>
    </FormDialog>
  );
}
