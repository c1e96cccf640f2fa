// The notice to outlets below their target: drill this evening, 晨会 the next working day.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UnitRef } from '../../../contract/common.ts';
import { Field } from '../../shared/field.tsx';
import { FormDialog } from '../../shared/form-dialog.tsx';
import { toast } from '../../shared/toast.tsx';
import { UnitPicker } from '../../shared/unit-picker.tsx';
import { useDrills } from '../api.ts';
import styles from './rectification.module.css';

type Props = { onClose: () => void; chosen?: readonly UnitRef[]; onSent?: () => void };

export function DrillForm({ onClose, chosen = [], onSent }: Props) {
  const { t } = useTranslation();
  const [units, setUnits] = useState<readonly UnitRef[]>(chosen);
  const [note, setNote] = useState('');
  const drills = useDrills();
  const submit = async () => {
    const made = await drills.mutateAsync({ unitIds: units.map(({ id }) => id), note });
    toast.done(t('rectification.drillMade', { outlets: made.outlets }));
    onSent?.();
    onClose();
  };
  return (
    <FormDialog
      title={t('rectification.drillTitle')}
      submitText={t('rectification.send')}
      ready={units.length > 0}
      onSubmit={submit}
      onClose={onClose}
    >
      <p className="mc-quiet">{t('rectification.drillHint')}</p>
      <ul className={styles.units}>
        {units.map((unit) => (
          <li key={unit.id}>
            {unit.name} <span className="mc-quiet mc-figure">{unit.code}</span>
          </li>
        ))}
      </ul>
      <UnitPicker
        key={units.length}
        label={t('rectification.addUnit')}
        level="网点"
        value={null}
        onChange={(unit) => {
          if (unit && !units.some(({ id }) => id === unit.id)) setUnits([...units, unit]);
        }}
      />
      <Field label={t('rectification.note')}>
        {(id) => (
          <textarea
            id={id}
            maxLength={2000}
            className={styles.text}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        )}
      </Field>
    </FormDialog>
  );
}
