// One call for essays: who has handed in, who has not, and reading what came.
import { Button, Modal } from 'antd';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmButton } from '../../shared/confirm-button.tsx';
import { DataTable, type Column } from '../../shared/data-table.tsx';
import { ErrorState } from '../../shared/error-state.tsx';
import { formatCount, formatDay } from '../../shared/figures.ts';
import { useList, useListState, type Page } from '../../shared/list-state.ts';
import { Loading } from '../../shared/loading.tsx';
import { PageHeader } from '../../shared/page-header.tsx';
import { Tag } from '../../shared/state-tag.tsx';
import { UnitFilter } from '../../shared/unit-filter.tsx';
import { Missing, Moment } from '../../shared/values.tsx';
import {
  useCancelEssay,
  useEssay,
  useEssayOrder,
  type EssayOrder,
  type EssayRollRow,
} from '../api.ts';
import { usePersonColumns } from '../parts/person-columns.tsx';
import { Filter } from '../parts/choices.tsx';
import { TrainingNav } from '../parts/nav.tsx';
import styles from '../parts/training.module.css';

export function EssayOrderPage() {
  const { essayOrderId = '' } = useParams({ strict: false });
  const order = useEssayOrder(essayOrderId);
  if (order.error) return <ErrorState error={order.error} retry={() => void order.refetch()} />;
  if (!order.data) return <Loading />;
  return <Order one={order.data} />;
}

function Order({ one }: { one: EssayOrder }) {
  const { t } = useTranslation();
  const cancel = useCancelEssay(one.id);
  return (
    <>
      <PageHeader
        title={t('training.essayQuoted', { title: one.title })}
        purpose={one.note}
        actions={
          one.canEdit && (
            <ConfirmButton
              danger
              title={t('training.cancelEssay')}
              consequences={<p>{t('training.cancelEssayHint', { n: formatCount(one.handed) })}</p>}
              confirmText={t('training.cancelEssay')}
              onConfirm={() => cancel.mutateAsync()}
            >
              {t('training.cancelEssay')}
            </ConfirmButton>
          )
        }
      >
        <TrainingNav />
      </PageHeader>
      <EssayRoll one={one} />
    </>
  );
}

function EssayRoll({ one }: { one: EssayOrder }) {
  const { t } = useTranslation();
  const state = useListState();
  const list = useList<Page<EssayRollRow>>(`/api/essay-orders/${one.id}/roll`, state.params);
  const [reading, setReading] = useState<EssayRollRow | null>(null);
  const states = (['missing', 'handed', 'late'] as const).map((value) => ({
    value,
    label: t(`training.essayStates.${value}`),
  }));
  return (
    <>
      <DataTable
        name="essay-roll"
        label={t('training.handed')}
        rowKey={(row) => row.personId}
        columns={useColumns(one.overdue, setReading)}
        list={list}
        state={state}
        searchLabel={t('training.searchPeople')}
        exportPath={`/api/essay-orders/${one.id}/roll.xlsx`}
        filters={
          <>
            <Filter state={state} name="state" label={t('training.anyState')} choices={states} />
            <UnitFilter state={state} />
          </>
        }
        summary={
          <p className="mc-actions">
            {t('training.essaySummary', {
              due: formatDay(one.dueOn),
              handed: formatCount(one.handed),
              audience: formatCount(one.audience),
              posts: one.posts.join('、') || t('training.everybody'),
            })}
            {one.cancelled && <Tag tone="bad">{t('training.cancelled')}</Tag>}
          </p>
        }
        empty={{ title: t('training.nobody'), hint: t('training.nobodyHint') }}
      />
      {reading && <Read id={String(one.id)} row={reading} onClose={() => setReading(null)} />}
    </>
  );
}

function useColumns(isOverdue: boolean, read: (row: EssayRollRow) => void): Column<EssayRollRow>[] {
  const { t } = useTranslation();
  const person = usePersonColumns<EssayRollRow>();
  const stateOf = (row: EssayRollRow) => {
    if (row.handedAt === null)
      return isOverdue ? (
        <Tag tone="bad">{t('training.essayStates.overdue')}</Tag>
      ) : (
        <Tag>{t('training.essayStates.missing')}</Tag>
      );
    if (row.late) return <Tag tone="warning">{t('training.essayStates.late')}</Tag>;
    return <Tag tone="good">{t('training.essayStates.handed')}</Tag>;
  };
  return [
    ...person,
    { key: 'state', title: t('training.state'), render: stateOf },
    {
      key: 'at',
      title: t('training.handedAt'),
      render: (row) => <Moment value={row.handedAt} />,
    },
    {
      key: 'read',
      title: t('training.essay'),
      render: (row) =>
        row.handedAt === null ? (
          <Missing />
        ) : (
          <Button
            size="small"
            aria-label={t('training.readOf', { name: row.name })}
            onClick={() => read(row)}
          >
            {row.characters > 0
              ? t('training.readWords', { n: formatCount(row.characters) })
              : t('training.readFile')}
          </Button>
        ),
    },
  ];
}

function Read({ id, row, onClose }: { id: string; row: EssayRollRow; onClose: () => void }) {
  const { t } = useTranslation();
  const essay = useEssay(id, row.personId);
  return (
    <Modal open title={t('training.readOf', { name: row.name })} footer={null} onCancel={onClose}>
      {essay.error && <ErrorState error={essay.error} />}
      {essay.data && (
        <div className="mc-stack">
          <p className={styles.essay}>{essay.data.body}</p>
          {essay.data.file && (
            <a
              href={`/api/essay-orders/${id}/essays/${row.personId}/file`}
              target="_blank"
              rel="noreferrer"
            >
              {essay.data.file.name}
            </a>
          )}
        </div>
      )}
    </Modal>
  );
}
