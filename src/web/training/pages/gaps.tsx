// Who has not had a required training; having been at one that makes up for it counts.
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { DataTable, type Column } from '../../shared/data-table.tsx';
import { formatCount } from '../../shared/figures.ts';
import { useList, useListState, type Page } from '../../shared/list-state.ts';
import { PageHeader } from '../../shared/page-header.tsx';
import { UnitFilter } from '../../shared/unit-filter.tsx';
import { Day } from '../../shared/values.tsx';
import { usePosts, type GapRow } from '../api.ts';
import { Filter } from '../parts/choices.tsx';
import { TrainingNav } from '../parts/nav.tsx';
import { Attendance } from '../parts/roll.tsx';

export function GapsPage() {
  const { t } = useTranslation();
  const state = useListState({ sort: '-day' });
  const list = useList<Page<GapRow>>('/api/training-gaps', state.params);
  const posts = (usePosts().data ?? []).map((value) => ({ value, label: value }));
  const total = list.data?.total ?? 0;
  return (
    <>
      <PageHeader title={t('training.gaps')} purpose={t('training.gapsPurpose')}>
        <TrainingNav />
      </PageHeader>
      <DataTable
        name="training-gaps"
        label={t('training.gaps')}
        rowKey={(row) => `${row.session.id}-${row.person.id}`}
        columns={useColumns()}
        list={list}
        state={state}
        searchLabel={t('training.searchPeople')}
        exportPath="/api/training-gaps.xlsx"
        filters={
          <>
            <Filter state={state} name="post" label={t('training.anyPost')} choices={posts} />
            <UnitFilter state={state} />
          </>
        }
        summary={
          total > 0 && (
            <p>
              {t('training.gapsTotal', { n: `${formatCount(total)}${list.data?.more ? '+' : ''}` })}
            </p>
          )
        }
        empty={{ title: t('training.noGaps'), hint: t('training.noGapsHint') }}
      />
    </>
  );
}

function useColumns(): Column<GapRow>[] {
  const { t } = useTranslation();
  return [
    {
      key: 'person',
      title: t('training.person'),
      always: true,
      render: ({ person }) => (
        <>
          {person.name} <span className="mc-quiet mc-figure">{person.staffNo}</span>
        </>
      ),
    },
    { key: 'post', title: t('training.post'), render: ({ person }) => person.post },
    { key: 'unit', title: t('training.outlet'), sorts: ['unit'], render: ({ unit }) => unit.name },
    {
      key: 'session',
      title: t('training.name'),
      render: ({ session }) => (
        <Link to="/training/$trainingId" params={{ trainingId: String(session.id) }}>
          {session.title}
        </Link>
      ),
    },
    {
      key: 'day',
      title: t('training.heldOn'),
      sorts: ['-day'],
      render: ({ session }) => <Day value={session.heldOn} />,
    },
    {
      key: 'state',
      title: t('training.attendance'),
      render: ({ state, reason }) => (
        <>
          <Attendance state={state} /> {reason}
        </>
      ),
    },
  ];
}
