/** 检查单: every visit and where it stands. */
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Round } from '../../../contract/round.ts';
import type { VisitRow } from '../../../contract/visit-desk.ts';
import { visitStates } from '../../../domain/visit/model.ts';
import { DataTable, type Column } from '../../shared/data-table.tsx';
import { FilterSelect } from '../../shared/field.tsx';
import { InspectionNav } from '../../shared/inspection-nav.tsx';
import { useList, useListState, type ListState, type Page } from '../../shared/list-state.ts';
import { PageHeader } from '../../shared/page-header.tsx';
import { useAbility } from '../../shared/session.ts';
import { Tag } from '../../shared/state-tag.tsx';
import { UnitFilter } from '../../shared/unit-filter.tsx';
import { Day, Moment, Score } from '../../shared/values.tsx';
import { StateOf } from '../parts/state-of.tsx';

export function VisitsPage() {
  const { t } = useTranslation();
  const state = useListState({ sort: 'dueOn' });
  const list = useList<Page<VisitRow>>('/api/visits', state.params);
  const knowsRounds = useAbility('round.read');
  return (
    <>
      <PageHeader title={t('visit.title')} purpose={t('visit.purpose')}>
        <InspectionNav />
      </PageHeader>
      <DataTable
        name="visits"
        label={t('visit.title')}
        rowKey={(row) => row.id}
        columns={useColumns()}
        list={list}
        state={state}
        searchLabel={t('visit.search')}
        exportPath="/api/visits.xlsx"
        filters={
          <>
            {knowsRounds && <RoundFilter state={state} />}
            <FilterSelect
              label={t('visit.state')}
              all={t('visit.allStates')}
              value={state.params['state'] ?? ''}
              choices={[...visitStates, 'overdue' as const].map((one) => ({
                value: one,
                label: t(`visit.states.${one}`),
              }))}
              onChange={(one) => state.set({ state: one })}
            />
            <UnitFilter state={state} />
          </>
        }
        empty={{ title: t('visit.none'), hint: t('visit.noneHint') }}
      />
    </>
  );
}

/** The newest rounds; an older one comes by its own page's link. */
function RoundFilter({ state }: { state: ListState }) {
  const { t } = useTranslation();
  const rounds = useList<Page<Round>>('/api/rounds', { limit: '100' });
  return (
    <FilterSelect
      label={t('visit.round')}
      all={t('visit.allRounds')}
      value={state.params['roundId'] ?? ''}
      choices={(rounds.data?.rows ?? [])
        .filter((round) => round.state !== 'draft')
        .map(({ id, name }) => ({ value: String(id), label: name }))}
      onChange={(roundId) => state.set({ roundId })}
    />
  );
}

function useColumns(): Column<VisitRow>[] {
  const { t } = useTranslation();
  return [
    {
      key: 'unit',
      title: t('visit.unit'),
      always: true,
      sorts: ['unit'],
      render: (row) => (
        <>
          <Link
            to="/visits/$unitId/$visitId"
            params={{ unitId: String(row.unit.id), visitId: String(row.id) }}
            aria-label={t('visit.open', { unit: row.unit.name })}
          >
            {row.unit.name}
          </Link>{' '}
          {row.secret && <Tag tone="warning">{t('visit.secret')}</Tag>}{' '}
          {row.secondOf !== null && <Tag>{t('visit.secondOf')}</Tag>}
        </>
      ),
    },
    {
      key: 'round',
      title: t('visit.round'),
      render: (row) => row.round?.name ?? `${row.kind} ${row.wave}`,
    },
    {
      key: 'inspector',
      title: t('visit.inspector'),
      render: (row) => (
        <>
          {row.inspector ?? <span className="mc-quiet">{t('visit.hiddenInspector')}</span>}{' '}
          {row.mine && <Tag tone="accent">{t('visit.mine')}</Tag>}
        </>
      ),
    },
    {
      key: 'dueOn',
      title: t('visit.dueOn'),
      sorts: ['dueOn', '-dueOn'],
      render: (row) => (
        <>
          <Day value={row.dueOn} /> {row.overdue && <Tag tone="bad">{t('visit.overdue')}</Tag>}
        </>
      ),
    },
    { key: 'state', title: t('visit.state'), render: (row) => <StateOf state={row.state} /> },
    {
      key: 'score',
      title: t('visit.score'),
      align: 'end',
      sorts: ['-score', 'score'],
      render: (row) => <Score value={row.score} />,
    },
    ...useMoreColumns(),
  ];
}

/** Not shown until somebody asks for them. */
function useMoreColumns(): Column<VisitRow>[] {
  const { t } = useTranslation();
  return [
    {
      key: 'submittedAt',
      title: t('visit.submittedAt'),
      sorts: ['-submittedAt', 'submittedAt'],
      optional: true,
      render: (row) => <Moment value={row.submittedAt} />,
    },
    {
      key: 'visitedOn',
      title: t('visit.visitedOn'),
      optional: true,
      render: (row) => <Day value={row.visitedOn} />,
    },
    { key: 'kind', title: t('visit.kind'), optional: true, render: (row) => row.kind },
    { key: 'wave', title: t('visit.wave'), optional: true, render: (row) => row.wave },
  ];
}
