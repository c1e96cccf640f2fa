/** 检查标准 on the wire: the document of domain/standard/model.ts as a schema. */
import { z } from 'zod';
import { itemCategories } from '../domain/inspection/model.ts';
import { methods, type StandardDocument } from '../domain/standard/model.ts';
import { daySchema, decimalSchema } from './common.ts';

const code = z.string().min(1).max(40);
const name = z.string().min(1).max(500);

const formSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('pass') }),
  z.object({ kind: z.literal('points'), step: decimalSchema }),
  z.object({ kind: z.literal('count'), each: decimalSchema }),
  z.object({
    kind: z.literal('choice'),
    options: z.array(z.object({ code, name, points: decimalSchema })).min(1),
  }),
  z.object({
    kind: z.literal('number'),
    unit: z.string().max(20),
    bands: z.array(z.object({ upTo: decimalSchema.nullable(), points: decimalSchema })).min(1),
  }),
  z.object({ kind: z.literal('text') }),
]);

export const itemSchema = z.object({
  code,
  name,
  points: decimalSchema,
  form: formSchema,
  category: z.enum(itemCategories),
  posts: z.array(z.string().max(40)).max(20),
  methods: z.array(z.enum(methods)),
  veto: z.boolean(),
  extra: z.boolean(),
  mayNotApply: z.boolean(),
  when: z.object({ attribute: z.literal('queueMachine'), is: z.boolean() }).nullable(),
  key: z.object({ from: daySchema.nullable(), to: daySchema.nullable() }).nullable(),
  clause: z.string().max(500),
  guide: z.string().max(2000),
  evidence: z.enum(['optional', 'on-deduction', 'required']),
  timer: z.boolean(),
});

export const standardDocumentSchema: z.ZodType<StandardDocument> = z.object({
  title: z.string().min(1).max(200),
  source: z.string().max(500),
  total: decimalSchema,
  scoring: z.object({
    combine: z.enum(['sum', 'weighted']),
    notApplicable: z.enum(['full', 'excluded', 'zero']),
    scale: z.number().int().min(0).max(4),
    extrasUpTo: decimalSchema.nullable(),
    lowest: decimalSchema.nullish(),
    people: z.enum(['worst', 'mean']),
    veto: z.discriminatedUnion('to', [
      z.object({ to: z.literal('zero') }),
      z.object({ to: z.literal('at-most'), score: decimalSchema }),
    ]),
    bands: z.array(z.object({ name: z.string().max(40), from: decimalSchema })),
  }),
  modules: z.array(
    z.object({
      code,
      name,
      points: decimalSchema,
      weight: decimalSchema.nullable(),
      deductAtMost: decimalSchema.nullish(),
      assumed: z.boolean().optional(),
      projects: z.array(
        z.object({
          code,
          name,
          points: decimalSchema,
          deductAtMost: decimalSchema.nullish(),
          items: z.array(itemSchema),
        }),
      ),
    }),
  ),
});
