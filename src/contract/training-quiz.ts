/** 题库 and 抽问 on the wire. */
import { z } from 'zod';
import { daySchema, idSchema, pageOf, pageQuery, unitRef } from './common.ts';
import { tagSchema } from './training.ts';

const line = (most: number) => z.string().trim().max(most);

export const questionSchema = z.object({
  id: z.number(),
  unit: unitRef,
  question: z.string(),
  answerPoints: z.array(z.string()),
  tag: tagSchema,
  source: z.string(),
  retired: z.boolean(),
  version: z.number().int(),
  /** Within the reader's range. */
  asked: z.number().int(),
  wrong: z.number().int(),
  canEdit: z.boolean(),
});
export type QuizQuestion = z.infer<typeof questionSchema>;

/** GET /api/quiz-questions (also .xlsx): with how often each was missed. */
export const questionsQuery = pageQuery.extend({
  search: line(80).optional(),
  tag: tagSchema.optional(),
  retired: z.enum(['yes', 'no']).optional(),
  sort: z.enum(['id', '-wrong', '-asked', 'tag']).default('id'),
});
export const questionsPage = pageOf(questionSchema).extend({
  abilities: z.object({ edit: z.boolean() }),
});
export type QuestionsPage = z.infer<typeof questionsPage>;
/** POST /api/quiz-questions; PATCH /api/quiz-questions/:id with `version`. */
export const questionBody = z.object({
  question: line(500).min(1),
  answerPoints: z.array(line(200).min(1)).min(1).max(20),
  tag: tagSchema,
  source: line(200).default(''),
});
export const questionEdit = questionBody.extend({
  retired: z.boolean().default(false),
  version: z.number().int().min(1),
});

export const quizSchema = z.object({
  id: z.number(),
  unit: unitRef,
  title: z.string(),
  heldOn: daySchema,
  createdBy: z.string(),
  /** Questions each person is asked. */
  count: z.number().int(),
  people: z.number().int(),
  right: z.number().int(),
  answers: z.number().int(),
});
export type Quiz = z.infer<typeof quizSchema>;
/** GET /api/quizzes */
export const quizzesQuery = pageQuery.extend({
  search: line(80).optional(),
  from: daySchema.optional(),
  to: daySchema.optional(),
  sort: z.enum(['-day', 'day']).default('-day'),
});
export const quizzesPage = pageOf(quizSchema).extend({
  abilities: z.object({ edit: z.boolean() }),
});
export type QuizzesPage = z.infer<typeof quizzesPage>;
/** POST /api/quizzes: draws from the questions in force at the own unit. */
export const quizBody = z.object({
  title: line(120).min(1),
  heldOn: daySchema,
  /** Only questions of these; none = all. */
  tags: z.array(tagSchema).max(10).default([]),
  count: z.number().int().min(1).max(50),
  /** Integers of a public source; '' = the system makes one up, and says so. */
  seed: line(400).default(''),
});

const asked = questionSchema.pick({ id: true, question: true, answerPoints: true });
/** GET /api/quizzes/:id */
export const quizDetail = quizSchema.extend({
  questions: z.array(asked.extend({ tag: tagSchema })),
  seed: z.string(),
  seedBySystem: z.boolean(),
  pool: z.array(z.object({ no: z.number().int(), question: z.string(), picked: z.boolean() })),
  poolSha256: z.string(),
  /** How anybody draws again. */
  command: z.string(),
  can: z.object({ record: z.boolean() }),
});
export type QuizDetail = z.infer<typeof quizDetail>;

/** GET /api/quizzes/:id/results (also .xlsx) */
export const resultsQuery = pageQuery.extend({
  search: line(80).optional(),
  unitId: idSchema.optional(),
  only: z.enum(['asked', 'unasked']).optional(),
});
export const resultRow = z.object({
  personId: z.number(),
  name: z.string(),
  staffNo: z.string(),
  post: z.string(),
  unit: unitRef,
  right: z.number().int(),
  /** Question id → right or wrong; a question not asked is missing. */
  answers: z.record(z.string(), z.boolean()),
});
export type ResultRow = z.infer<typeof resultRow>;
export const resultsPage = pageOf(resultRow);
/** PUT /api/quizzes/:id/results/:personId: the whole of one person; empty takes it back. */
export const resultBody = z.object({
  answers: z.array(z.object({ questionId: idSchema, isRight: z.boolean() })).max(50),
});

/** GET /api/quiz-figures (also .xlsx) */
export const figuresQuery = z.object({
  quizId: idSchema.optional(),
  unitId: idSchema.optional(),
  from: daySchema.optional(),
  to: daySchema.optional(),
});
const share = { answers: z.number().int(), right: z.number().int() };
export const figuresAnswer = z.object({
  outlets: z.array(z.object({ unit: unitRef, people: z.number().int(), ...share })),
  questions: z.array(z.object({ id: z.number(), question: z.string(), tag: tagSchema, ...share })),
});
export type QuizFigures = z.infer<typeof figuresAnswer>;
