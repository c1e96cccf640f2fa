/** 录像调取: what an outlet has to hand in, and what came of it. Made for a phone first. */
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Clip } from '../../../contract/visit-desk.ts';
import { DataTable, type Column } from '../../shared/data-table.tsx';
import { FilterSelect } from '../../shared/field.tsx';
import { InspectionNav } from '../../shared/inspection-nav.tsx';
import { useList, useListState, type Page } from '../../shared/list-state.ts';
import { PageHeader } from '../../shared/page-header.tsx';
import { useAbility } from '../../shared/session.ts';
import { Tag, type Tone } from '../../shared/state-tag.tsx';
import { Missing, Moment, UnitLink } from '../../shared/values.tsx';
import { AnswerClip } from '../parts/answer-clip.tsx';
import { ClipFile, slotText } from '../parts/clip-file.tsx';

const states = ['asked', 'overdue', 'provided', 'refused'] as const;
const clipTones: Record<Clip['state'], Tone> = {
  asked: 'accent',
  overdue: 'bad',
  provided: 'good',
  refused: 'warning',
};
export function ClipsPage() {
  const { t } = useTranslation();
  const state = useListState({ sort: 'dueAt' });
  const list = useList<Page<Clip>>('/api/clips', state.params);
  const [answering, setAnswering] = useState<Clip | null>(null);
  const provides = useAbility('clip.provide');
  return (
    <>
      <PageHeader
        title={t('round.clip.title')}
        purpose={t(provides ? 'round.clip.mine' : 'round.clip.purpose')}
      >
        <InspectionNav />
      </PageHeader>
      <DataTable
        name="clips"
        label={t('round.clip.title')}
        rowKey={(row) => row.id}
        columns={useColumns(provides ? setAnswering : null)}
        list={list}
        state={state}
        searchLabel={t('round.clip.search')}
        exportPath="/api/clips.xlsx"
        filters={
          <FilterSelect
            label={t('round.clip.state')}
            all={t('round.clip.allStates')}
            value={state.params['state'] ?? ''}
            choices={states.map((one) => ({ value: one, label: t(`round.clip.states.${one}`) }))}
            onChange={(one) => state.set({ state: one })}
          />
        }
        empty={{ title: t('round.clip.none'), hint: t('round.clip.noneHint') }}
      />
      {answering && <AnswerClip clip={answering} onClose={() => setAnswering(null)} />}
    </>
  );
}

function useColumns(answer: ((clip: Clip) => void) | null): Column<Clip>[] {
  const { t } = useTranslation();
  return [
    {
      key: 'unit',
      title: t('round.clip.outlet'),
      always: true,
      sorts: ['unit'],
      render: (row) => <UnitLink unit={row.unit} />,
    },
    { key: 'slot', title: t('round.clip.slot'), render: slotText },
    {
      key: 'post',
      title: t('round.clip.post'),
      render: (row) => row.post || t('round.clip.hall'),
    },
    {
      key: 'due',
      title: t('round.clip.due'),
      sorts: ['dueAt', '-dueAt'],
      render: (row) => <Moment value={row.dueAt} />,
    },
    {
      key: 'state',
      title: t('round.clip.state'),
      render: (row) => (
        <>
          <Tag tone={clipTones[row.state]}>{t(`round.clip.states.${row.state}`)}</Tag>{' '}
          {row.late && <Tag tone="warning">{t('round.clip.late')}</Tag>}
        </>
      ),
    },
    {
      key: 'file',
      title: t('round.clip.file'),
      render: (row) => (row.file || row.link || row.note ? <ClipFile clip={row} /> : <Missing />),
    },
    {
      key: 'answer',
      title: t('round.clip.provide'),
      render: (row) =>
        answer && row.state !== 'provided' ? (
          <Button
            size="small"
            type="primary"
            aria-label={t('round.clip.answer', { unit: row.unit.name, time: slotText(row) })}
            onClick={() => answer(row)}
          >
            {t('round.clip.provide')}
          </Button>
        ) : (
          <Missing />
        ),
    },
  ];
}
