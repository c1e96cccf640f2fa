// 定置清单: what should be where, what is wanting, and whether it was asked for.
import { Button } from 'antd';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { placementStates } from '../../../domain/placement/index.ts';
import { RectificationNav } from '../../rectification/index.ts';
import { DataTable, type Column } from '../../shared/data-table.tsx';
import { FilterSelect } from '../../shared/field.tsx';
import { useList, useListState, type ListState } from '../../shared/list-state.ts';
import { PageHeader } from '../../shared/page-header.tsx';
import { useAbility } from '../../shared/session.ts';
import { UnitFilter } from '../../shared/unit-filter.tsx';
import { Day, Missing, UnitLink } from '../../shared/values.tsx';
import { root, type Placement, type PlacementsPage as Page } from '../api.ts';
import { AddForm } from '../parts/form.tsx';
import { ImportButton } from '../parts/import-button.tsx';
import { Asked, PlacementState } from '../parts/state.tsx';

export function PlacementsPage() {
  const { t } = useTranslation();
  const state = useListState({ sort: 'unit' });
  const list = useList<Page>(root, state.params);
  const [adding, setAdding] = useState(false);
  const mayEdit = useAbility('placement.edit');
  const add = (
    <Button type="primary" onClick={() => setAdding(true)}>
      {t('placement.add')}
    </Button>
  );
  return (
    <>
      <PageHeader
        title={t('placement.title')}
        purpose={t('placement.purpose')}
        actions={
          mayEdit && (
            <>
              <ImportButton />
              {add}
            </>
          )
        }
      >
        <RectificationNav />
      </PageHeader>
      <DataTable
        name="placements"
        label={t('placement.title')}
        rowKey={(row) => row.id}
        columns={useColumns()}
        list={list}
        state={state}
        searchLabel={t('placement.search')}
        exportPath={`${root}.xlsx`}
        filters={<Filters state={state} />}
        summary={list.data && list.data.total > 0 && <Counts {...list.data} />}
        empty={{
          title: t('placement.none'),
          hint: t(mayEdit ? 'placement.noneHint' : 'placement.noneReader'),
          action: mayEdit && add,
        }}
      />
      {adding && <AddForm onClose={() => setAdding(false)} />}
    </>
  );
}

function Counts({ counts }: Pick<Page, 'counts'>) {
  const { t } = useTranslation();
  return (
    <p className="mc-quiet" role="status">
      {t('placement.counts', counts)}
    </p>
  );
}

function Filters({ state }: { state: ListState }) {
  const { t } = useTranslation();
  const states = placementStates.map((value) => ({
    value: value as string,
    label: t(`placement.states.${value}`),
  }));
  return (
    <>
      <FilterSelect
        label={t('placement.anyState')}
        all={t('placement.anyState')}
        value={state.params['state'] ?? ''}
        choices={[{ value: 'wanting', label: t('placement.wanting') }, ...states]}
        onChange={(value) => state.set({ state: value || null })}
      />
      <FilterSelect
        label={t('placement.anyRequest')}
        all={t('placement.anyRequest')}
        value={state.params['requested'] ?? ''}
        choices={[
          { value: 'yes', label: t('placement.asked') },
          { value: 'no', label: t('placement.unasked') },
        ]}
        onChange={(value) => state.set({ requested: value || null })}
      />
      <UnitFilter state={state} />
    </>
  );
}

function useColumns(): Column<Placement>[] {
  const { t } = useTranslation();
  return [
    {
      key: 'name',
      title: t('placement.thing'),
      always: true,
      sorts: ['code'],
      render: (row) => (
        <Link
          to="/placements/$unitId/$placementId"
          params={{ unitId: String(row.unit.id), placementId: String(row.id) }}
        >
          <span className="mc-quiet mc-figure">{row.code} </span>
          {row.name}
        </Link>
      ),
    },
    {
      key: 'unit',
      title: t('placement.unit'),
      sorts: ['unit'],
      render: (row) => <UnitLink unit={row.unit} />,
    },
    { key: 'place', title: t('placement.place'), render: (row) => row.place || <Missing /> },
    {
      key: 'quantity',
      title: t('placement.quantity'),
      align: 'end',
      render: (row) => row.quantity,
    },
    {
      key: 'state',
      title: t('placement.state'),
      sorts: ['-since', 'since'],
      render: (row) => (
        <span>
          <PlacementState state={row.state} />{' '}
          <span className="mc-quiet">
            <Day value={row.since} />
          </span>
        </span>
      ),
    },
    {
      key: 'asked',
      title: t('placement.request'),
      sorts: ['asked', '-asked'],
      render: (row) => <Asked row={row} />,
    },
    {
      key: 'note',
      title: t('placement.note'),
      optional: true,
      render: (row) => row.note || <Missing />,
    },
  ];
}
