/** 整改 in numbers on the wire: settings, Pareto, gate, calendar feed. */
import { z } from 'zod';
import { itemCategories } from '../domain/inspection/model.ts';
import { roles } from '../domain/organisation/model.ts';
import { rectificationKinds, rectificationStates } from '../domain/rectification/index.ts';
import {
  daySchema,
  decimalSchema,
  idSchema,
  momentSchema,
  pageOf,
  pageQuery,
  unitRef,
  yearSchema,
} from './common.ts';

const kind = z.enum(rectificationKinds);
const state = z.enum(rectificationStates);

/** GET and PUT /api/rectification-settings/:unitId */
export const settingsSchema = z.object({
  enabled: z.boolean(),
  fromPoints: decimalSchema,
  categories: z.array(z.enum(itemCategories)).min(1),
  complaints: z.boolean(),
  workingDays: z.object({
    硬件: z.number().int().min(1).max(250),
    软件: z.number().int().min(1).max(250),
  }),
  cleanVisits: z.number().int().min(1).max(12),
  complaintWeeks: z.number().int().min(1).max(52),
  drills: z.boolean(),
  ladder: z
    .array(z.object({ afterDays: z.number().int().min(0).max(365), role: z.enum(roles) }))
    .max(6),
});
export const settingsAnswer = z.object({
  /** The unit that set them; null = nobody above, the built-in ones hold. */
  from: unitRef.nullable(),
  version: z.number().int(),
  settings: settingsSchema,
  accuracy: z.array(
    z.object({ visits: z.number().int(), sensitivity: z.number(), specificity: z.number() }),
  ),
  mayEdit: z.boolean(),
});
export type SettingsAnswer = z.infer<typeof settingsAnswer>;
export const settingsBody = z.object({
  version: z.number().int().min(0),
  settings: settingsSchema,
});

const share = z.object({
  n: z.number().int(),
  of: z.number().int(),
  share: z.number().nullable(),
  low: z.number(),
  high: z.number(),
});
/** GET /api/rectifications/pareto */
export const paretoQuery = z.object({
  by: z.enum(['cause', 'item', 'post', 'unit', 'category']).default('item'),
  unitId: idSchema.optional(),
  year: yearSchema.optional(),
});
export const paretoAnswer = z.object({
  rows: z.array(
    z.object({
      key: z.string(),
      name: z.string(),
      n: z.number().int(),
      repeated: z.number().int(),
      points: decimalSchema,
      share: z.number(),
      cumulative: z.number(),
    }),
  ),
  total: z.object({ n: z.number().int(), points: decimalSchema }),
  effect: z.object({
    /** Of measures the data have judged: those after which the item was lost again. */
    reopened: share,
    /** Lost again at the next look: where nothing had been done, and after a measure. */
    without: share,
    withMeasure: share,
    /** Came back after it had been verified. */
    afterVerified: share,
  }),
});
export type Pareto = z.infer<typeof paretoAnswer>;

/** GET /api/rectifications/gate: 硬件关口 */
export const gateQuery = pageQuery.extend({
  day: daySchema.optional(),
  search: z.string().max(80).optional(),
  sort: z.enum(['-count', 'count', 'unit']).default('-count'),
});
export const gateAnswer = pageOf(
  z.object({
    unit: unitRef,
    items: z.array(
      z.object({
        id: z.number(),
        title: z.string(),
        kind,
        state,
        since: daySchema,
        age: z.number().int(),
      }),
    ),
  }),
).extend({ day: daySchema, phase: z.string(), outlets: z.number().int() });
export type Gate = z.infer<typeof gateAnswer>;

/** POST /api/calendar-feed: a new address; the old one stops working. Shown once. */
export const feedAnswer = z.object({ path: z.string() });
export const feedState = z.object({ since: momentSchema.nullable() });
