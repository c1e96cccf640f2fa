// Each person's answers to a quiz, and writing them down.
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DataTable, type Column } from '../../shared/data-table.tsx';
import { Radios } from '../../shared/choices.tsx';
import { FormDialog } from '../../shared/form-dialog.tsx';
import { useList, useListState, type Page } from '../../shared/list-state.ts';
import { toast } from '../../shared/toast.tsx';
import { UnitFilter } from '../../shared/unit-filter.tsx';
import { Missing } from '../../shared/values.tsx';
import { useResult, type QuizDetail, type ResultRow } from '../api.ts';
import { Filter } from './choices.tsx';
import styles from './training.module.css';

export function Results({ one }: { one: QuizDetail }) {
  const { t } = useTranslation();
  const state = useListState();
  const path = `/api/quizzes/${one.id}/results`;
  const list = useList<Page<ResultRow>>(path, state.params);
  const [asking, setAsking] = useState<ResultRow | null>(null);
  const onlys = (['asked', 'unasked'] as const).map((value) => ({
    value,
    label: t(`training.onlys.${value}`),
  }));
  return (
    <>
      <DataTable
        name="quiz-results"
        label={t('training.results')}
        rowKey={(row) => row.personId}
        columns={useColumns(one, setAsking)}
        list={list}
        state={state}
        searchLabel={t('training.searchPeople')}
        exportPath={`${path}.xlsx`}
        filters={
          <>
            <Filter state={state} name="only" label={t('training.allPeople')} choices={onlys} />
            <UnitFilter state={state} />
          </>
        }
        empty={{ title: t('training.nobody'), hint: t('training.nobodyHint') }}
      />
      {asking && <Ask one={one} row={asking} onClose={() => setAsking(null)} />}
    </>
  );
}

function useColumns(one: QuizDetail, ask: (row: ResultRow) => void): Column<ResultRow>[] {
  const { t } = useTranslation();
  const mark = (row: ResultRow, id: number) => {
    const isRight = row.answers[String(id)];
    if (isRight === undefined) return <Missing />;
    return (
      <span className={isRight ? styles.right : styles.wrong}>
        {t(isRight ? 'training.right' : 'training.wrong')}
      </span>
    );
  };
  return [
    {
      key: 'name',
      title: t('training.person'),
      always: true,
      render: (row) => (
        <>
          {row.name} <span className="mc-quiet">{row.post}</span>
        </>
      ),
    },
    { key: 'unit', title: t('training.outlet'), render: (row) => row.unit.name },
    ...one.questions.map((question, at) => ({
      key: `q${at + 1}`,
      title: t('training.questionNo', { n: at + 1 }),
      render: (row: ResultRow) => mark(row, question.id),
    })),
    {
      key: 'score',
      title: t('training.score'),
      align: 'end',
      render: (row) =>
        Object.keys(row.answers).length === 0 ? (
          <Missing />
        ) : (
          <span className="mc-figure">
            {row.right} / {one.count}
          </span>
        ),
    },
    ...(one.can.record
      ? [
          {
            key: 'record',
            title: t('training.record'),
            render: (row: ResultRow) => (
              <Button
                size="small"
                aria-label={t('training.recordOf', { name: row.name })}
                onClick={() => ask(row)}
              >
                {t('training.record')}
              </Button>
            ),
          },
        ]
      : []),
  ];
}

type AskProps = { one: QuizDetail; row: ResultRow; onClose: () => void };
/** One question after the other, with what its answer must name. */
function Ask({ one, row, onClose }: AskProps) {
  const { t } = useTranslation();
  const [answers, setAnswers] = useState(row.answers);
  const record = useResult(one.id, row.personId);
  const choices = (['right', 'wrong'] as const).map((value) => ({
    value,
    label: t(`training.${value}`),
  }));
  const submit = async () => {
    const given = Object.entries(answers).map(([id, isRight]) => ({
      questionId: Number(id),
      isRight,
    }));
    await record.mutateAsync({ answers: given });
    toast.done(t('training.saved'));
    onClose();
  };
  return (
    <FormDialog
      title={t('training.recordOf', { name: row.name })}
      submitText={t('training.save')}
      ready={Object.keys(answers).length > 0}
      onSubmit={submit}
      onClose={onClose}
    >
      {one.questions.map((question, at) => {
        const now = answers[String(question.id)];
        return (
          <fieldset key={question.id} className={styles.checks}>
            <legend>
              {at + 1}. {question.question}
            </legend>
            <p className="mc-quiet">{question.answerPoints.join('；')}</p>
            <Radios
              value={now === undefined ? undefined : now ? 'right' : 'wrong'}
              choices={choices}
              onChange={(value) =>
                setAnswers({ ...answers, [String(question.id)]: value === 'right' })
              }
            />
          </fieldset>
        );
      })}
    </FormDialog>
  );
}
