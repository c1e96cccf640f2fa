/** 检查标准: every checklist by its version in force, and the draft being written. */
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { DataTable, type Column } from '../../shared/data-table.tsx';
import { FilterSelect } from '../../shared/field.tsx';
import { formatDay } from '../../shared/figures.ts';
import { InspectionNav } from '../../shared/inspection-nav.tsx';
import { useList, useListState, type Page } from '../../shared/list-state.ts';
import { PageHeader } from '../../shared/page-header.tsx';
import { useAbility } from '../../shared/session.ts';
import { StateTag } from '../../shared/state-tag.tsx';
import { Missing, Score, UnitLink } from '../../shared/values.tsx';
import type { StandardRow } from '../api.ts';
import { NewStandard } from '../parts/new-standard.tsx';

export function StandardsPage() {
  const { t } = useTranslation();
  const state = useListState({ sort: 'name' });
  const list = useList<Page<StandardRow>>('/api/standards', state.params);
  const mayEdit = useAbility('standard.edit');
  return (
    <>
      <PageHeader
        title={t('standard.title')}
        purpose={t('standard.purpose')}
        actions={mayEdit && <NewStandard />}
      >
        <InspectionNav />
      </PageHeader>
      <DataTable
        name="standards"
        label={t('standard.title')}
        rowKey={(row) => row.id}
        columns={useColumns()}
        list={list}
        state={state}
        searchLabel={t('standard.list.search')}
        exportPath="/api/standards.xlsx"
        empty={{
          title: t('standard.list.empty'),
          hint: t(mayEdit ? 'standard.list.emptyHint' : 'standard.list.emptyReader'),
          action: mayEdit && <NewStandard />,
        }}
        filters={
          <FilterSelect
            label={t('standard.list.state')}
            all={t('standard.list.allStates')}
            value={state.params['state'] ?? ''}
            choices={[
              { value: 'in-force', label: t('standard.list.in-force') },
              { value: 'draft', label: t('standard.list.hasDraft') },
              { value: 'ended', label: t('standard.list.ended') },
            ]}
            onChange={(value) => state.set({ state: value })}
          />
        }
      />
    </>
  );
}

function useColumns(): Column<StandardRow>[] {
  const { t } = useTranslation();
  const validity = ({ validFrom, validTo }: StandardRow) =>
    validTo
      ? `${formatDay(validFrom)} — ${formatDay(validTo)}`
      : t('standard.list.since', { from: formatDay(validFrom) });
  return [
    {
      key: 'name',
      title: t('standard.list.name'),
      always: true,
      sorts: ['name', '-name'],
      render: (row) => (
        <Link to="/standards/$standardId" params={{ standardId: String(row.id) }}>
          {row.name}
        </Link>
      ),
    },
    {
      key: 'unit',
      title: t('standard.list.unit'),
      render: (row) => <UnitLink unit={row.unit} />,
    },
    {
      key: 'version',
      title: t('standard.list.version'),
      render: (row) => (
        <>
          {t('standard.list.nth', { n: row.version })} <StateTag state={row.state} />
        </>
      ),
    },
    {
      key: 'valid',
      title: t('standard.list.valid'),
      sorts: ['-validFrom', 'validFrom'],
      render: (row) => (row.state === 'draft' ? <Missing /> : validity(row)),
    },
    ...useContentColumns(),
  ];
}

function useContentColumns(): Column<StandardRow>[] {
  const { t } = useTranslation();
  return [
    {
      key: 'items',
      title: t('standard.list.items'),
      align: 'end',
      render: (row) => row.items,
    },
    {
      key: 'total',
      title: t('standard.list.total'),
      align: 'end',
      render: (row) => <Score value={row.total} />,
    },
    {
      key: 'draft',
      title: t('standard.list.draft'),
      render: (row) =>
        row.draftId !== null && (
          <Link to="/standards/$standardId" params={{ standardId: String(row.draftId) }}>
            {t('standard.list.toDraft')}
          </Link>
        ),
    },
  ];
}
