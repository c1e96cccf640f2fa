// 对账单: an outlet's head comes straight to the own one; everybody else looks for an outlet.
import { Link, Navigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Unit } from '../../../contract/organisation.ts';
import { outletLevel } from '../../../domain/organisation/model.ts';
import { DataTable, type Column } from '../../shared/data-table.tsx';
import { useList, useListState, type Page } from '../../shared/list-state.ts';
import { PageHeader } from '../../shared/page-header.tsx';
import { useSession } from '../../shared/session.ts';

export function FindStatementPage() {
  const unit = useSession()?.active.unit;
  if (unit?.level === outletLevel)
    return <Navigate to="/statements/$unitId" params={{ unitId: String(unit.id) }} replace />;
  return <Outlets />;
}

function Outlets() {
  const { t } = useTranslation();
  const state = useListState({ level: outletLevel });
  const list = useList<Page<Unit>>('/api/units', state.params);
  const columns: Column<Unit>[] = [
    {
      key: 'name',
      title: t('statement.outlet'),
      sorts: ['name', '-name'],
      always: true,
      render: (unit) => (
        <Link to="/statements/$unitId" params={{ unitId: String(unit.id) }}>
          {unit.name}
        </Link>
      ),
    },
    {
      key: 'code',
      title: t('statement.code'),
      sorts: ['code', '-code'],
      render: (unit) => unit.code,
    },
    { key: 'parent', title: t('statement.parent'), render: (unit) => unit.parent?.name },
  ];
  return (
    <>
      <PageHeader title={t('statement.title')} purpose={t('statement.findPurpose')} />
      <DataTable
        name="statements"
        label={t('statement.title')}
        rowKey={(unit) => unit.id}
        columns={columns}
        list={list}
        state={state}
        searchLabel={t('statement.search')}
        exportPath="/api/units.xlsx"
        empty={{ title: t('statement.noOutlets'), hint: t('statement.noOutletsHint') }}
      />
    </>
  );
}
