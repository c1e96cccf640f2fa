/** 题库 and 抽问 as sheets. */
import type { Quiz, QuizFigures, QuizQuestion, ResultRow } from '../../contract/training-quiz.ts';
import type { Table } from '../../documents/index.ts';
import type { PoolQuestion } from '../../domain/training/index.ts';
import { day, number, outlet, percent, person, personCells } from './columns.ts';

export const questionTable = (rows: Omit<QuizQuestion, 'canEdit'>[]): Table => ({
  name: '题库',
  columns: [
    { title: '题', width: 40 },
    { title: '答案要点', width: 48 },
    { title: '软件要点' },
    { title: '出处', width: 24 },
    { title: '出题机构', width: 20 },
    number('问过'),
    number('答错'),
    { title: '已停用' },
  ],
  rows: rows.map((one) => [
    one.question,
    one.answerPoints.join('；'),
    one.tag,
    one.source,
    one.unit.name,
    one.asked,
    one.wrong,
    one.retired ? '是' : '',
  ]),
});

type Drawn = { title: string; heldOn: string; pool: PoolQuestion[]; picks: number[] };

export function resultTable({ title, heldOn, pool, picks }: Drawn, rows: ResultRow[]): Table {
  const words = new Map(pool.map((question) => [question.id, question.question]));
  return {
    name: '抽问成绩',
    title: `${heldOn} ${title}`,
    columns: [
      ...person,
      number('答对'),
      ...picks.map((id) => ({ title: words.get(id) ?? '', width: 20 })),
    ],
    rows: rows.map((one) => [
      ...personCells(one.unit, one),
      Object.keys(one.answers).length === 0 ? null : one.right,
      ...picks.map((id) => {
        const isRight = one.answers[String(id)];
        return isRight === undefined ? '' : isRight ? '对' : '错';
      }),
    ]),
  };
}

export const figureTables = ({ outlets, questions }: QuizFigures): Table[] => [
  {
    name: '各网点',
    columns: [...outlet, number('人数'), number('回答'), number('答对'), number('答对率 %')],
    rows: outlets.map((one) => [
      one.unit.code,
      one.unit.name,
      one.people,
      one.answers,
      one.right,
      percent(one),
    ]),
  },
  {
    name: '各题',
    columns: [
      { title: '题', width: 40 },
      { title: '软件要点' },
      number('回答'),
      number('答错'),
      number('答对率 %'),
    ],
    rows: questions.map((one) => [
      one.question,
      one.tag,
      one.answers,
      one.answers - one.right,
      percent(one),
    ]),
  },
];

export const quizTable = (rows: Quiz[]): Table => ({
  name: '抽问',
  columns: [
    day('日期'),
    { title: '名称', width: 32 },
    { title: '组织机构', width: 20 },
    number('每人题数'),
    number('问过人数'),
    number('答对'),
    number('作答'),
    number('答对率（%）'),
  ],
  rows: rows.map((one) => [
    one.heldOn,
    one.title,
    one.unit.name,
    one.count,
    one.people,
    one.right,
    one.answers,
    percent(one),
  ]),
});
