/** 定置定位 on the wire: an outlet's list, one thing with its requests, asking and answering, import. */
import { z } from 'zod';
import { placementStates, requestStates } from '../domain/placement/index.ts';
import {
  daySchema,
  idSchema,
  momentSchema,
  pageOf,
  pageQuery,
  unitRef,
  personName,
} from './common.ts';

const line = (most: number) => z.string().trim().max(most);
const version = z.number().int().min(1);
const state = z.enum(placementStates);

const requestSchema = z.object({
  id: z.number(),
  reason: z.string(),
  askedBy: personName,
  askedAt: momentSchema,
  state: z.enum(requestStates),
  closedBy: z.string(),
  closedAt: momentSchema.nullable(),
});
export type PlacementRequest = z.infer<typeof requestSchema>;

export const placementSchema = z.object({
  id: z.number(),
  unit: unitRef,
  code: z.string(),
  name: z.string(),
  place: z.string(),
  quantity: z.number().int(),
  state,
  since: daySchema,
  note: z.string(),
  /** The one nobody has answered yet. */
  request: requestSchema.pick({ id: true, reason: true, askedBy: true, askedAt: true }).nullable(),
  version,
});
export type Placement = z.infer<typeof placementSchema>;

/** GET /api/placements (also .xlsx) */
export const placementsQuery = pageQuery.extend({
  search: z.string().max(80).optional(),
  unitId: idSchema.optional(),
  state: z.union([state, z.literal('wanting')]).optional(),
  /** yes: asked and not answered; no: missing or damaged, and nobody asked. */
  requested: z.enum(['yes', 'no']).optional(),
  sort: z.enum(['unit', 'since', '-since', 'asked', '-asked', 'code']).default('unit'),
});
const can = z.object({ edit: z.boolean(), request: z.boolean() });
export const placementsPage = pageOf(placementSchema).extend({
  counts: z.object({
    present: z.number().int(),
    missing: z.number().int(),
    damaged: z.number().int(),
    requested: z.number().int(),
  }),
  abilities: can,
});
export type PlacementsPage = z.infer<typeof placementsPage>;

/** GET /api/placements/:unitId/:id */
export const placementDetail = placementSchema.extend({
  updatedBy: personName,
  updatedAt: momentSchema,
  requests: z.array(requestSchema),
  can: can.extend({ close: z.boolean(), remove: z.boolean() }),
});
export type PlacementDetail = z.infer<typeof placementDetail>;

const words = {
  name: line(80).min(1),
  place: line(80),
  quantity: z.number().int().min(1).max(9999),
  state,
  note: line(500),
};
/** POST /api/placements; without a code it is given the next one. */
export const newPlacement = z.object({
  unitId: idSchema,
  code: line(20).default(''),
  ...words,
  place: words.place.default(''),
  quantity: words.quantity.default(1),
  state: state.default('present'),
  since: daySchema.optional(),
  note: words.note.default(''),
});
/** PATCH /api/placements/:unitId/:id */
export const placementEdit = z
  .object({ version, ...words, since: daySchema })
  .partial()
  .required({
    version: true,
  });
/** POST …/request and …/close */
export const requestBody = z.object({ reason: line(300).min(1) });
export const closeBody = z.object({ as: z.enum(['supplied', 'withdrawn']) });
export const placementWritten = z.object({ unitId: z.number(), id: z.number(), version });
/** POST /api/placements/import */
export const placementsImported = z.object({
  outlets: z.number().int(),
  added: z.number().int(),
  changed: z.number().int(),
  same: z.number().int(),
});
