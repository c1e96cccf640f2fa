/** 改派: another inspector for a visit not yet submitted. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoundChoices } from '../../../contract/round.ts';
import type { VisitDetail } from '../../../contract/visit-desk.ts';
import { api } from '../../shared/api.ts';
import { Field, FilterSelect } from '../../shared/field.tsx';
import { FormDialog } from '../../shared/form-dialog.tsx';
import { toast } from '../../shared/toast.tsx';

export function Reassign({ visit, onClose }: { visit: VisitDetail; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [ownerId, setOwnerId] = useState('');
  const [from] = useState(visit.inspector ?? '');
  const choices = useQuery({
    queryKey: ['/api/rounds/choices', {}],
    queryFn: ({ signal }) => api.get<RoundChoices>('/api/rounds/choices', { signal }),
  });
  const send = async () => {
    const body = { ownerId, from };
    await api.put(`/api/visits/${visit.unit.id}/${visit.id}/inspector`, { body });
    toast.done(t('visit.reassigned'));
    await client.invalidateQueries();
    onClose();
  };
  return (
    <FormDialog
      title={t('visit.reassignTitle', { unit: visit.unit.name })}
      submitText={t('visit.reassign')}
      onSubmit={send}
      onClose={onClose}
      ready={ownerId !== ''}
    >
      <Field label={t('visit.inspector')} hint={t('visit.reassignHint')}>
        {(id) => (
          <FilterSelect
            id={id}
            label={t('visit.inspector')}
            all={t('visit.choose')}
            value={ownerId}
            choices={(choices.data?.inspectors ?? [])
              .filter(({ name }) => name !== visit.inspector)
              .map(({ userId, name, unit }) => ({
                value: userId,
                label: `${name} · ${unit.name}`,
              }))}
            onChange={setOwnerId}
          />
        )}
      </Field>
    </FormDialog>
  );
}
