/** 抽问成绩 in the database: person by person, and summed by outlet and by question. */
import { sql, type SQL } from 'drizzle-orm';
import type { z } from 'zod';
import type {
  figuresQuery,
  QuizFigures,
  resultBody,
  ResultRow,
  resultsQuery,
} from '../../contract/training-quiz.ts';
import type { Db } from '../db/open.ts';
import { contains } from '../http/search.ts';
import { insideUnit, listPage, personText, unitJson } from './list-queries.ts';

/** People of the quiz's range with what each answered. */
export async function listResults(db: Db, quizId: number, query: z.output<typeof resultsQuery>) {
  const where = [
    sql`z.id = ${quizId} and (p.left_on is null or n.answers is not null)`,
    query.only && (query.only === 'asked' ? sql`n.answers is not null` : sql`n.answers is null`),
    await insideUnit(db, 'p', query.unitId),
    contains(query.search, personText),
  ].map((one) => one || undefined);
  const columns = sql`p.id as "personId", p.name, p.staff_no as "staffNo", p.post, ${unitJson()} as unit,
    coalesce(n."right", 0)::int as "right", coalesce(n.answers, '{}'::json) as answers`;
  const from = sql`quiz z join person p on p.unit_no between z.unit_no and z.last_no join unit u on u.id = p.unit_id
    left join (select person_id, count(*) filter (where is_right) as "right", json_object_agg(question_id, is_right) as answers
      from quiz_answer where quiz_id = ${quizId} group by person_id) n on n.person_id = p.id`;
  const order = sql`p.unit_no, p.pinyin, p.id`;
  return listPage<ResultRow>(db, { columns, from, where, order }, query);
}

type Answers = z.output<typeof resultBody>['answers'];

/** Replaces what one person answered. @returns false when there is no such person in the quiz's range */
export async function updateResult(
  db: Db,
  at: { quizId: number; personId: number },
  answers: Answers,
  by: string,
): Promise<{ name: string; unit: { id: number; unitNo: number } } | null> {
  const { rows } = await db.execute<{ name: string; unitId: number; unitNo: number }>(sql`
    select p.name, p.unit_id as "unitId", p.unit_no as "unitNo" from quiz z
    join person p on p.unit_no between z.unit_no and z.last_no where z.id = ${at.quizId} and p.id = ${at.personId}`);
  const [person] = rows;
  if (!person) return null;
  await db.execute(
    sql`delete from quiz_answer where quiz_id = ${at.quizId} and person_id = ${at.personId}`,
  );
  await db.execute(sql`
    insert into quiz_answer (unit_id, unit_no, quiz_id, person_id, question_id, is_right, recorded_by)
    select ${person.unitId}, ${person.unitNo}, ${at.quizId}, ${at.personId}, g."questionId", g."isRight", ${by}
    from json_to_recordset(${JSON.stringify(answers)}::json) as g("questionId" bigint, "isRight" boolean)`);
  return { name: person.name, unit: { id: person.unitId, unitNo: person.unitNo } };
}

type Query = z.output<typeof figuresQuery>;
/** More than these a page does not show; a workbook neither. */
const most = 2000;

async function answersOf(db: Db, query: Query): Promise<SQL> {
  const { quizId, unitId, from, to } = query;
  const conditions = [
    sql`true`,
    quizId && sql`a.quiz_id = ${quizId}`,
    from && sql`z.held_on >= ${from}::date`,
    to && sql`z.held_on <= ${to}::date`,
    await insideUnit(db, 'a', unitId),
  ].filter((one) => one !== undefined && one !== 0 && one !== '') as SQL[];
  return sql`quiz_answer a join quiz z on z.id = a.quiz_id where ${sql.join(conditions, sql` and `)}`;
}

const sums = sql`count(*)::int as answers, count(*) filter (where g.is_right)::int as "right"`;

/** The weakest outlet and the most missed question first. */
export async function listFigures(db: Db, query: Query): Promise<QuizFigures> {
  const answers = await answersOf(db, query);
  const worst = sql`avg(g.is_right::int), count(*) desc`;
  const outlets = await db.execute<QuizFigures['outlets'][number]>(sql`
    select ${unitJson()} as unit, count(distinct g.person_id)::int as people, ${sums}
    from (select a.* from ${answers}) g join unit u on u.id = g.unit_id
    group by u.id order by ${worst}, u.unit_no limit ${most}`);
  const questions = await db.execute<QuizFigures['questions'][number]>(sql`
    select q.id, q.question, q.tag, ${sums} from (select a.* from ${answers}) g
    join quiz_question q on q.id = g.question_id group by q.id order by ${worst}, q.id limit ${most}`);
  return { outlets: outlets.rows, questions: questions.rows };
}
