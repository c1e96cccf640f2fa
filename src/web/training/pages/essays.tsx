// 心得: essays asked for, and how many have been handed in.
import { Button } from 'antd';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DataTable, type Column } from '../../shared/data-table.tsx';
import { Field } from '../../shared/field.tsx';
import { formatCount } from '../../shared/figures.ts';
import { FormDialog } from '../../shared/form-dialog.tsx';
import { useList, useListState } from '../../shared/list-state.ts';
import { PageHeader } from '../../shared/page-header.tsx';
import { useAbility } from '../../shared/session.ts';
import { Tag } from '../../shared/state-tag.tsx';
import { TextInput } from '../../shared/text-input.tsx';
import { toast } from '../../shared/toast.tsx';
import { Day } from '../../shared/values.tsx';
import { useAskEssay, type EssayOrder, type EssayOrdersPage as Page } from '../api.ts';
import { Filter, PostChecks, TextArea } from '../parts/choices.tsx';
import { today } from '../parts/days.ts';
import { TrainingNav } from '../parts/nav.tsx';

export function EssaysPage() {
  const { t } = useTranslation();
  const state = useListState({ sort: '-due' });
  const list = useList<Page>('/api/essay-orders', state.params);
  const mayEdit = useAbility('training.edit');
  const [asking, setAsking] = useState(false);
  const ask = mayEdit && (
    <Button type="primary" onClick={() => setAsking(true)}>
      {t('training.askEssay')}
    </Button>
  );
  const whens = (['open', 'due', 'cancelled'] as const).map((value) => ({
    value,
    label: t(`training.essayWhens.${value}`),
  }));
  return (
    <>
      <PageHeader title={t('training.essays')} purpose={t('training.essaysPurpose')} actions={ask}>
        <TrainingNav />
      </PageHeader>
      <DataTable
        name="essay-orders"
        label={t('training.essays')}
        rowKey={(row) => row.id}
        columns={useColumns()}
        list={list}
        state={state}
        searchLabel={t('training.searchEssays')}
        exportPath="/api/essay-orders.xlsx"
        filters={<Filter state={state} name="when" label={t('training.anyTime')} choices={whens} />}
        empty={{ title: t('training.noEssays'), hint: t('training.noEssaysHint'), action: ask }}
      />
      {asking && <AskEssay onClose={() => setAsking(false)} />}
    </>
  );
}

function useColumns(): Column<EssayOrder>[] {
  const { t } = useTranslation();
  return [
    {
      key: 'title',
      title: t('training.essayTitle'),
      always: true,
      render: (row) => (
        <span className="mc-actions">
          <Link to="/training/essays/$essayOrderId" params={{ essayOrderId: String(row.id) }}>
            {row.title}
          </Link>
          {row.cancelled && <Tag tone="bad">{t('training.cancelled')}</Tag>}
        </span>
      ),
    },
    {
      key: 'due',
      title: t('training.dueOn'),
      sorts: ['-due', 'due'],
      render: (row) => (
        <span className="mc-actions">
          <Day value={row.dueOn} />
          {row.overdue && row.handed < row.audience && (
            <Tag tone="bad">{t('training.overdue')}</Tag>
          )}
        </span>
      ),
    },
    {
      key: 'unit',
      title: t('training.by'),
      render: (row) => row.unit.name,
    },
    {
      key: 'handed',
      title: t('training.handed'),
      align: 'end',
      render: (row) => (
        <span className="mc-figure">
          {formatCount(row.handed)} / {formatCount(row.audience)}
        </span>
      ),
    },
  ];
}

function AskEssay({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const ask = useAskEssay();
  const [draft, setDraft] = useState({ title: '', note: '', dueOn: '', posts: [] as string[] });
  const change = (patch: Partial<typeof draft>) => setDraft({ ...draft, ...patch });
  const submit = async () => {
    await ask.mutateAsync(draft);
    toast.done(t('training.saved'));
    onClose();
  };
  return (
    <FormDialog
      title={t('training.askEssay')}
      submitText={t('training.ask')}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field label={t('training.essayTitle')}>
        {(id) => (
          <TextInput
            id={id}
            required
            maxLength={120}
            placeholder={t('training.essayExample')}
            value={draft.title}
            onText={(title) => change({ title })}
          />
        )}
      </Field>
      <Field label={t('training.dueOn')}>
        {(id) => (
          <TextInput
            id={id}
            type="date"
            required
            min={today()}
            value={draft.dueOn}
            onText={(dueOn) => change({ dueOn })}
          />
        )}
      </Field>
      <PostChecks value={draft.posts} onChange={(posts) => change({ posts })} />
      <TextArea
        label={t('training.note')}
        most={2000}
        value={draft.note}
        onChange={(note) => change({ note })}
      />
    </FormDialog>
  );
}
