/** 题库 and 抽问 in the database. */
import { and, eq, sql, type SQL } from 'drizzle-orm';
import type { z } from 'zod';
import { quiz, quizQuestion } from '../../../db/schema/index.ts';
import type {
  Quiz,
  questionBody,
  questionsQuery,
  QuizQuestion,
  quizzesQuery,
} from '../../contract/training-quiz.ts';
import type { PoolQuestion } from '../../domain/training/index.ts';
import type { Db } from '../db/open.ts';
import { contains } from '../http/search.ts';
import { listPage, unitJson } from './list-queries.ts';

type Place = { id: number; unitNo: number; lastNo: number };
type QuestionsQuery = z.output<typeof questionsQuery>;
type Question = Omit<QuizQuestion, 'canEdit'> & { unitNo: number };

const questionOrders: Record<QuestionsQuery['sort'], SQL> = {
  id: sql`q.id`,
  '-wrong': sql`coalesce(n.wrong, 0) desc, q.id`,
  '-asked': sql`coalesce(n.asked, 0) desc, q.id`,
  tag: sql`q.tag, q.id`,
};
const questionColumns = sql`q.id, ${unitJson()} as unit, q.unit_no as "unitNo", q.question, q.answer_points as "answerPoints",
  q.tag, q.source, q.retired, q.version, coalesce(n.asked, 0)::int as asked, coalesce(n.wrong, 0)::int as wrong`;
const questionFrom = sql`quiz_question q join unit u on u.id = q.unit_id
  left join (select question_id, count(*) as asked, count(*) filter (where not is_right) as wrong
    from quiz_answer group by question_id) n on n.question_id = q.id`;

export async function listQuestions(db: Db, query: QuestionsQuery) {
  const { tag, retired, search, sort } = query;
  const where = [
    tag && sql`q.tag = ${tag}`,
    retired && (retired === 'yes' ? sql`q.retired` : sql`not q.retired`),
    contains(search, sql`(q.question || ' ' || q.source || ' ' || q.answer_points::text)`),
  ].map((one) => one || undefined);
  const statement = { columns: questionColumns, from: questionFrom, where };
  return listPage<Question>(db, { ...statement, order: questionOrders[sort] }, query);
}

export async function findQuestion(db: Db, id: number) {
  const [row] = await db
    .select({
      unitId: quizQuestion.unitId,
      unitNo: quizQuestion.unitNo,
      version: quizQuestion.version,
      question: quizQuestion.question,
      answerPoints: quizQuestion.answerPoints,
      tag: quizQuestion.tag,
      source: quizQuestion.source,
      retired: quizQuestion.retired,
    })
    .from(quizQuestion)
    .where(eq(quizQuestion.id, id));
  return row ?? null;
}

type QuestionGiven = z.output<typeof questionBody>;

export async function insertQuestion(db: Db, at: Place, given: QuestionGiven, by: string) {
  const { id: unitId, unitNo, lastNo } = at;
  const [row] = await db
    .insert(quizQuestion)
    .values({ ...given, unitId, unitNo, lastNo, createdBy: by })
    .returning({ id: quizQuestion.id });
  return row!.id;
}

/** False when somebody else wrote since. */
export async function updateQuestion(
  db: Db,
  one: { id: number; version: number },
  change: QuestionGiven & { retired: boolean },
): Promise<boolean> {
  const rows = await db
    .update(quizQuestion)
    .set({ ...change, version: one.version + 1 })
    .where(and(eq(quizQuestion.id, one.id), eq(quizQuestion.version, one.version)))
    .returning({ id: quizQuestion.id });
  return rows.length > 0;
}

/** Questions in force at a unit, its own and those of the units above, numbered by their id. */
export async function listPool(db: Db, at: Place, tags: readonly string[]) {
  const { rows } = await db.execute<PoolQuestion>(sql`
    select id, question, answer_points as "answerPoints", tag from quiz_question
    where not retired and unit_no <= ${at.unitNo} and last_no >= ${at.lastNo}
      and (cardinality(${sql.param(tags)}::text[]) = 0 or tag = any(${sql.param(tags)}::text[])) order by id`);
  return rows;
}

export async function insertQuiz(
  db: Db,
  at: Place,
  given: Omit<typeof quiz.$inferInsert, 'unitId' | 'unitNo' | 'lastNo'>,
): Promise<number> {
  const { id: unitId, unitNo, lastNo } = at;
  const [row] = await db
    .insert(quiz)
    .values({ ...given, unitId, unitNo, lastNo })
    .returning({ id: quiz.id });
  return row!.id;
}

const quizColumns = sql`z.id, ${unitJson()} as unit, z.title, z.held_on::text as "heldOn", z.created_by as "createdBy",
  jsonb_array_length(z.picks) as count, n.people, n."right", n.answers`;
const quizFrom = sql`quiz z join unit u on u.id = z.unit_id
  cross join lateral (select count(distinct a.person_id)::int as people, count(*) filter (where a.is_right)::int as "right",
    count(*)::int as answers from quiz_answer a where a.quiz_id = z.id) n`;

export async function listQuizzes(db: Db, query: z.output<typeof quizzesQuery>) {
  const where = [
    contains(query.search, sql`(z.title || ' ' || u.name)`),
    query.from ? sql`z.held_on >= ${query.from}::date` : undefined,
    query.to ? sql`z.held_on <= ${query.to}::date` : undefined,
  ];
  const order = query.sort === 'day' ? sql`z.held_on, z.id` : sql`z.held_on desc, z.id desc`;
  return listPage<Quiz>(db, { columns: quizColumns, from: quizFrom, where, order }, query);
}

export type FoundQuiz = Quiz & {
  unitNo: number;
  lastNo: number;
  pool: PoolQuestion[];
  poolSha256: string;
  seed: string;
  seedBySystem: boolean;
  picks: number[];
};

export async function findQuiz(db: Db, id: number): Promise<FoundQuiz | null> {
  const { rows } = await db.execute<FoundQuiz>(sql`
    select ${quizColumns}, z.unit_no as "unitNo", z.last_no as "lastNo", z.pool, z.pool_sha256 as "poolSha256", z.seed,
      z.seed_by_system as "seedBySystem", z.picks from ${quizFrom} where z.id = ${id}`);
  return rows[0] ?? null;
}
