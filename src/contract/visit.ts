/** 检查批次, 检查单 and what a phone and the server say to each other. */
import { z } from 'zod';
import { visitStates, type Register } from '../domain/visit/model.ts';
import { missingCodes } from '../domain/visit/readiness.ts';
import { daySchema, decimalSchema, idSchema, momentSchema, unitRef } from './common.ts';
import { problem } from './problem.ts';
import { standardDocumentSchema } from './standard.ts';

const uuid = z.string().regex(/^[0-9a-f-]{36}$/i);
const at = z.iso.datetime({ offset: true });
export const maxOperations = 2000;
/** What a phone and the server say to each other has this version; a phone that speaks another must update. */
export const captureProtocol = 1;
const protocol = z.coerce.number().int().default(captureProtocol);

/** Asked before anything else of what was sent is looked at. @throws Problem `phone-outdated` */
function checkProtocol(sent: unknown): unknown {
  const theirs = (sent as { protocol?: unknown } | null)?.protocol ?? captureProtocol;
  if (Number(theirs) === captureProtocol) return sent;
  throw problem('phone-outdated', { theirs: String(theirs), ours: String(captureProtocol) });
}

/** One tap. The value's shape is checked against the standard's item, not here. */
export const operationSchema = z.object({
  id: uuid,
  key: z.string().min(1).max(120),
  value: z.unknown(),
  bases: z.array(uuid).max(50),
  at,
  device: z.string().max(80),
});
/** domain/visit's Register, as it is kept: 100 answers are not taken apart again on every sync. */
const registerSchema = z.record(z.string(), z.unknown()) as unknown as z.ZodType<Register>;

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

/** GET /api/capture?protocol= */
export const captureQuery = z.preprocess(checkProtocol, z.object({ protocol }));
/**
 * GET /api/capture: everything the phone needs to work without a network: the caller's own visits that
 * are not locked. Carries an ETag; asked again with If-None-Match it answers 304 while nothing changed.
 */
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
 * sent any number of times. What cannot be taken is in `refused`; when something is missing the answer
 * is still 200, the operations are kept, and `notSubmitted` says why.
 */
export const syncBody = z.preprocess(
  checkProtocol,
  z.object({
    protocol,
    deviceNow: at,
    /** The standard whose items the device showed; answers of another version are refused. */
    standardId: z.number().int().optional(),
    /**
     * The revision that the device has. If it is still the newest, the answer leaves the register out:
     * the device comes to the same one by merging what was taken.
     */
    knows: z.number().int().optional(),
    operations: z.array(operationSchema).max(maxOperations),
    submit: z.boolean().default(false),
  }),
);
export const syncAnswer = z.object({
  /** `register` null: nothing had come in between, see `knows`. */
  visit: captureVisitSchema.extend({ register: registerSchema.nullable() }),
  /** Operations that could not be taken, each with its reason; the phone keeps and shows them. */
  refused: z.array(z.object({ id: z.string(), code: z.string(), reason: z.string() })),
  /** Why it was not submitted, when that was asked; in words. */
  notSubmitted: z.string().nullable(),
  /** Keys that have to be seen to before it can be submitted: unanswered, in conflict, without reason or evidence. */
  missing: z.array(z.object({ key: z.string(), code: z.enum(missingCodes) })),
});
export type SyncAnswer = z.infer<typeof syncAnswer>;

/** POST /api/capture/self: 自查 of the caller's own outlet; the one already open today is answered again. */
export const selfCheckBody = z.object({ standardId: idSchema });
/** Standards that a self-check may use: GET /api/capture/self. */
export const selfCheckStandards = z.array(
  z.object({ id: z.number(), name: z.string(), version: z.number() }),
);

/**
 * GET and POST /api/capture/:unitId/:id/evidence/:clientId: a file in pieces; each piece may be sent
 * again. POST takes the piece's bytes as application/octet-stream, at most 8 MB, in order: an offset
 * beyond `received` is answered with what has been received, and the phone goes on from there. After
 * the last piece the hash and the type are checked; a wrong hash is a problem and starts over at 0.
 */
export const mostPieceBytes = 8 * 1024 * 1024;
export const pieceParams = z.object({ unitId: idSchema, id: idSchema, clientId: uuid });
/** The same for a ticket issued on the phone, known by the phone's own id for it. */
export const ticketPieceParams = z.object({ unitId: idSchema, ticketId: uuid, clientId: uuid });
export const pieceQuery = z.object({
  offset: z.coerce.number().int().min(0),
  total: z.coerce.number().int().min(0),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  name: z.string().min(1).max(120),
  key: z.string().max(120).default(''),
  capturedAt: at,
  /** Client id of the small picture that stands for this file; it is sent first. */
  thumbnail: uuid.optional(),
});
export const pieceAnswer = z.object({ received: z.number().int(), complete: z.boolean() });
