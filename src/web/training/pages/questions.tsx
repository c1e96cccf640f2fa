// 题库: questions asked orally, with the points an answer must name, and how often each was missed.
import { Button } from 'antd';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DataTable, type Column } from '../../shared/data-table.tsx';
import { formatCount } from '../../shared/figures.ts';
import { useList, useListState } from '../../shared/list-state.ts';
import { PageHeader } from '../../shared/page-header.tsx';
import { useAbility } from '../../shared/session.ts';
import { Tag } from '../../shared/state-tag.tsx';
import { Missing } from '../../shared/values.tsx';
import type { QuestionsPage as Page, QuizQuestion } from '../api.ts';
import { Filter, useTagChoices } from '../parts/choices.tsx';
import { TrainingNav } from '../parts/nav.tsx';
import { EditQuestion, NewQuestion } from '../parts/question-form.tsx';

export function QuestionsPage() {
  const { t } = useTranslation();
  const state = useListState({ sort: 'id' });
  const list = useList<Page>('/api/quiz-questions', state.params);
  const mayEdit = useAbility('training.edit');
  const [form, setForm] = useState<QuizQuestion | 'new' | null>(null);
  const add = mayEdit && (
    <Button type="primary" onClick={() => setForm('new')}>
      {t('training.newQuestion')}
    </Button>
  );
  const close = () => setForm(null);
  const uses = (['no', 'yes'] as const).map((value) => ({
    value,
    label: t(`training.retiredFilter.${value}`),
  }));
  return (
    <>
      <PageHeader
        title={t('training.bank')}
        purpose={t('training.bankPurpose')}
        actions={
          <>
            <Link to="/training/quizzes">{t('training.quizzes')}</Link>
            {add}
          </>
        }
      >
        <TrainingNav />
      </PageHeader>
      <DataTable
        name="quiz-questions"
        label={t('training.bank')}
        rowKey={(row) => row.id}
        columns={useColumns(setForm)}
        list={list}
        state={state}
        searchLabel={t('training.searchQuestions')}
        exportPath="/api/quiz-questions.xlsx"
        filters={
          <>
            <Filter
              state={state}
              name="tag"
              label={t('training.anyTag')}
              choices={useTagChoices()}
            />
            <Filter state={state} name="retired" label={t('training.anyUse')} choices={uses} />
          </>
        }
        empty={{
          title: t('training.noQuestions'),
          hint: t('training.noQuestionsHint'),
          action: add,
        }}
      />
      {form === 'new' && <NewQuestion onClose={close} />}
      {form !== null && form !== 'new' && <EditQuestion one={form} onClose={close} />}
    </>
  );
}

function useColumns(edit: (one: QuizQuestion) => void): Column<QuizQuestion>[] {
  const { t } = useTranslation();
  return [
    {
      key: 'question',
      title: t('training.question'),
      always: true,
      render: (row) => (
        <span className="mc-actions">
          {row.canEdit ? (
            <Button type="link" className="mc-plain-link" onClick={() => edit(row)}>
              {row.question}
            </Button>
          ) : (
            row.question
          )}
          {row.retired && <Tag>{t('training.retired')}</Tag>}
        </span>
      ),
    },
    {
      key: 'points',
      title: t('training.answerPoints'),
      render: (row) => row.answerPoints.join('；'),
    },
    {
      key: 'tag',
      title: t('training.tag'),
      sorts: ['tag'],
      render: (row) => t(`training.tags.${row.tag}`),
    },
    {
      key: 'source',
      title: t('training.source'),
      optional: true,
      render: (row) => row.source || <Missing />,
    },
    { key: 'unit', title: t('training.by'), optional: true, render: (row) => row.unit.name },
    {
      key: 'asked',
      title: t('training.timesAsked'),
      align: 'end',
      sorts: ['-asked'],
      render: (row) => formatCount(row.asked),
    },
    {
      key: 'wrong',
      title: t('training.timesWrong'),
      align: 'end',
      sorts: ['-wrong'],
      render: (row) => formatCount(row.wrong),
    },
  ];
}
