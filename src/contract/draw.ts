/** 抽取 on the wire: drafts, the frozen commitment, objections, seeds, the result, reserves. */
import { z } from 'zod';
import { drawStates, drawSteps, purposes } from '../domain/draw/index.ts';
import { decimalSchema, idSchema, momentSchema, pageOf, pageQuery, unitRef } from './common.ts';
import { commitmentSchema, seedSchema, sourceSchema } from './draw-file.ts';
import { drawSpecSchema } from './draw-spec.ts';

const purpose = z.enum(purposes);
const name = z.string().trim().min(1).max(120);
const words = z.string().trim().min(1).max(2000);
const whole = z.number().int();

/** GET /api/draws */
export const drawsQuery = pageQuery.extend({
  search: z.string().max(80).optional(),
  state: z.enum(drawStates).optional(),
  purpose: purpose.optional(),
  sort: z.enum(['-createdAt', 'createdAt', 'name', '-name']).default('-createdAt'),
});
export const drawRowSchema = z.object({
  id: z.number(),
  name: z.string(),
  purpose,
  state: z.enum(drawStates),
  covert: z.boolean(),
  secret: z.boolean(),
  unit: unitRef,
  createdBy: z.string(),
  createdAt: momentSchema,
  /** Of the pool, once it is frozen. */
  pool: whole.nullable(),
  quota: whole.nullable(),
  frozenAt: momentSchema.nullable(),
  /** When the last of the named sources is published. */
  seedAt: momentSchema.nullable(),
  drawnAt: momentSchema.nullable(),
});
export type DrawListRow = z.infer<typeof drawRowSchema>;
export const drawsPage = pageOf(drawRowSchema).extend({
  abilities: z.object({ create: z.boolean() }),
});

/** POST /api/draws: a new draft, empty or with the decisions of an earlier draw. */
export const drawCreate = z.object({
  name,
  purpose,
  covert: z.boolean(),
  fromId: idSchema.optional(),
});
/** PUT /api/draws/:id */
export const drawSave = z.object({
  name,
  purpose,
  covert: z.boolean(),
  spec: drawSpecSchema,
  revision: whole,
});
export const drawSaved = z.object({ id: z.number(), revision: whole });
export const freezeBody = z.object({ revision: whole });
export const objectionBody = z.object({ from: z.string().trim().min(1).max(80), text: words });
export const answerBody = z.object({ upheld: z.boolean(), text: words });
export const seedBody = seedSchema;
export const reserveBody = z.object({ replaces: whole.min(1), reason: words });
export const cancelBody = z.object({ reason: words });

/** GET /api/draws/options: what a draft can choose from. */
export const drawOptionsSchema = z.object({
  people: z.array(
    z.object({
      accountId: z.string(),
      username: z.string(),
      name: z.string(),
      role: z.string(),
      unit: z.string(),
    }),
  ),
  /** Goals of the plans in force, by phase. */
  targets: z.array(
    z.object({
      plan: z.string(),
      phase: z.string(),
      from: z.string(),
      to: z.string(),
      kind: z.string(),
      target: decimalSchema,
    }),
  ),
});
export type DrawOptions = z.infer<typeof drawOptionsSchema>;

const quota = z.object({ stratum: z.string(), size: whole, must: whole, quota: whole });
const chanceClass = z.object({
  tickets: z.union([whole, z.literal('must')]),
  members: whole,
  /** One of the reasons given, as an example. */
  example: z.string(),
});
/** How a draft would be frozen now. */
export const previewSchema = z.object({
  size: whole,
  poolRule: z.string(),
  chance: z.string(),
  quotas: z.array(quota),
  classes: z.array(chanceClass),
  inspectors: whole,
  avoided: whole,
  /** What still forbids the freeze, in the reader's language. */
  faults: z.array(z.string()),
  bits: z.object({ needed: z.number(), given: z.number().nullable() }),
});
export type DrawPreview = z.infer<typeof previewSchema>;

