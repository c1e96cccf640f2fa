// 申诉: mine, those to decide, all; where each stands, until when, and who is waited for.
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { appealStates, reasonCodes, subjectKinds } from '../../../domain/appeal/index.ts';
import { DataTable, type Column } from '../../shared/data-table.tsx';
import { FilterSelect } from '../../shared/field.tsx';
import { useList, useListState, type ListState, type Page } from '../../shared/list-state.ts';
import { PageHeader } from '../../shared/page-header.tsx';
import { useAbility } from '../../shared/session.ts';
import { UnitFilter } from '../../shared/unit-filter.tsx';
import { Day, Missing, UnitLink } from '../../shared/values.tsx';
import type { AppealRow } from '../api.ts';
import { OverturnedTable } from '../parts/overturned.tsx';
import { AppealState, lastDay, reasonName, useRemaining } from '../parts/words.tsx';

type Listed = Page<AppealRow> & { counts: { open: number; toDecide: number; overdue: number } };

function useColumns(): Column<AppealRow>[] {
  const { t } = useTranslation();
  const remaining = useRemaining();
  return [
    {
      key: 'title',
      title: t('appeal.matter'),
      always: true,
      render: (a) => (
        <Link
          to="/appeals/$unitId/$appealId"
          params={{ unitId: String(a.unit.id), appealId: String(a.id) }}
        >
          {a.title}
        </Link>
      ),
    },
    {
      key: 'unit',
      title: t('appeal.outlet'),
      sorts: ['unit'],
      render: (a) => <UnitLink unit={a.unit} />,
    },
    { key: 'context', title: t('appeal.context'), optional: true, render: (a) => a.context },
    { key: 'reason', title: t('appeal.reason'), render: (a) => reasonName(a.reasonCode) },
    {
      key: 'instance',
      title: t('appeal.instance'),
      render: (a) => t('appeal.nth', { n: a.instance }),
    },
    { key: 'state', title: t('appeal.stateTitle'), render: (a) => <AppealState appeal={a} /> },
    { key: 'waiting', title: t('appeal.waiting'), render: (a) => a.waitingName || <Missing /> },
    {
      key: 'due',
      title: t('appeal.due'),
      sorts: ['due'],
      render: (a) =>
        a.state === 'filed' || a.state === 'accepted' ? (
          <>
            <Day value={lastDay(a.dueAt)} /> <span className="mc-quiet">{remaining(a.dueAt)}</span>
          </>
        ) : (
          <Missing />
        ),
    },
    {
      key: 'filedAt',
      title: t('appeal.filedAt'),
      sorts: ['-filedAt', 'filedAt'],
      render: (a) => <Day value={a.filedAt.slice(0, 10)} />,
    },
  ];
}

function Filters({ state }: { state: ListState }) {
  const { t } = useTranslation();
  const mayDecide = useAbility('appeal.decide');
  const select = (name: string, label: string, choices: { value: string; label: string }[]) => (
    <FilterSelect
      label={label}
      all={label}
      value={state.params[name] ?? ''}
      choices={choices}
      onChange={(value) => state.set({ [name]: value })}
    />
  );
  return (
    <>
      {select('whose', t('appeal.whose'), [
        { value: 'mine', label: t('appeal.view.mine') },
        ...(mayDecide ? [{ value: 'to-decide', label: t('appeal.view.to-decide') }] : []),
      ])}
      {select('state', t('appeal.stateTitle'), [
        { value: 'open', label: t('appeal.state.open') },
        ...appealStates.map((value) => ({ value, label: t(`appeal.state.${value}`) })),
      ])}
      {select(
        'kind',
        t('appeal.kindTitle'),
        subjectKinds.map((value) => ({ value, label: t(`appeal.kind.${value}`) })),
      )}
      {select(
        'reason',
        t('appeal.reason'),
        reasonCodes.map((value) => ({ value, label: reasonName(value) })),
      )}
      <UnitFilter state={state} />
    </>
  );
}

export function AppealsPage() {
  const { t } = useTranslation();
  const state = useListState({ sort: 'due' });
  const list = useList<Listed>('/api/appeals', state.params);
  const counts = list.data?.counts;
  const columns = useColumns();
  return (
    <>
      <PageHeader title={t('appeal.title')} purpose={t('appeal.purpose')} />
      <div className="mc-stack">
        <DataTable
          name="appeals"
          label={t('appeal.title')}
          rowKey={(a) => a.id}
          columns={columns}
          list={list}
          state={state}
          searchLabel={t('appeal.search')}
          exportPath="/api/appeals.xlsx"
          filters={<Filters state={state} />}
          summary={
            counts && counts.open > 0 ? (
              <p className="mc-quiet">{t('appeal.counts', counts)}</p>
            ) : undefined
          }
          empty={{ title: t('appeal.none'), hint: t('appeal.noneHint') }}
        />
        <OverturnedTable />
      </div>
    </>
  );
}
