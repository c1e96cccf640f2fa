/** 《感想和体会》 on the wire: what is asked of whom by when, and what each handed in. */
import { z } from 'zod';
import { daySchema, idSchema, momentSchema, pageOf, pageQuery, unitRef } from './common.ts';
import { fileSchema, postList } from './training.ts';

const line = (most: number) => z.string().trim().max(most);

export const essayOrderSchema = z.object({
  id: z.number(),
  unit: unitRef,
  title: z.string(),
  note: z.string(),
  dueOn: daySchema,
  posts: z.array(z.string()),
  cancelled: z.boolean(),
  overdue: z.boolean(),
  createdBy: z.string(),
  /** Within the reader's range. */
  handed: z.number().int(),
  audience: z.number().int(),
  canEdit: z.boolean(),
});
export type EssayOrder = z.infer<typeof essayOrderSchema>;
/** GET /api/essay-orders */
export const essayOrdersQuery = pageQuery.extend({
  search: line(80).optional(),
  when: z.enum(['open', 'due', 'cancelled']).optional(),
  sort: z.enum(['-due', 'due']).default('-due'),
});
export const essayOrdersPage = pageOf(essayOrderSchema).extend({
  abilities: z.object({ edit: z.boolean() }),
});
export type EssayOrdersPage = z.infer<typeof essayOrdersPage>;
/** POST /api/essay-orders */
export const essayOrderBody = z.object({
  title: line(120).min(1),
  note: line(2000).default(''),
  dueOn: daySchema,
  posts: postList.default([]),
});

/** GET /api/essay-orders/:id/roll (also .xlsx) */
export const essayRollQuery = pageQuery.extend({
  search: line(80).optional(),
  unitId: idSchema.optional(),
  state: z.enum(['handed', 'late', 'missing']).optional(),
});
export const essayRollRow = z.object({
  personId: z.number(),
  name: z.string(),
  staffNo: z.string(),
  post: z.string(),
  unit: unitRef,
  handedAt: momentSchema.nullable(),
  late: z.boolean(),
  characters: z.number().int(),
  file: z.string().nullable(),
});
export type EssayRollRow = z.infer<typeof essayRollRow>;
export const essayRollPage = pageOf(essayRollRow);

/** GET /api/essay-orders/:id/essays/:personId */
export const essaySchema = z.object({
  title: z.string(),
  name: z.string(),
  unit: unitRef,
  body: z.string(),
  file: fileSchema.nullable(),
  handedAt: momentSchema,
  changedAt: momentSchema,
});
export type Essay = z.infer<typeof essaySchema>;
/** PUT /api/essay-orders/:id/mine */
export const essayBody = z.object({ body: line(20_000) });