const by = { by: z.string(), at: momentSchema };
const answerSchema = z.object({ upheld: z.boolean(), text: z.string(), ...by });
const objectionSchema = z.object({
  n: whole,
  from: z.string(),
  text: z.string(),
  ...by,
  answer: answerSchema.nullable(),
});
const seedStateSchema = z.object({
  source: sourceSchema,
  /** Whether its time has come. */
  published: z.boolean(),
  entry: z
    .object({
      n: whole,
      seed: seedSchema,
      ...by,
      confirmation: z.object(by).nullable(),
      mayConfirm: z.boolean(),
    })
    .nullable(),
});
const visitSchema = z.object({
  round: whole,
  inspector: z.object({ code: z.string(), name: z.string() }).nullable(),
  slot: z.object({ day: z.string(), from: z.string(), to: z.string() }).nullable(),
});
const memberRef = z.object({ number: whole, code: z.string(), name: z.string() });
const reserveSchema = z.object({
  n: whole,
  member: memberRef,
  replaces: memberRef,
  reason: z.string(),
  visits: z.array(visitSchema),
  ...by,
});
const resultSummary = z.object({
  ...by,
  key: z.string(),
  link: z.string().nullable(),
  picks: whole,
  doubles: whole,
  visits: whole,
  conflicts: z.array(
    z.object({ member: memberRef, round: whole, why: z.enum(['capacity', 'avoid']) }),
  ),
  loads: z.array(z.object({ name: z.string(), visits: whole })),
});
/** GET /api/draws/:id */
export const drawDetailSchema = drawRowSchema
  .omit({ seedAt: true, quota: true, pool: true })
  .extend({
    revision: whole,
    spec: drawSpecSchema,
    /** The units that the decisions name. */
    units: z.array(unitRef),
    can: z.record(z.enum(drawSteps), z.boolean()),
    /** Address of the public page; null while the draw is secret or a draft. */
    publicId: z.string().nullable(),
    preview: previewSchema.nullable(),
    commitment: z.object({ document: commitmentSchema, sha256: z.string(), ...by }).nullable(),
    objections: z.array(objectionSchema),
    seeds: z.array(seedStateSchema),
    /** What still keeps a frozen draw from being run, in the reader's language. */
    hindrances: z.array(z.string()),
    result: resultSummary.nullable(),
    reserves: z.array(reserveSchema),
    cancellation: z.object({ reason: z.string(), ...by }).nullable(),
  });
export type DrawDetail = z.infer<typeof drawDetailSchema>;
export type DrawVisit = z.infer<typeof visitSchema>;

/** GET /api/draws/:id/members: the pool, numbered. */
export const membersQuery = pageQuery.extend({ search: z.string().max(80).optional() });
export const memberRowSchema = z.object({
  number: whole,
  code: z.string(),
  name: z.string(),
  stratum: z.string(),
  tickets: z.union([whole, z.literal('must')]),
  reason: z.string(),
});
export type DrawMember = z.infer<typeof memberRowSchema>;
export const membersPage = pageOf(memberRowSchema);

/** GET /api/draws/:id/picks: who was drawn, in the order of the draw. */
export const picksQuery = pageQuery.extend({
  search: z.string().max(80).optional(),
  sort: z.enum(['order', 'name', 'stratum', 'inspector']).default('order'),
});
export const pickRowSchema = memberRowSchema.extend({
  order: whole,
  how: z.enum(['must', 'drawn', 'reserve']),
  double: z.boolean(),
  /** False when it fell away and a reserve stands in. */
  standing: z.boolean(),
  visits: z.array(visitSchema),
});
export type DrawPick = z.infer<typeof pickRowSchema>;
export const picksPage = pageOf(pickRowSchema);

/** GET /api/draws/:id/replay/:number: the arithmetic of one pick. */
export const replaySchema = z.object({
  member: memberRef,
  stratum: z.string(),
  /** Text between the two index bytes; what is hashed is BE16(i) ‖ key ‖ BE16(i). */
  key: z.string(),
  hash: z.string(),
  i: whole,
  digest: z.string(),
  left: whole,
  ticket: whole,
  tickets: whole,
});
export type DrawReplay = z.infer<typeof replaySchema>;

/** POST /api/draws/:id/simulation: what the rules would bring about, tried with invented seeds. */
export const simulationSchema = z.object({
  draws: whole,
  classes: z.array(
    chanceClass.extend({
      /** Visits an outlet of this class gets in one draw, on average. */
      share: z.number(),
    }),
  ),
  /** Visits of each inspector in `rehearsals` trials: the least, the mean, the most. */
  rehearsals: whole,
  inspectors: z.array(z.object({ name: z.string(), least: whole, mean: z.number(), most: whole })),
  conflicts: whole,
});
export type DrawSimulation = z.infer<typeof simulationSchema>;

/** GET /api/public/draws/:key: a draw that anybody may look at. */
export const publicDrawSchema = z.object({
  name: z.string(),
  unit: z.string(),
  state: z.enum(drawStates),
  commitmentSha256: z.string(),
  commitment: commitmentSchema,
  drawnAt: momentSchema.nullable(),
  cancelled: z.string().nullable(),
  files: z.array(z.string()),
});
