// 晨会: which outlets hold it every working day and which miss days; and the records themselves.
import { Button } from 'antd';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { DataTable } from '../../shared/data-table.tsx';
import { formatCount, formatDay } from '../../shared/figures.ts';
import { useList, useListState, type Page, type Search } from '../../shared/list-state.ts';
import { PageHeader } from '../../shared/page-header.tsx';
import { useAbility } from '../../shared/session.ts';
import { UnitFilter } from '../../shared/unit-filter.tsx';
import { SpanFilter } from '../../shared/span-filter.tsx';
import type { MorningDaysPage, MorningMeeting } from '../api.ts';
import { Filter, useTagChoices } from '../parts/choices.tsx';
import { useDayColumns, useMorningColumns } from '../parts/morning-columns.tsx';
import { TrainingNav } from '../parts/nav.tsx';
import styles from '../parts/training.module.css';

export function MorningsPage() {
  const { t } = useTranslation();
  const search = useSearch({ strict: false }) as Search;
  const isList = search['view'] === 'list';
  const mayEdit = useAbility('training.edit');
  const navigate = useNavigate();
  const record = mayEdit && (
    <Button type="primary" onClick={() => void navigate({ to: '/training/mornings/record' })}>
      {t('training.recordMorning')}
    </Button>
  );
  return (
    <>
      <PageHeader
        title={t('training.mornings')}
        purpose={t('training.morningsPurpose')}
        actions={
          <>
            <Views isList={isList} />
            {record}
          </>
        }
      >
        <TrainingNav />
      </PageHeader>
      {isList ? <Records /> : <Days />}
    </>
  );
}

function Views({ isList }: { isList: boolean }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const show = (view: string | undefined) =>
    void navigate({ to: '.', search: view ? { view } : {} });
  return (
    <>
      <Button aria-pressed={!isList} onClick={() => show(undefined)}>
        {t('training.asDays')}
      </Button>
      <Button aria-pressed={isList} onClick={() => show('list')}>
        {t('training.asRecords')}
      </Button>
    </>
  );
}

function Days() {
  const { t } = useTranslation();
  const state = useListState({ sort: '-missed', limit: '50' });
  const list = useList<MorningDaysPage>('/api/morning-days', state.params);
  const { from = '', to = '', missing = 0, total = 0 } = list.data ?? {};
  const only = [{ value: 'yes', label: t('training.onlyMissing') }];
  return (
    <DataTable
      name="morning-days"
      label={t('training.mornings')}
      rowKey={(row) => row.unit.id}
      columns={useDayColumns()}
      list={list}
      state={state}
      searchLabel={t('training.searchOutlets')}
      exportPath="/api/morning-days.xlsx"
      filters={
        <>
          <SpanFilter state={state} standing={{ from, to }} />
          <Filter state={state} name="missing" label={t('training.allOutlets')} choices={only} />
          <UnitFilter state={state} />
        </>
      }
      summary={
        list.data &&
        total > 0 && (
          <>
            <p>
              {t('training.morningSummary', {
                from: formatDay(from),
                to: formatDay(to),
                missing: formatCount(missing),
              })}
            </p>
            <Legend />
          </>
        )
      }
      empty={{ title: t('training.noOutlets'), hint: t('training.noOutletsHint') }}
    />
  );
}

function Legend() {
  const { t } = useTranslation();
  const entries = [
    [styles.proved, 'legendProved'],
    [styles.held, 'legendHeld'],
    [styles.missed, 'legendMissed'],
    ['', 'legendOff'],
  ] as const;
  return (
    <p className={styles.legend}>
      {entries.map(([tone, key]) => (
        <span key={key}>
          <span aria-hidden="true" className={`${styles.cell} ${tone}`}>
            8
          </span>
          {t(`training.${key}`)}
        </span>
      ))}
    </p>
  );
}

function Records() {
  const { t } = useTranslation();
  const state = useListState({ sort: '-day' });
  const list = useList<Page<MorningMeeting>>('/api/mornings', state.params);
  const files = (['yes', 'no'] as const).map((value) => ({
    value,
    label: t(`training.filesFilter.${value}`),
  }));
  return (
    <DataTable
      name="mornings"
      label={t('training.asRecords')}
      rowKey={(row) => row.id}
      columns={useMorningColumns()}
      list={list}
      state={state}
      searchLabel={t('training.searchMornings')}
      exportPath="/api/mornings.xlsx"
      filters={
        <>
          <SpanFilter state={state} />
          <Filter state={state} name="tag" label={t('training.anyTag')} choices={useTagChoices()} />
          <Filter state={state} name="files" label={t('training.anyFiles')} choices={files} />
          <UnitFilter state={state} />
        </>
      }
      empty={{ title: t('training.noMornings'), hint: t('training.noMorningsHint') }}
    />
  );
}
