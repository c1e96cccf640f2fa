/** 抽取 on the wire: drafts, the frozen commitment, seeds, the result, reserves. */
import { z } from 'zod';
import { mostTickets, strataKinds, type DrawSpec } from '../domain/draw/index.ts';
import { inspectionKinds } from '../domain/inspection/model.ts';
import { levels } from '../domain/organisation/model.ts';
import { daySchema, decimalSchema } from './common.ts';
import { quotaRuleSchema, sourceSchema } from './draw-file.ts';

const unitId = z.number().int().positive();
const accountId = z.string().min(1).max(80);
const reason = z.string().trim().min(1).max(200);
const moment = z.iso.datetime({ offset: true });
const open = z
  .string()
  .max(100)
  .regex(/^\d\d:\d\d-\d\d:\d\d(,\d\d:\d\d-\d\d:\d\d)*$/, '应如 09:00-12:00,13:30-17:00');

const chanceRule = z.strictObject({
  when: z.union([
    z.strictObject({ unvisited: z.literal(true) }),
    z.strictObject({ gapOver: decimalSchema }),
  ]),
  tickets: z.union([z.number().int().min(1).max(mostTickets), z.literal('must')]),
});

export const drawSpecSchema: z.ZodType<DrawSpec> = z.strictObject({
  pool: z.strictObject({
    underIds: z.array(unitId).max(200),
    level: z.enum(levels),
    kind: z.enum(inspectionKinds),
    target: decimalSchema.nullable(),
    score: z
      .strictObject({
        from: decimalSchema.nullable(),
        below: decimalSchema.nullable(),
        unvisited: z.boolean(),
      })
      .nullable(),
    exclude: z.array(z.strictObject({ unitId, reason })).max(2000),
  }),
  strata: z.array(z.enum(strataKinds)).max(3),
  cuts: z.array(decimalSchema).max(10),
  chance: z.array(chanceRule).max(10),
  quotaRule: quotaRuleSchema,
  inspectors: z
    .array(z.strictObject({ accountId, capacity: z.number().int().min(0).max(10_000).nullable() }))
    .max(1000)
    .nullable(),
  lockOutDays: z.number().int().min(0).max(3650),
  avoid: z.array(z.strictObject({ accountId, unitId, reason })).max(5000),
  hours: z
    .strictObject({
      days: z.array(daySchema).max(366),
      minutes: z.number().int().min(5).max(1440),
      open,
    })
    .nullable(),
  doubles: z.number().int().min(0).max(10_000),
  reserves: z.number().int().min(0).max(500),
  sources: z.array(sourceSchema).max(8),
  objection: z.strictObject({ until: moment.nullable(), contact: z.string().trim().max(200) }),
});
