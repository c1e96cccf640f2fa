/** Adding a unit below another, or changing one. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { levels, type Level } from '../../../domain/organisation/model.ts';
import type { UnitRef } from '../../../contract/common.ts';
import { Field, FilterSelect } from '../../shared/field.tsx';
import { FormDialog } from '../../shared/form-dialog.tsx';
import { TextInput } from '../../shared/text-input.tsx';
import { toast } from '../../shared/toast.tsx';
import { UnitPicker } from '../../shared/unit-picker.tsx';
import type { UnitEdit } from '../api.ts';
import { levelName } from './units-table.tsx';

export type UnitDraft = Omit<UnitEdit, 'parentId'> & { parent: UnitRef | null };
type Props = {
  title: string;
  start: UnitDraft;
  /** The top unit has no parent, and keeps none. */
  isTop?: boolean;
  save: (unit: UnitEdit) => Promise<unknown>;
  onClose: () => void;
};

export function UnitForm({ title, start, isTop = false, save, onClose }: Props) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(start);
  const change = (patch: Partial<UnitDraft>) => setDraft({ ...draft, ...patch });
  const { parent, ...unit } = draft;
  const submit = async () => {
    await save({ ...unit, ...(parent ? { parentId: parent.id } : {}) } as UnitEdit);
    toast.done(t('organisation.saved', { name: unit.name }));
    onClose();
  };
  const choices = levels.map((level) => ({ value: level, label: levelName(t, level) }));
  return (
    <FormDialog
      title={title}
      submitText={t('shared.action.save')}
      ready={isTop || parent !== null}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field label={t('organisation.unitName')}>
        {(id) => (
          <TextInput
            id={id}
            required
            maxLength={80}
            value={draft.name}
            onText={(name) => change({ name })}
          />
        )}
      </Field>
      <Field label={t('organisation.code')} hint={t('organisation.codeHint')}>
        {(id, hint) => (
          <TextInput
            id={id}
            aria-describedby={hint}
            required
            maxLength={40}
            value={draft.code}
            onText={(code) => change({ code })}
          />
        )}
      </Field>
      <Field label={t('organisation.level')}>
        {(id) => (
          <FilterSelect
            id={id}
            label={t('organisation.level')}
            value={draft.level}
            choices={choices}
            onChange={(level) => change({ level: level as Level })}
          />
        )}
      </Field>
      {!isTop && (
        <Field label={t('organisation.parent')} hint={t('organisation.parentHint')}>
          {(id) => (
            <UnitPicker
              id={id}
              label={t('organisation.parent')}
              value={parent}
              onChange={(chosen) => change({ parent: chosen })}
            />
          )}
        </Field>
      )}
      <Field label={t('organisation.queueMachine')} hint={t('organisation.queueMachineHint')}>
        {(id) => (
          <FilterSelect
            id={id}
            label={t('organisation.queueMachine')}
            all={t('organisation.notSaid')}
            value={draft.queueMachine === null ? '' : String(draft.queueMachine)}
            choices={[
              { value: 'true', label: t('organisation.hasOne') },
              { value: 'false', label: t('organisation.hasNone') },
            ]}
            onChange={(said) => change({ queueMachine: said === '' ? null : said === 'true' })}
          />
        )}
      </Field>
    </FormDialog>
  );
}
