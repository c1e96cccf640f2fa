/** 检查批次 on the wire: what a round asks for, who would go where, how far it has come. */
import { z } from 'zod';
import { roundKinds, roundStates } from '../domain/round/model.ts';
import { methods } from '../domain/standard/model.ts';
import {
  daySchema,
  decimalSchema,
  idSchema,
  momentSchema,
  pageOf,
  pageQuery,
  unitRef,
} from './common.ts';

const at = z.iso.datetime({ offset: true });
const account = z.string().min(1).max(80);

/** Visits of a phase by how an outlet stands against its target. */
export const frequencySchema = z.object({
  base: z.number().int().min(0).max(12),
  below: z.number().int().min(0).max(12),
  notImproving: z.number().int().min(0).max(12),
});

/** Where the outlets come from. */
export const roundSourceSchema = z.discriminatedUnion('from', [
  /** All outlets below these units (an outlet is its own). */
  z.object({ from: z.literal('units'), unitIds: z.array(idSchema).max(5000) }),
  /** A drawn draw: its outlets, and its inspectors, hours and double scoring where it drew them. */
  z.object({ from: z.literal('draw'), drawId: idSchema }),
  /** Outlets below the target of their phase, or all by how often they are due (篇三第三阶段). */
  z.object({
    from: z.literal('targets'),
    phase: z.string().min(1).max(80),
    rule: frequencySchema,
    nth: z.number().int().min(1).max(12),
  }),
]);
export type RoundSource = z.infer<typeof roundSourceSchema>;

/** 录像调取: the hours asked of every outlet of a remote round, and when they have to be there. */
export const remoteSchema = z.object({
  slots: z.array(z.object({ from: at, to: at, post: z.string().max(40).default('') })).max(20),
  dueAt: at,
});

export const roundSettingsSchema = z.object({
  source: roundSourceSchema,
  inspectors: z.array(account).max(2000).default([]),
  /** By hand, over what the system would propose. */
  choices: z
    .array(z.object({ unitId: idSchema, inspectors: z.array(account).min(1).max(2) }))
    .max(5000)
    .default([]),
  /** Days before the same inspector may return to an outlet. */
  lockOutDays: z.number().int().min(0).max(1000).default(90),
  /** Share of outlets scored by two inspectors, 0–1. */
  doubleShare: z.number().min(0).max(1).default(0),
  /** Most visits of one inspector in this round; null = no limit. */
  capacity: z.number().int().min(1).max(10_000).nullable().default(null),
  remote: remoteSchema.nullable().default(null),
});
export type RoundSettings = z.infer<typeof roundSettingsSchema>;

/** POST /api/rounds, PUT /api/rounds/:id (a draft only) */
export const roundBody = z.object({
  name: z.string().trim().min(1).max(80),
  kind: z.enum(roundKinds),
  wave: z.string().trim().min(1).max(20),
  standardId: idSchema,
  covert: z.boolean(),
  startsOn: daySchema,
  endsOn: daySchema,
  settings: roundSettingsSchema,
});
/** PUT /api/rounds/:id */
export const roundEdit = roundBody.extend({ version: z.number().int().min(1) });
export type RoundBody = z.output<typeof roundBody>;

const countsSchema = z.object({
  draft: z.number().int(),
  submitted: z.number().int(),
  reviewing: z.number().int(),
  returned: z.number().int(),
  approved: z.number().int(),
  locked: z.number().int(),
  overdue: z.number().int(),
  total: z.number().int(),
});
export type VisitCounts = z.infer<typeof countsSchema>;

export const roundSchema = z.object({
  id: z.number(),
  unit: unitRef,
  name: z.string(),
  kind: z.enum(roundKinds),
  wave: z.string(),
  standard: z.object({ id: z.number(), name: z.string(), version: z.number() }),
  covert: z.boolean(),
  startsOn: daySchema,
  endsOn: daySchema,
  state: z.enum(roundStates),
  version: z.number().int(),
  counts: countsSchema,
  createdBy: z.string(),
  createdAt: momentSchema,
});
export type Round = z.infer<typeof roundSchema>;

/** GET /api/rounds, /api/rounds.xlsx */
export const roundsQuery = pageQuery.extend({
  search: z.string().max(80).optional(),
  kind: z.enum(roundKinds).optional(),
  state: z.enum(roundStates).optional(),
  sort: z.enum(['-startsOn', 'startsOn', 'name', 'endsOn', '-endsOn']).default('-startsOn'),
});
export const roundsPage = pageOf(roundSchema);

