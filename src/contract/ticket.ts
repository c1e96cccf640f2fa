/** 现场处罚单 on the wire. */
import { z } from 'zod';
import { ticketClauses } from '../domain/inspection/model.ts';
import { signatures } from '../domain/ticket/index.ts';
import { daySchema, decimalSchema, idSchema, momentSchema, unitRef, personName } from './common.ts';
import { evidenceSchema } from './inspection.ts';
import { ticketClauseSchema } from './plan.ts';

const line = (most: number) => z.string().trim().max(most);
const yuan = z.string().regex(/^\d{1,6}(\.\d{1,2})?$/, '金额写到分为止，如 150 或 150.50');
const points = z.string().regex(/^\d{1,3}(\.\d{1,2})?$/, '扣分最多两位小数，如 2 或 2.5');
const orders = z.enum(['none', 'drill', 'training']);

/** One thing of an outlet's 定置清单, with the requests that may have stood at a check. */
const thingSchema = z.object({
  unitId: z.number(),
  code: z.string(),
  name: z.string(),
  place: z.string(),
  requests: z.array(z.object({ askedAt: momentSchema, closedAt: momentSchema.nullable() })),
});
export type TicketThing = z.infer<typeof thingSchema>;

/** GET /api/ticket-clauses?unitId= : what may be issued at an outlet today, and by which plan. */
export const ticketClausesSchema = z.object({
  plan: z.object({ title: z.string(), versionId: z.number(), inPeriod: z.boolean() }).nullable(),
  clauses: z.array(
    ticketClauseSchema.extend({
      title: z.string(),
      clauseNo: z.string(),
      text: z.string(),
    }),
  ),
  things: z.array(thingSchema),
});
export type TicketClauses = z.infer<typeof ticketClausesSchema>;

/** GET /api/capture/tickets: what a phone needs to write tickets without a network. */
export const ticketPackSchema = z.object({
  now: momentSchema,
  /** Outlets where the account may issue, with the plan that holds there. */
  outlets: z.array(unitRef.extend({ versionId: z.number().nullable() })),
  plans: z.array(
    z.object({
      versionId: z.number(),
      title: z.string(),
      inPeriod: z.boolean(),
      clauses: ticketClausesSchema.shape.clauses,
    }),
  ),
  /** 定置清单 of those outlets, where a clause asks whether a thing was asked for. */
  things: z.array(thingSchema),
});
export type TicketPack = z.infer<typeof ticketPackSchema>;

/** POST /api/tickets, and /api/tickets/preview, which issues nothing. */
export const ticketDraftSchema = z.object({
  /** UUID made where it was filled in: the same ticket sent twice is issued once. */
  clientId: z.uuid(),
  unitId: idSchema,
  clause: z.enum(ticketClauses),
  /** 责任人 as written on the ticket; '' for the outlet as such. */
  offender: line(40).default(''),
  itemCode: line(40).default(''),
  times: z.number().int().min(1).max(99).default(1),
  points: points.nullable().default(null),
  amount: yuan.nullable().default(null),
  reason: line(500),
  signature: z.enum(signatures).default('absent'),
  /** When it happened, by the device. */
  happenedAt: z.iso.datetime({ offset: true }),
});
export type TicketDraft = z.output<typeof ticketDraftSchema>;

export const ticketPreviewSchema = z.object({
  /** What the plan's rule comes to, negative; null while something is missing. */
  amount: decimalSchema.nullable(),
  /** Tickets the same person had under this clause before in the year. */
  earlier: z.number().int(),
  order: orders,
  /** Why it cannot be issued yet, in the reader's language. */
  fault: z.string().nullable(),
});
export type TicketPreview = z.infer<typeof ticketPreviewSchema>;

/** GET /api/tickets/:unitId/:id */
export const ticketDetailSchema = z.object({
  id: z.number(),
  unit: unitRef,
  happenedOn: daySchema,
  offender: personName,
  clause: z.string(),
  itemCode: z.string(),
  times: z.number().int(),
  points: decimalSchema.nullable(),
  amount: decimalSchema.nullable(),
  reason: z.string(),
  signature: z.string(),
  issuerName: z.string(),
  createdAt: momentSchema,
  /** By the plan in force: null for a clause it does not name. */
  rule: z.object({ title: z.string(), clauseNo: z.string(), text: z.string() }).nullable(),
  charge: decimalSchema.nullable(),
  earlier: z.number().int(),
  order: orders,
  /** Where the clause is barred by a request: the thing it names, and when it was asked for. */
  thing: z
    .object({
      code: z.string(),
      name: z.string(),
      place: z.string(),
      /** Stood at the moment of the ticket. */
      before: momentSchema.nullable(),
      /** The first one made afterwards. */
      after: momentSchema.nullable(),
    })
    .nullable(),
  evidence: z.array(evidenceSchema),
  abilities: z.object({ addEvidence: z.boolean() }),
});
export type TicketDetail = z.infer<typeof ticketDetailSchema>;

/** GET /api/ticket-amounts: how each issuer uses the range. */
export const ticketAmountsSchema = z.array(
  z.object({
    issuer: z.string(),
    clause: z.string(),
    tickets: z.number().int(),
    lowest: decimalSchema,
    mean: decimalSchema,
    highest: decimalSchema,
  }),
);
export type TicketAmounts = z.infer<typeof ticketAmountsSchema>;
