/** One day entered by the unit: working or not, its name, and where that is written. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field, FilterSelect } from '../../shared/field.tsx';
import { formatDay } from '../../shared/figures.ts';
import { FormDialog } from '../../shared/form-dialog.tsx';
import { TextInput } from '../../shared/text-input.tsx';
import { toast } from '../../shared/toast.tsx';
import { saveDay, type CalendarDay } from '../api.ts';

type Props = { day: string; known: CalendarDay | undefined; onClose: () => void };

export function DayDialog({ day, known, onClose }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [draft, setDraft] = useState({
    version: known?.mine ? known.version : 0,
    working: known?.working ?? false,
    name: known?.name ?? '',
    source: known?.source ?? '',
  });
  const save = async () => {
    await saveDay(day, draft);
    toast.done(t('calendar.saved', { day: formatDay(day) }));
    await client.invalidateQueries();
    onClose();
  };
  return (
    <FormDialog
      title={formatDay(day)}
      submitText={t('shared.action.save')}
      onSubmit={save}
      onClose={onClose}
    >
      <Field label={t('calendar.is')}>
        {(id) => (
          <FilterSelect
            id={id}
            label={t('calendar.is')}
            value={String(draft.working)}
            choices={[
              { value: 'false', label: t('calendar.off') },
              { value: 'true', label: t('calendar.on') },
            ]}
            onChange={(value) => setDraft({ ...draft, working: value === 'true' })}
          />
        )}
      </Field>
      <Field label={t('calendar.name')}>
        {(id) => (
          <TextInput
            id={id}
            maxLength={40}
            value={draft.name}
            onText={(name) => setDraft({ ...draft, name })}
          />
        )}
      </Field>
      <Field label={t('calendar.source')} hint={t('calendar.sourceHint')}>
        {(id, hint) => (
          <TextInput
            id={id}
            aria-describedby={hint}
            required
            maxLength={200}
            value={draft.source}
            onText={(source) => setDraft({ ...draft, source })}
          />
        )}
      </Field>
    </FormDialog>
  );
}
