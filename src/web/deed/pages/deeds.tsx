// 好人好事: the register, and how many by outlet.
import type { TFunction } from 'i18next';
import { Button } from 'antd';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { deedStates } from '../../../domain/deed/index.ts';
import { DataTable, type Column } from '../../shared/data-table.tsx';
import { FilterSelect } from '../../shared/field.tsx';
import { IncidentNav } from '../../shared/incident-nav.tsx';
import { useList, useListState, type ListState } from '../../shared/list-state.ts';
import { PageHeader } from '../../shared/page-header.tsx';
import { useAbility } from '../../shared/session.ts';
import { UnitFilter } from '../../shared/unit-filter.tsx';
import { Day, Missing, Moment, UnitLink } from '../../shared/values.tsx';
import { SpanFilter } from '../../shared/span-filter.tsx';
import { root, type Deed, type DeedsPage as Page } from '../api.ts';
import { Counts } from '../parts/counts.tsx';
import { ReportForm } from '../parts/form.tsx';
import { DeedState } from '../parts/state.tsx';

export function DeedsPage() {
  const { t } = useTranslation();
  const state = useListState({ sort: '-day' });
  const list = useList<Page>(root, state.params);
  const [reporting, setReporting] = useState(false);
  const mayReport = useAbility('deed.report');
  const report = mayReport && (
    <Button type="primary" onClick={() => setReporting(true)}>
      {t('deed.report')}
    </Button>
  );
  return (
    <>
      <PageHeader title={t('deed.title')} purpose={t('deed.purpose')} actions={report}>
        <IncidentNav />
      </PageHeader>
      <div className="mc-stack">
        <DataTable
          name="deeds"
          label={t('deed.title')}
          rowKey={(row) => row.id}
          columns={useColumns()}
          list={list}
          state={state}
          searchLabel={t('deed.search')}
          exportPath={`${root}.xlsx`}
          filters={<Filters state={state} />}
          empty={{
            title: t('deed.none'),
            hint: t(mayReport ? 'deed.noneHint' : 'deed.noneReader'),
            action: report,
          }}
        />
        <Counts params={state.params} />
      </div>
      {reporting && <ReportForm onClose={() => setReporting(false)} />}
    </>
  );
}

function Filters({ state }: { state: ListState }) {
  const { t } = useTranslation();
  return (
    <>
      <FilterSelect
        label={t('deed.anyState')}
        all={t('deed.anyState')}
        value={state.params['state'] ?? ''}
        choices={deedStates.map((value) => ({ value, label: t(`deed.states.${value}`) }))}
        onChange={(value) => state.set({ state: value || null })}
      />
      <SpanFilter state={state} />
      <UnitFilter state={state} />
    </>
  );
}

function useColumns(): Column<Deed>[] {
  const { t } = useTranslation();
  return [...whatColumns(t), ...handledColumns(t)];
}

function whatColumns(t: TFunction): Column<Deed>[] {
  return [
    {
      key: 'title',
      title: t('deed.name'),
      always: true,
      render: (row) => (
        <Link
          to="/deeds/$unitId/$deedId"
          params={{ unitId: String(row.unit.id), deedId: String(row.id) }}
        >
          {row.title}
        </Link>
      ),
    },
    {
      key: 'day',
      title: t('deed.day'),
      sorts: ['-day', 'day'],
      render: (row) => <Day value={row.happenedOn} />,
    },
    {
      key: 'person',
      title: t('deed.person'),
      render: (row) => row.person || t('deed.whole'),
    },
    {
      key: 'unit',
      title: t('deed.unit'),
      sorts: ['unit'],
      render: (row) => <UnitLink unit={row.unit} />,
    },
  ];
}

function handledColumns(t: TFunction): Column<Deed>[] {
  return [
    {
      key: 'state',
      title: t('deed.state'),
      sorts: ['state'],
      render: (row) => <DeedState state={row.state} />,
    },
    {
      key: 'evidence',
      title: t('deed.evidence'),
      align: 'end',
      render: (row) => (row.evidence > 0 ? row.evidence : <Missing />),
    },
    {
      key: 'reported',
      title: t('deed.reportedBy'),
      sorts: ['-reported'],
      optional: true,
      render: (row) => (
        <span>
          {row.reportedBy} <Moment value={row.reportedAt} />
        </span>
      ),
    },
    {
      key: 'decided',
      title: t('deed.decidedBy'),
      optional: true,
      render: (row) => row.decidedBy || <Missing />,
    },
  ];
}
