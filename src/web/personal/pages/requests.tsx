/** 个人信息申请: the register of what people asked about their data, each with its day and its answer. */
import { Button } from 'antd';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { requestKinds, requestStates } from '../../../contract/personal.ts';
import { DataTable, type Column } from '../../shared/data-table.tsx';
import { FilterSelect } from '../../shared/field.tsx';
import { useList, useListState } from '../../shared/list-state.ts';
import { PageHeader } from '../../shared/page-header.tsx';
import { useAbility } from '../../shared/session.ts';
import { Day, UnitLink } from '../../shared/values.tsx';
import type { DataRequest, RequestsPage as Page } from '../api.ts';
import { DecideForm } from '../parts/decide-form.tsx';
import { PersonalNav } from '../parts/nav.tsx';
import { RequestState } from '../parts/request-state.tsx';

export function RequestsPage() {
  const { t } = useTranslation();
  const state = useListState();
  const list = useList<Page>('/api/personal/requests', state.params);
  const [deciding, setDeciding] = useState<DataRequest | null>(null);
  return (
    <>
      <PageHeader title={t('personal.requests')} purpose={t('personal.requestsPurpose')}>
        <PersonalNav />
      </PageHeader>
      <DataTable
        name="data-requests"
        label={t('personal.requests')}
        rowKey={(row) => row.id}
        columns={useColumns(setDeciding)}
        list={list}
        state={state}
        searchLabel={t('personal.search')}
        exportPath="/api/personal/requests.xlsx"
        empty={{ title: t('personal.noRequests'), hint: t('personal.noRequestsHint') }}
        filters={
          <>
            <FilterSelect
              label={t('personal.state')}
              all={t('personal.state')}
              value={state.params['state'] ?? ''}
              choices={requestStates.map((value) => ({
                value,
                label: t(`personal.states.${value}`),
              }))}
              onChange={(value) => state.set({ state: value || null })}
            />
            <FilterSelect
              label={t('personal.kind')}
              all={t('personal.kind')}
              value={state.params['kind'] ?? ''}
              choices={requestKinds.map((value) => ({
                value,
                label: t(`personal.kinds.${value}`),
              }))}
              onChange={(value) => state.set({ kind: value || null })}
            />
          </>
        }
      />
      {deciding && <DecideForm request={deciding} onClose={() => setDeciding(null)} />}
    </>
  );
}

function useColumns(onDecide: (request: DataRequest) => void): Column<DataRequest>[] {
  const { t } = useTranslation();
  const mayDecide = useAbility('personal.manage');
  return [
    {
      key: 'person',
      title: t('personal.person'),
      always: true,
      render: ({ person }) =>
        mayDecide ? (
          <Link to="/personal/people/$personId" params={{ personId: String(person.id) }}>
            {person.name}
          </Link>
        ) : (
          person.name
        ),
    },
    { key: 'unit', title: t('personal.unit'), render: (row) => <UnitLink unit={row.unit} /> },
    { key: 'kind', title: t('personal.kind'), render: (row) => t(`personal.kinds.${row.kind}`) },
    { key: 'reason', title: t('personal.reason'), render: (row) => row.reason },
    {
      key: 'due',
      title: t('personal.dueOn'),
      sorts: ['due'],
      render: (row) => <Day value={row.dueOn} />,
    },
    { key: 'state', title: t('personal.state'), render: (row) => <RequestState request={row} /> },
    {
      key: 'answer',
      title: t('personal.answer'),
      render: (row) =>
        row.state === 'open' && mayDecide ? (
          <Button size="small" onClick={() => onDecide(row)}>
            {t('personal.decide')}
          </Button>
        ) : (
          row.answer
        ),
    },
  ];
}
