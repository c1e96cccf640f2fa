/** Versions of standards on the wire: lists, one version, drafts, publishing, mapping, trends, import. */
import { z } from 'zod';
import { comparisons } from '../domain/standard/mapping.ts';
import {
  daySchema,
  decimalSchema,
  idSchema,
  momentSchema,
  pageOf,
  pageQuery,
  unitRef,
} from './common.ts';
import { standardDocumentSchema } from './standard.ts';

export const standardState = z.enum(['draft', 'published', 'retired']);

/** GET /api/standards: each checklist by the version in force, else its newest. */
export const standardsQuery = pageQuery.extend({
  search: z.string().max(80).optional(),
  state: z.enum(['in-force', 'draft', 'ended']).optional(),
  sort: z.enum(['name', '-name', '-validFrom', 'validFrom']).default('name'),
});
export const standardRow = z.object({
  id: z.number(),
  name: z.string(),
  unit: unitRef,
  version: z.number().int(),
  versions: z.number().int(),
  state: standardState,
  validFrom: daySchema,
  validTo: daySchema.nullable(),
  items: z.number().int(),
  total: decimalSchema.nullable(),
  draftId: z.number().nullable(),
});
export const standardsPage = pageOf(standardRow);

export const standardFindingSchema = z.object({
  severity: z.enum(['error', 'notice']),
  code: z.string(),
  path: z.string(),
  place: z.string(),
  message: z.string(),
});
export type ShownFinding = z.infer<typeof standardFindingSchema>;

export const mappingRow = z.object({
  from: z.string().max(40).nullable(),
  to: z.string().max(40).nullable(),
  comparison: z.enum(comparisons),
});
const knownItem = z.object({
  code: z.string(),
  name: z.string(),
  points: decimalSchema.nullable(),
  category: z.string(),
  keyFrom: daySchema.nullable(),
  keyTo: daySchema.nullable(),
});

/** GET /api/standards/:id */
export const standardVersionSchema = z.object({
  id: z.number(),
  name: z.string(),
  unit: unitRef,
  version: z.number().int(),
  state: standardState,
  validFrom: daySchema,
  validTo: daySchema.nullable(),
  /** Null for a checklist known only from imported deductions; then `items` lists what they named. */
  document: standardDocumentSchema.nullable(),
  items: z.array(knownItem),
  sha256: z.string().nullable(),
  createdBy: z.string(),
  createdAt: momentSchema,
  versions: z.array(
    z.object({
      id: z.number(),
      version: z.number().int(),
      state: standardState,
      validFrom: daySchema,
      validTo: daySchema.nullable(),
    }),
  ),
  /** Items of the version before, to compare with; null when there is none with a document. */
  previous: z.object({ id: z.number(), version: z.number().int() }).nullable(),
  findings: z.array(standardFindingSchema),
  abilities: z.object({ edit: z.boolean(), publish: z.boolean(), draft: z.boolean() }),
});
export type StandardVersion = z.infer<typeof standardVersionSchema>;

/** POST /api/standards */
export const standardCreate = z.object({
  name: z.string().trim().min(1).max(120),
  from: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('empty') }),
    z.object({
      kind: z.literal('template'),
      key: z.enum([
        'mystery',
        'evaluation',
        'facility',
        'environment',
        'appraisal',
        'street',
        'taxi',
      ]),
    }),
    z.object({ kind: z.literal('document'), document: standardDocumentSchema }),
  ]),
});
/** PUT /api/standards/:id: `sha256` is that of the draft the edit began from. */
export const standardSave = z.object({ sha256: z.string(), document: standardDocumentSchema });
export const standardSaved = z.object({
  id: z.number(),
  sha256: z.string(),
  findings: z.array(standardFindingSchema),
});
/** POST /api/standards/:id/confirm-points: `sha256` is that of the draft that was looked at. */
export const standardConfirm = z.object({ sha256: z.string() });
/** POST /api/standards/:id/publish */
export const standardPublish = z.object({ validFrom: daySchema });

/** GET /api/standards/:id/mapping and PUT {rows} */
/** `sha256`: of the correspondence as it was answered. */
export const mappingBody = z.object({
  sha256: z.string().max(64),
  rows: z.array(mappingRow).max(5000),
});
export const mappingAnswer = z.object({
  previous: z.object({ id: z.number(), version: z.number().int() }).nullable(),
  /** False: a proposal that nobody has confirmed. */
  confirmed: z.boolean(),
  sha256: z.string(),
  rows: z.array(mappingRow.extend({ fromText: z.string(), toText: z.string() })),
  abilities: z.object({ confirm: z.boolean() }),
});

/** GET /api/standards/:id/trend */
export const trendQuery = z.object({ kind: z.string().max(20).default('省行神秘人') });
export const trendAnswer = z.object({
  points: z.array(
    z.object({
      wave: z.string(),
      from: daySchema,
      visits: z.number().int(),
      comparable: decimalSchema,
      rest: decimalSchema,
    }),
  ),
  /** Items of this version that can be followed through every version met, and how many cannot. */
  followed: z.number().int(),
  others: z.array(z.string()),
  versions: z.array(z.number().int()),
});

/** One doubt or fault of an imported sheet. */
export const sheetFinding = z.object({
  severity: z.enum(['error', 'notice']),
  code: z.string(),
  sheet: z.string(),
  cell: z.string(),
  value: z.string(),
  message: z.string(),
});
/** POST /api/standards/read (multipart `file`): what was understood; nothing is stored. */
export const standardRead = z.object({
  document: standardDocumentSchema,
  findings: z.array(sheetFinding),
  /** Structural findings of the document as read. */
  faults: z.array(standardFindingSchema),
});
/** POST /api/standards/check: structural findings of a document being edited. */
export const standardCheck = z.object({ document: standardDocumentSchema });
export const standardChecked = z.object({ findings: z.array(standardFindingSchema) });
export const standardParams = z.object({ id: idSchema });
