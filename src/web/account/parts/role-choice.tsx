/** A role and the unit it is given for: the holder sees that unit and everything below it. */
import { useTranslation } from 'react-i18next';
import type { UnitRef } from '../../../contract/common.ts';
import { roles, type Role } from '../../../domain/organisation/model.ts';
import { Field, FilterSelect } from '../../shared/field.tsx';
import { UnitPicker } from '../../shared/unit-picker.tsx';

export type RoleAt = { role: Role; unit: UnitRef | null };

export function RoleChoice({
  value,
  onChange,
}: {
  value: RoleAt;
  onChange: (value: RoleAt) => void;
}) {
  const { t } = useTranslation();
  return (
    <>
      <Field label={t('organisation.roleLabel')} hint={t(`organisation.roleMeaning.${value.role}`)}>
        {(id) => (
          <FilterSelect
            id={id}
            label={t('organisation.roleLabel')}
            value={value.role}
            choices={roles.map((role) => ({ value: role, label: t(`shared.role.${role}`) }))}
            onChange={(role) => onChange({ ...value, role: role as Role })}
          />
        )}
      </Field>
      <Field label={t('organisation.roleUnit')} hint={t('organisation.roleUnitHint')}>
        {(id) => (
          <UnitPicker
            id={id}
            label={t('organisation.roleUnit')}
            value={value.unit}
            onChange={(unit) => onChange({ ...value, unit })}
          />
        )}
      </Field>
    </>
  );
}
