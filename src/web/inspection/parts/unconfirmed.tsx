// 待确认: scores of the own outlets that others brought. They rank; they settle nothing until confirmed here.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type {
  confirmedSchema,
  confirmSchema,
  unconfirmedSchema,
} from '../../../contract/inspection.ts';
import { api } from '../../shared/api.ts';
import { ConfirmButton } from '../../shared/confirm-button.tsx';
import { useAbility } from '../../shared/session.ts';
import { toast } from '../../shared/toast.tsx';
import { kindName } from './words.ts';

type Which = z.input<typeof confirmSchema>;

function useConfirm() {
  const { t } = useTranslation();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Which) =>
      api.post<z.infer<typeof confirmedSchema>>('/api/inspections/confirm', { body }),
    onSuccess: ({ confirmed }) => {
      toast.done(t('inspection.confirmed', { n: confirmed }));
      return client.invalidateQueries();
    },
  }).mutateAsync;
}

/** One visit, or a whole wave of a kind. */
export function ConfirmScores({ which, n }: { which: Which; n: number }) {
  const { t } = useTranslation();
  const confirm = useConfirm();
  return (
    <ConfirmButton
      size="small"
      title={t('inspection.confirmTitle', { n })}
      consequences={t('inspection.confirmConsequences')}
      confirmText={t('inspection.confirm')}
      onConfirm={() => confirm(which)}
    >
      {t('inspection.confirm')}
    </ConfirmButton>
  );
}

export function Unconfirmed() {
  const { t } = useTranslation();
  const may = useAbility('fact.import');
  const { data = [] } = useQuery({
    queryKey: ['/api/inspections', 'unconfirmed'],
    enabled: may,
    queryFn: ({ signal }) =>
      api.get<z.infer<typeof unconfirmedSchema>>('/api/inspections/unconfirmed', { signal }),
  });
  if (data.length === 0) return null;
  return (
    <section
      className="mc-notice mc-notice-warning mc-stack"
      aria-label={t('inspection.unconfirmed')}
    >
      <p>{t('inspection.unconfirmedHint')}</p>
      <ul className="mc-plain-list">
        {data.map(({ wave, kind, n }) => (
          <li key={`${wave}${kind}`}>
            <span>{t('inspection.unconfirmedOf', { wave, kind: kindName(t, kind), n })}</span>
            <ConfirmScores which={{ wave, kind }} n={n} />
          </li>
        ))}
      </ul>
    </section>
  );
}
