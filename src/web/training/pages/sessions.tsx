// 培训计划: what is planned for this range, by it, below it and above it.
import { Button } from 'antd';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sessionKinds } from '../../../domain/training/index.ts';
import { Feed } from '../../rectification/index.ts';
import { DataTable, type Column } from '../../shared/data-table.tsx';
import { formatCount } from '../../shared/figures.ts';
import { useList, useListState } from '../../shared/list-state.ts';
import { PageHeader } from '../../shared/page-header.tsx';
import { useAbility } from '../../shared/session.ts';
import { Tag } from '../../shared/state-tag.tsx';
import { UnitFilter } from '../../shared/unit-filter.tsx';
import { Day, Missing } from '../../shared/values.tsx';
import type { SessionsPage as Page, TrainingSession } from '../api.ts';
import { Filter, useTagChoices } from '../parts/choices.tsx';
import { TrainingNav } from '../parts/nav.tsx';
import { NewSession } from '../parts/session-form.tsx';

export function SessionsPage() {
  const { t } = useTranslation();
  const state = useListState({ sort: '-day' });
  const list = useList<Page>('/api/trainings', state.params);
  const mayEdit = useAbility('training.edit');
  const [planning, setPlanning] = useState(false);
  const plan = mayEdit && (
    <Button type="primary" onClick={() => setPlanning(true)}>
      {t('training.newSession')}
    </Button>
  );
  return (
    <>
      <PageHeader
        title={t('training.title')}
        purpose={t('training.purpose')}
        actions={
          <>
            <Link to="/training/gaps">{t('training.gaps')}</Link>
            {plan}
          </>
        }
      >
        <TrainingNav />
      </PageHeader>
      <div className="mc-stack">
        <DataTable
          name="trainings"
          label={t('training.title')}
          rowKey={(row) => row.id}
          columns={useColumns()}
          list={list}
          state={state}
          searchLabel={t('training.search')}
          exportPath="/api/trainings.xlsx"
          filters={<Filters state={state} />}
          empty={{ title: t('training.none'), hint: t('training.noneHint'), action: plan }}
        />
        <Feed />
      </div>
      {planning && <NewSession onClose={() => setPlanning(false)} />}
    </>
  );
}

function Filters({ state }: { state: ReturnType<typeof useListState> }) {
  const { t } = useTranslation();
  const whens = (['coming', 'past', 'cancelled'] as const).map((value) => ({
    value,
    label: t(`training.whens.${value}`),
  }));
  const kinds = sessionKinds.map((value) => ({ value, label: t(`training.kinds.${value}`) }));
  const required = [{ value: 'yes', label: t('training.onlyRequired') }];
  return (
    <>
      <Filter state={state} name="when" label={t('training.anyTime')} choices={whens} />
      <Filter state={state} name="kind" label={t('training.anyKind')} choices={kinds} />
      <Filter state={state} name="tag" label={t('training.anyTag')} choices={useTagChoices()} />
      <Filter state={state} name="required" label={t('training.anyDuty')} choices={required} />
      <UnitFilter state={state} />
    </>
  );
}

function useColumns(): Column<TrainingSession>[] {
  const { t } = useTranslation();
  return [
    {
      key: 'title',
      title: t('training.name'),
      always: true,
      render: (row) => (
        <span className="mc-actions">
          <Link to="/training/$trainingId" params={{ trainingId: String(row.id) }}>
            {row.title}
          </Link>
          {row.required && <Tag tone="accent">{t('training.required')}</Tag>}
          {row.makeupOf !== null && <Tag>{t('training.makeup')}</Tag>}
          {row.cancelled && <Tag tone="bad">{t('training.cancelled')}</Tag>}
        </span>
      ),
    },
    {
      key: 'day',
      title: t('training.heldOn'),
      sorts: ['-day', 'day'],
      render: (row) => (
        <>
          <Day value={row.heldOn} /> <span className="mc-quiet mc-figure">{row.startsAt}</span>
        </>
      ),
    },
    { key: 'kind', title: t('training.kind'), render: (row) => t(`training.kinds.${row.kind}`) },
    {
      key: 'hours',
      title: t('training.hours'),
      align: 'end',
      sorts: ['-hours'],
      render: (row) => <span className="mc-figure">{Number(row.hours)}</span>,
    },
    {
      key: 'unit',
      title: t('training.by'),
      sorts: ['unit'],
      render: (row) => row.unit.name,
    },
    ...useFurther(),
  ];
}

function useFurther(): Column<TrainingSession>[] {
  const { t } = useTranslation();
  return [
    { key: 'place', title: t('training.place'), render: (row) => row.place || <Missing /> },
    {
      key: 'posts',
      title: t('training.posts'),
      render: (row) => row.posts.join('、') || t('training.everybody'),
    },
    {
      key: 'tags',
      title: t('training.tag'),
      optional: true,
      render: (row) => row.tags.map((tag) => t(`training.tags.${tag}`)).join('、') || <Missing />,
    },
    {
      key: 'attendance',
      title: t('training.attendance'),
      align: 'end',
      render: (row) =>
        row.present + row.late + row.absent === 0 ? (
          <Missing />
        ) : (
          <span className="mc-figure">
            {t('training.attended', {
              n: formatCount(row.present + row.late),
              absent: formatCount(row.absent),
            })}
          </span>
        ),
    },
  ];
}
