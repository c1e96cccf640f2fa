/** 待确认: steps on administrators' accounts and roles asked for, which a second person confirms. */
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccessRequest, StepDone } from '../../../contract/account.ts';
import { ConfirmButton } from '../../shared/confirm-button.tsx';
import { DataTable, type Column } from '../../shared/data-table.tsx';
import { FilterSelect } from '../../shared/field.tsx';
import { useList, useListState, type Page } from '../../shared/list-state.ts';
import { PageHeader } from '../../shared/page-header.tsx';
import { Tag } from '../../shared/state-tag.tsx';
import { toast } from '../../shared/toast.tsx';
import { Missing, Moment, UnitLink } from '../../shared/values.tsx';
import { useDecide } from '../api.ts';
import { FirstPasswordNote } from '../parts/first-password.tsx';
import { SecurityNav } from '../parts/security-nav.tsx';

export function RequestsPage() {
  const { t } = useTranslation();
  const state = useListState();
  const list = useList<Page<AccessRequest>>('/api/access-requests', state.params);
  const [made, setMade] = useState<StepDone['made']>(null);
  return (
    <>
      <PageHeader title={t('account.requests')} purpose={t('account.requestsPurpose')}>
        <SecurityNav />
      </PageHeader>
      {made && <FirstPasswordNote made={made} />}
      <DataTable
        name="access-requests"
        label={t('account.requests')}
        rowKey={(request) => request.id}
        columns={useColumns(setMade)}
        list={list}
        state={state}
        filters={
          <FilterSelect
            label={t('account.state')}
            value={state.params['state'] ?? 'open'}
            choices={(['open', 'all'] as const).map((value) => ({
              value,
              label: t(`account.requestStates.${value}`),
            }))}
            onChange={(value) => state.set({ state: value === 'open' ? null : value })}
          />
        }
        empty={{ title: t('account.noRequests'), hint: t('account.noRequestsHint') }}
      />
    </>
  );
}

function Decision({
  request,
  onMade,
}: {
  request: AccessRequest;
  onMade: (made: StepDone['made']) => void;
}) {
  const { t } = useTranslation();
  const decide = useDecide();
  const { id, account, state, decidedBy, mayConfirm } = request;
  if (state !== 'open')
    return (
      <span>
        <Tag tone={state === 'confirmed' ? 'good' : 'neutral'}>
          {t(`account.requestStates.${state}`)}
        </Tag>{' '}
        <span className="mc-quiet">{decidedBy}</span>
      </span>
    );
  const confirm = async () => {
    const answer = await decide({ id, step: 'confirm' });
    if ('made' in answer) onMade(answer.made);
    toast.done(t('account.confirmed'));
  };
  const refuse = () => decide({ id, step: 'refuse' }).catch(toast.problem);
  return (
    <span className="mc-actions">
      {mayConfirm && (
        <ConfirmButton
          size="small"
          type="primary"
          title={t('account.confirmTitle')}
          consequences={t(`account.confirmConsequences.${request.kind}`, {
            name: account.name,
            username: account.username,
          })}
          confirmText={t('account.confirm')}
          onConfirm={confirm}
        >
          {t('account.confirm')}
        </ConfirmButton>
      )}
      <Button size="small" onClick={() => void refuse()}>
        {t(mayConfirm ? 'account.refuse' : 'account.withdraw')}
      </Button>
    </span>
  );
}

function useColumns(onMade: (made: StepDone['made']) => void): Column<AccessRequest>[] {
  const { t } = useTranslation();
  return [
    {
      key: 'account',
      title: t('organisation.account'),
      always: true,
      render: ({ account }) => (
        <>
          {account.name} <span className="mc-quiet">{account.username}</span>
        </>
      ),
    },
    {
      key: 'what',
      title: t('account.what'),
      render: ({ kind, role, reason }) => (
        <>
          {t(`account.kind.${kind}`)} {role && t(`shared.role.${role}`)}
          {reason && <p className="mc-quiet">{reason}</p>}
        </>
      ),
    },
    {
      key: 'unit',
      title: t('organisation.unit'),
      render: ({ unit }) => <UnitLink unit={unit} />,
    },
    {
      key: 'by',
      title: t('account.askedBy'),
      render: ({ requestedBy, requestedAt }) => (
        <>
          {requestedBy ?? <Missing />} <Moment value={requestedAt} />
        </>
      ),
    },
    {
      key: 'decision',
      title: t('account.decision'),
      render: (request) => <Decision request={request} onMade={onMade} />,
    },
  ];
}
