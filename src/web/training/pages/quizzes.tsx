// 抽问: the quizzes, each drawn from the bank by a seed.
import { Button } from 'antd';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DataTable, type Column } from '../../shared/data-table.tsx';
import { formatCount } from '../../shared/figures.ts';
import { useList, useListState } from '../../shared/list-state.ts';
import { PageHeader } from '../../shared/page-header.tsx';
import { useAbility } from '../../shared/session.ts';
import { SpanFilter } from '../../shared/span-filter.tsx';
import { Day } from '../../shared/values.tsx';
import type { Quiz, QuizzesPage as Page } from '../api.ts';
import { DrawQuiz } from '../parts/draw-quiz.tsx';
import { TrainingNav } from '../parts/nav.tsx';
import { Share } from '../parts/share.tsx';

export function QuizzesPage() {
  const { t } = useTranslation();
  const state = useListState({ sort: '-day' });
  const list = useList<Page>('/api/quizzes', state.params);
  const mayEdit = useAbility('training.edit');
  const [drawing, setDrawing] = useState(false);
  const draw = mayEdit && (
    <Button type="primary" onClick={() => setDrawing(true)}>
      {t('training.drawQuiz')}
    </Button>
  );
  return (
    <>
      <PageHeader
        title={t('training.quizzes')}
        purpose={t('training.quizzesPurpose')}
        actions={
          <>
            <Link to="/training/quizzes/questions">{t('training.bank')}</Link>
            <Link to="/training/quizzes/figures">{t('training.quizFigures')}</Link>
            {draw}
          </>
        }
      >
        <TrainingNav />
      </PageHeader>
      <DataTable
        name="quizzes"
        label={t('training.quizzes')}
        rowKey={(row) => row.id}
        columns={useColumns()}
        list={list}
        state={state}
        searchLabel={t('training.searchQuizzes')}
        exportPath="/api/quizzes.xlsx"
        filters={<SpanFilter state={state} />}
        empty={{
          title: t('training.noQuizzes'),
          hint: t('training.noQuizzesHint'),
          action: draw || <Link to="/training/quizzes/questions">{t('training.bank')}</Link>,
        }}
      />
      {drawing && <DrawQuiz onClose={() => setDrawing(false)} />}
    </>
  );
}

function useColumns(): Column<Quiz>[] {
  const { t } = useTranslation();
  return [
    {
      key: 'title',
      title: t('training.name'),
      always: true,
      render: (row) => (
        <Link to="/training/quizzes/$quizId" params={{ quizId: String(row.id) }}>
          {row.title}
        </Link>
      ),
    },
    {
      key: 'day',
      title: t('training.heldOn'),
      sorts: ['-day', 'day'],
      render: (row) => <Day value={row.heldOn} />,
    },
    {
      key: 'unit',
      title: t('training.by'),
      render: (row) => row.unit.name,
    },
    {
      key: 'count',
      title: t('training.questionCount'),
      align: 'end',
      render: (row) => formatCount(row.count),
    },
    {
      key: 'people',
      title: t('training.peopleAsked'),
      align: 'end',
      render: (row) => formatCount(row.people),
    },
    {
      key: 'share',
      title: t('training.rightShare'),
      align: 'end',
      render: (row) => <Share right={row.right} answers={row.answers} />,
    },
  ];
}
