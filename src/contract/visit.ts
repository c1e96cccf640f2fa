/** 检查批次, 检查单 and what a phone and the server say to each other. */
import { z } from 'zod';
import { visitStates } from '../domain/visit/model.ts';
import { daySchema, decimalSchema, idSchema, momentSchema, unitRef } from './common.ts';
import { standardDocumentSchema } from './standard.ts';

const uuid = z.string().regex(/^[0-9a-f-]{36}$/i);
const at = z.iso.datetime({ offset: true });
export const maxOperations = 2000;

/** One tap. The value's shape is checked against the standard's item, not here. */
export const operationSchema = z.object({
  id: uuid,
  key: z.string().min(1).max(120),
  value: z.json(),
  bases: z.array(uuid).max(50),
  at,
  device: z.string().max(80),
});
export const registerSchema = z.record(
  z.string(),
  z.object({
    heads: z.array(
      z.object({
        id: z.string(),
        value: z.json(),
        at: z.string(),
        device: z.string(),
        by: z.string(),
      }),
    ),
    superseded: z.array(z.string()),
  }),
);

/** One visit as the phone keeps it. */
export const captureVisitSchema = z.object({
  unitId: z.number(),
  id: z.number(),
  revision: z.number().int(),
  state: z.enum(visitStates),
  unit: unitRef.extend({ queueMachine: z.boolean().nullable() }),
  round: z.object({
    id: z.number(),
    name: z.string(),
    kind: z.string(),
    wave: z.string(),
    covert: z.boolean(),
  }),
  standardId: z.number(),
  secondOf: z.number().nullable(),
  dueOn: daySchema,
  register: registerSchema,
  /** Why the reviewer sent it back. */
  returned: z.string().nullable(),
  /** Client ids of evidence that has arrived whole. */
  evidence: z.array(z.string()),
  score: decimalSchema.nullable(),
});
export type CaptureVisit = z.infer<typeof captureVisitSchema>;

/** GET /api/capture: everything the phone needs to work without a network. */
export const captureSchema = z.object({
  now: momentSchema,
  account: z.object({ id: z.string(), name: z.string(), username: z.string() }),
  visits: z.array(captureVisitSchema),
  standards: z.array(
    z.object({
      id: z.number(),
      name: z.string(),
      version: z.number(),
      document: standardDocumentSchema,
    }),
  ),
});
export type Capture = z.infer<typeof captureSchema>;

/**
 * POST /api/capture/:unitId/:id: operations, and whether this submits the visit. The same body may be
 * sent any number of times. A submission with open conflicts or missing answers is refused (409/422)
 * but its operations are kept.
 */
export const syncBody = z.object({
  deviceNow: at,
  operations: z.array(operationSchema).max(maxOperations),
  submit: z.boolean().default(false),
});
export const syncAnswer = z.object({
  visit: captureVisitSchema,
  /** Operations that could not be taken, each with its reason; the phone keeps and shows them. */
  refused: z.array(z.object({ id: z.string(), reason: z.string() })),
  /** Why it was not submitted, when that was asked. */
  notSubmitted: z.string().nullable(),
});

/** GET and POST /api/capture/:unitId/:id/evidence/:clientId: a file in pieces; each piece may be sent again. */
export const pieceParams = z.object({ unitId: idSchema, id: idSchema, clientId: uuid });
export const pieceQuery = z.object({
  offset: z.coerce.number().int().min(0),
  total: z.coerce.number().int().min(1),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  name: z.string().min(1).max(120),
  key: z.string().max(120).default(''),
  capturedAt: at,
  /** Client id of the small picture that stands for this file; it is sent first. */
  thumbnail: uuid.optional(),
});
export const pieceAnswer = z.object({ received: z.number().int(), complete: z.boolean() });
