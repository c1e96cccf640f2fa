// 方案 list: every plan with its version in force and the draft being written.
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { DataTable, type Column } from '../../shared/data-table.tsx';
import { FilterSelect } from '../../shared/field.tsx';
import { useList, useListState, type Page } from '../../shared/list-state.ts';
import { PageHeader } from '../../shared/page-header.tsx';
import { useAbility } from '../../shared/session.ts';
import { StateTag } from '../../shared/state-tag.tsx';
import { Day, UnitLink } from '../../shared/values.tsx';
import type { PlanRow } from '../api.ts';
import { NewPlan } from '../parts/new-plan.tsx';

export function PlansPage() {
  const { t } = useTranslation();
  const state = useListState({ sort: 'unit' });
  const list = useList<Page<PlanRow>>('/api/plans', state.params);
  const mayEdit = useAbility('plan.edit');
  return (
    <>
      <PageHeader
        title={t('plan.title')}
        purpose={t('plan.purpose')}
        actions={mayEdit && <NewPlan />}
      />
      <DataTable
        name="plans"
        label={t('plan.title')}
        rowKey={(row) => row.id}
        columns={useColumns()}
        list={list}
        state={state}
        searchLabel={t('plan.list.search')}
        exportPath="/api/plans.xlsx"
        filters={
          <FilterSelect
            label={t('plan.version.state')}
            all={t('plan.list.allStates')}
            value={state.params['state'] ?? ''}
            choices={[
              { value: 'published', label: t('shared.state.published') },
              { value: 'draft', label: t('plan.list.hasDraft') },
            ]}
            onChange={(value) => state.set({ state: value || null })}
          />
        }
        empty={{
          title: t('plan.list.empty'),
          hint: t(mayEdit ? 'plan.list.emptyHint' : 'plan.list.emptyReader'),
          action: mayEdit && <NewPlan />,
        }}
      />
    </>
  );
}

function useColumns(): Column<PlanRow>[] {
  const { t } = useTranslation();
  return [
    {
      key: 'title',
      title: t('plan.list.name'),
      sorts: ['title', '-title'],
      always: true,
      render: (row) => (
        <Link to="/plans/$versionId" params={{ versionId: String(row.versionId) }}>
          {row.title}
        </Link>
      ),
    },
    {
      key: 'unit',
      title: t('plan.list.unit'),
      sorts: ['unit'],
      render: (row) => <UnitLink unit={row.unit} />,
    },
    {
      key: 'period',
      title: t('plan.list.period'),
      sorts: ['-period', 'period'],
      render: (row) => (
        <>
          <Day value={row.period.from} /> — <Day value={row.period.to} />
        </>
      ),
    },
    { key: 'rules', title: t('plan.list.rules'), align: 'end', render: (row) => row.rules },
    {
      key: 'state',
      title: t('plan.version.state'),
      render: (row) => (
        <>
          {t('plan.version.nth', { version: row.version })} <StateTag state={row.state} />
        </>
      ),
    },
    {
      key: 'draft',
      title: t('plan.list.draft'),
      render: (row) =>
        row.draftId && (
          <Link to="/plans/$versionId" params={{ versionId: String(row.draftId) }}>
            {t('plan.list.toDraft')}
          </Link>
        ),
    },
  ];
}