export const inspectorProgressSchema = countsSchema.extend({
  ownerId: z.string(),
  name: z.string(),
  /** Mean score of those submitted, on the standard's own scale; null without any. */
  mean: decimalSchema.nullable(),
});
/** GET /api/rounds/:id */
export const roundDetailSchema = roundSchema.extend({
  settings: roundSettingsSchema,
  inspectors: z.array(inspectorProgressSchema),
  /** Visits submitted by day, for the chart. */
  submitted: z.array(z.object({ day: daySchema, count: z.number().int() })),
  clips: z.object({
    asked: z.number().int(),
    provided: z.number().int(),
    overdue: z.number().int(),
    refused: z.number().int(),
  }),
  abilities: z.object({ edit: z.boolean(), review: z.boolean() }),
});
export type RoundDetail = z.infer<typeof roundDetailSchema>;

const findingSchema = z.object({
  code: z.string(),
  severity: z.enum(['error', 'notice']),
  message: z.string(),
});
/** POST /api/rounds/preview: who would go where, and what stands in the way; nothing is kept. */
export const roundPreviewSchema = z.object({
  outlets: z.number().int(),
  visits: z.number().int(),
  doubles: z.number().int(),
  /** Per inspector: visits of this round, and those still open from other rounds. */
  load: z.array(
    z.object({
      userId: z.string(),
      name: z.string(),
      visits: z.number().int(),
      open: z.number().int(),
    }),
  ),
  /** The first of them, in the outlets' order. */
  rows: z.array(
    z.object({
      unit: unitRef,
      inspectors: z.array(z.object({ userId: z.string(), name: z.string() })),
      chosen: z.boolean(),
    }),
  ),
  findings: z.array(findingSchema),
  errors: z.number().int(),
  /** What a rule of frequencies would cost; null for other sources. */
  frequency: z
    .object({
      classes: z.array(
        z.object({
          risk: z.enum(['base', 'below', 'notImproving']),
          outlets: z.number().int(),
          visits: z.number().int(),
        }),
      ),
      rounds: z.array(z.number().int()),
      total: z.number().int(),
      perInspector: z.array(z.number().int()).nullable(),
      capacity: z.number().int().nullable(),
    })
    .nullable(),
});
export type RoundPreview = z.infer<typeof roundPreviewSchema>;

/** GET /api/rounds/choices?kind=&startsOn=&endsOn=: what a round can be made of. */
export const roundChoicesQuery = z.object({
  startsOn: daySchema.optional(),
  endsOn: daySchema.optional(),
});
export const roundChoicesSchema = z.object({
  standards: z.array(
    z.object({
      id: z.number(),
      name: z.string(),
      version: z.number(),
      validFrom: daySchema,
      validTo: daySchema.nullable(),
    }),
  ),
  draws: z.array(z.object({ id: z.number(), name: z.string(), picks: z.number().int() })),
  inspectors: z.array(
    z.object({
      userId: z.string(),
      name: z.string(),
      role: z.string(),
      unit: unitRef,
      open: z.number().int(),
    }),
  ),
  phases: z.array(
    z.object({
      name: z.string(),
      from: daySchema,
      to: daySchema,
      target: decimalSchema.nullable(),
      /** Outlets whose last visit of the phase missed the target. */
      below: z.number().int(),
    }),
  ),
});
export type RoundChoices = z.infer<typeof roundChoicesSchema>;

/** POST /api/rounds/:id/open: visits made. POST /api/rounds/:id/close: visits never begun and so taken back. */
export const roundOpened = z.object({ visits: z.number().int() });
export const roundClosed = z.object({ withdrawn: z.number().int() });

/** GET /api/rounds/:id/methods: 看听查问 in the standard and in what locked visits answered. */
export const methodCoverageSchema = z.object({
  /** Locked ones. */
  visits: z.number().int(),
  /** Items without any method. */
  untagged: z.number().int(),
  methods: z.array(
    z.object({
      method: z.enum(methods),
      items: z.number().int(),
      /** Answers given to them (不适用 left out), of items × visits. */
      answered: z.number().int(),
      /** Visits that used the method at all. */
      visits: z.number().int(),
    }),
  ),
});
export type MethodCoverage = z.infer<typeof methodCoverageSchema>;
