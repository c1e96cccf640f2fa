// 开处罚单: outlet, clause, person, figures, reason; beside it what the plan makes of them.
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UnitRef } from '../../../contract/common.ts';
import { EmptyState } from '../../shared/empty-state.tsx';
import { ErrorState } from '../../shared/error-state.tsx';
import { Field } from '../../shared/field.tsx';
import { IncidentNav } from '../../shared/incident-nav.tsx';
import { PageHeader } from '../../shared/page-header.tsx';
import { useSession } from '../../shared/session.ts';
import { toast } from '../../shared/toast.tsx';
import { UnitPicker } from '../../shared/unit-picker.tsx';
import { issueTicket, useClauses, usePreview, type TicketDraft } from '../api.ts';
import { Outcome } from '../parts/outcome.tsx';
import { TicketForm } from '../parts/ticket-form.tsx';

type Entered = Omit<TicketDraft, 'unitId' | 'clause'> & { clause: TicketDraft['clause'] | null };

const blank = (): Entered => ({
  clientId: crypto.randomUUID(),
  clause: null,
  offender: '',
  itemCode: '',
  times: 1,
  points: null,
  amount: null,
  reason: '',
  signature: 'absent',
  happenedAt: new Date().toISOString(),
});

/** An outlet head issues at the own outlet; anybody else says where. */
function useOutlet() {
  const unit = useSession()?.active.unit;
  const own = unit?.level === '网点' ? unit : null;
  const [chosen, setChosen] = useState<UnitRef | null>(null);
  return { outlet: own ?? chosen, isFixed: own !== null, setChosen };
}

export function NewTicketPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { outlet, isFixed, setChosen } = useOutlet();
  const [entered, setEntered] = useState(blank);
  const clauses = useClauses(outlet?.id ?? null);
  const draft: TicketDraft | null =
    outlet && entered.clause ? { ...entered, clause: entered.clause, unitId: outlet.id } : null;
  const preview = usePreview(draft);
  const send = async () => {
    if (!draft) return;
    const { id } = await issueTicket(draft);
    toast.done(t('ticket.issued'));
    await navigate({
      to: '/tickets/$unitId/$ticketId',
      params: { unitId: String(draft.unitId), ticketId: String(id) },
    });
  };
  const named = clauses.data?.clauses.find((one) => one.clause === entered.clause) ?? null;
  return (
    <>
      <PageHeader title={t('ticket.new')} purpose={t('ticket.newPurpose')}>
        <IncidentNav />
      </PageHeader>
      <div className="mc-card mc-stack">
        <Field label={t('ticket.outlet')}>
          {(id) =>
            isFixed ? (
              <strong id={id}>{outlet?.name}</strong>
            ) : (
              <UnitPicker
                id={id}
                label={t('ticket.chooseOutlet')}
                level="网点"
                value={outlet}
                onChange={setChosen}
              />
            )
          }
        </Field>
        {clauses.error && <ErrorState error={clauses.error} retry={() => void clauses.refetch()} />}
        {clauses.data?.clauses.length === 0 && (
          <EmptyState title={t('ticket.noPlan')} hint={t('ticket.noPlanHint')} />
        )}
        {clauses.data?.plan && !clauses.data.plan.inPeriod && (
          <p className="mc-notice mc-notice-warning">
            {t('ticket.outOfPeriod', { plan: clauses.data.plan.title })}
          </p>
        )}
        {clauses.data && clauses.data.clauses.length > 0 && (
          <TicketForm
            clauses={clauses.data.clauses}
            things={clauses.data.things}
            entered={entered}
            change={(patch) => setEntered({ ...entered, ...patch })}
            send={send}
            ready={preview.data?.fault === null && !preview.isPlaceholderData}
          >
            <Outcome preview={preview.data} problem={preview.error} clause={named} />
          </TicketForm>
        )}
      </div>
    </>
  );
}
