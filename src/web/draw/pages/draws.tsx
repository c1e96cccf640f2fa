/** 抽取: every draw, what it waits for, and the way to a new one. */
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { DrawListRow } from '../../../contract/draw.ts';
import { drawStates, purposes } from '../../../domain/draw/index.ts';
import { DataTable, type Column } from '../../shared/data-table.tsx';
import { FilterSelect } from '../../shared/field.tsx';
import { InspectionNav } from '../../shared/inspection-nav.tsx';
import { useList, useListState, type ListState, type Page } from '../../shared/list-state.ts';
import { PageHeader } from '../../shared/page-header.tsx';
import { Tag } from '../../shared/state-tag.tsx';
import { Missing, Moment } from '../../shared/values.tsx';
import { NewDraw } from '../parts/new-draw.tsx';
import { DrawState } from '../parts/state.tsx';

type Draws = Page<DrawListRow> & { abilities: { create: boolean } };

export function DrawsPage() {
  const { t } = useTranslation();
  const state = useListState({ sort: '-createdAt' });
  const list = useList<Draws>('/api/draws', state.params);
  const mayCreate = list.data?.abilities.create ?? false;
  return (
    <>
      <PageHeader
        title={t('draw.title')}
        purpose={t('draw.purpose')}
        actions={mayCreate && <NewDraw />}
      >
        <InspectionNav />
      </PageHeader>
      <DataTable
        name="draws"
        label={t('draw.title')}
        rowKey={(row) => row.id}
        columns={useColumns()}
        list={list}
        state={state}
        searchLabel={t('draw.search')}
        exportPath="/api/draws.xlsx"
        filters={<Filters state={state} />}
        empty={{
          title: t('draw.none'),
          hint: t(mayCreate ? 'draw.noneHint' : 'draw.noneAsk'),
          action: mayCreate && <NewDraw />,
        }}
      />
    </>
  );
}

function Filters({ state }: { state: ListState }) {
  const { t } = useTranslation();
  return (
    <>
      <FilterSelect
        label={t('draw.state.label')}
        all={t('draw.state.all')}
        value={state.params['state'] ?? ''}
        choices={drawStates.map((one) => ({ value: one, label: t(`draw.state.${one}`) }))}
        onChange={(value) => state.set({ state: value })}
      />
      <FilterSelect
        label={t('draw.purposes.label')}
        all={t('draw.purposes.all')}
        value={state.params['purpose'] ?? ''}
        choices={purposes.map((one) => ({ value: one, label: t(`draw.purposes.${one}`) }))}
        onChange={(purpose) => state.set({ purpose })}
      />
    </>
  );
}

function useColumns(): Column<DrawListRow>[] {
  const { t } = useTranslation();
  return [
    {
      key: 'name',
      title: t('draw.name'),
      always: true,
      sorts: ['name', '-name'],
      render: (row) => (
        <>
          <Link to="/draws/$drawId" params={{ drawId: String(row.id) }}>
            {row.name}
          </Link>{' '}
          {row.secret && <Tag tone="warning">{t('draw.secret')}</Tag>}
        </>
      ),
    },
    {
      key: 'purpose',
      title: t('draw.purposes.label'),
      render: (row) => t(`draw.purposes.${row.purpose}`),
    },
    {
      key: 'state',
      title: t('draw.state.label'),
      render: (row) => <DrawState state={row.state} />,
    },
    {
      key: 'pool',
      title: t('draw.counts'),
      align: 'end',
      render: (row) =>
        row.pool === null ? <Missing /> : t('draw.ofPool', { n: row.quota, of: row.pool }),
    },
    { key: 'seedAt', title: t('draw.seedAt'), render: (row) => <Moment value={row.seedAt} /> },
    { key: 'drawnAt', title: t('draw.drawnAt'), render: (row) => <Moment value={row.drawnAt} /> },
    { key: 'unit', title: t('draw.unit'), optional: true, render: (row) => row.unit.name },
    { key: 'createdBy', title: t('draw.createdBy'), render: (row) => row.createdBy },
    {
      key: 'createdAt',
      title: t('draw.createdAt'),
      sorts: ['-createdAt', 'createdAt'],
      render: (row) => <Moment value={row.createdAt} />,
    },
  ];
}
