/** 检查批次: all rounds and how far each has come. */
import { Button } from 'antd';
import { PlusOutlined } from '@ant-design/icons';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Round } from '../../../contract/round.ts';
import { roundKinds, roundStates } from '../../../domain/round/model.ts';
import { DataTable, type Column } from '../../shared/data-table.tsx';
import { FilterSelect } from '../../shared/field.tsx';
import { InspectionNav } from '../../shared/inspection-nav.tsx';
import { useList, useListState, type Page } from '../../shared/list-state.ts';
import { PageHeader } from '../../shared/page-header.tsx';
import { useAbility } from '../../shared/session.ts';
import { Tag, type Tone } from '../../shared/state-tag.tsx';
import { Day } from '../../shared/values.tsx';
import { Progress } from '../parts/progress.tsx';
import '../round.css';

export const stateTones: Record<Round['state'], Tone> = {
  draft: 'neutral',
  open: 'accent',
  closed: 'good',
};

export function RoundsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const state = useListState({ sort: '-startsOn' });
  const list = useList<Page<Round>>('/api/rounds', state.params);
  const edits = useAbility('round.edit');
  const add = edits && (
    <Button
      type="primary"
      icon={<PlusOutlined aria-hidden="true" />}
      onClick={() => void navigate({ to: '/rounds/new' })}
    >
      {t('round.add')}
    </Button>
  );
  return (
    <>
      <PageHeader title={t('round.title')} purpose={t('round.purpose')} actions={add}>
        <InspectionNav />
      </PageHeader>
      <DataTable
        name="rounds"
        label={t('round.title')}
        rowKey={(row) => row.id}
        columns={useColumns()}
        list={list}
        state={state}
        searchLabel={t('round.search')}
        exportPath="/api/rounds.xlsx"
        filters={
          <>
            <FilterSelect
              label={t('round.kind')}
              all={t('round.allKinds')}
              value={state.params['kind'] ?? ''}
              choices={roundKinds.map((kind) => ({ value: kind, label: t(`round.kinds.${kind}`) }))}
              onChange={(kind) => state.set({ kind })}
            />
            <FilterSelect
              label={t('round.state')}
              all={t('round.allStates')}
              value={state.params['state'] ?? ''}
              choices={roundStates.map((one) => ({ value: one, label: t(`round.states.${one}`) }))}
              onChange={(one) => state.set({ state: one })}
            />
          </>
        }
        empty={{
          title: t('round.none'),
          hint: t(edits ? 'round.noneHint' : 'round.noneAsk'),
          action: add,
        }}
      />
    </>
  );
}

function useColumns(): Column<Round>[] {
  const { t } = useTranslation();
  return [
    {
      key: 'name',
      title: t('round.name'),
      always: true,
      sorts: ['name'],
      render: (row) => (
        <>
          <Link to="/rounds/$roundId" params={{ roundId: String(row.id) }}>
            {row.name}
          </Link>{' '}
          {row.covert && <Tag tone="warning">{t('round.covert')}</Tag>}
        </>
      ),
    },
    { key: 'kind', title: t('round.kind'), render: (row) => t(`round.kinds.${row.kind}`) },
    { key: 'wave', title: t('round.wave'), render: (row) => row.wave },
    {
      key: 'dates',
      title: t('round.dates'),
      sorts: ['-startsOn', 'startsOn'],
      render: (row) => (
        <>
          <Day value={row.startsOn} /> – <Day value={row.endsOn} />
        </>
      ),
    },
    {
      key: 'state',
      title: t('round.state'),
      render: (row) => <Tag tone={stateTones[row.state]}>{t(`round.states.${row.state}`)}</Tag>,
    },
    {
      key: 'progress',
      title: t('round.progress'),
      render: (row) => <Progress counts={row.counts} />,
    },
    {
      key: 'standard',
      title: t('round.standard'),
      optional: true,
      render: (row) => `${row.standard.name} v${row.standard.version}`,
    },
    { key: 'unit', title: t('round.unit'), optional: true, render: (row) => row.unit.name },
    { key: 'by', title: t('round.createdBy'), optional: true, render: (row) => row.createdBy },
  ];
}
