/** What a backup is made of, as its two JSON files say it. Format and reasons: docs/decisions/0060. */
import { z } from 'zod';

export const formatVersion = 1;

const tableShape = z.object({
  name: z.string(),
  /** In the order of the fields; the type as PostgreSQL writes it. */
  columns: z.array(z.object({ name: z.string(), type: z.string() })),
});
export type TableShape = z.output<typeof tableShape>;

const digest = z.object({
  rows: z.number().int(),
  /** Over all rows, in any order (tables.ts). */
  digest: z.string(),
});
export type Digest = z.output<typeof digest>;
export type Table = TableShape & Digest;

/** contents.json: what is in the backup. */
export const contentsSchema = z.object({
  schema: z.object({ tag: z.string(), when: z.number() }),
  tables: z.array(tableShape.extend(digest.shape)),
  sequences: z.record(z.string(), z.string()),
  /** Size and Merkle root of the log (log/stored-root.ts); null for a schema from before there was one. */
  log: z.object({ size: z.number().int(), root: z.string() }).nullable(),
  files: z.object({
    count: z.number().int(),
    bytes: z.number(),
    /** Named by the database, but not found in the store when the backup was made. */
    missing: z.array(z.string()),
    /** In the store, but no longer what their hash says; not in the backup. */
    damaged: z.array(z.string()),
  }),
  /** Names in `settings/`. */
  settings: z.array(z.string()),
});
export type Contents = z.output<typeof contentsSchema>;

const base64 = z.base64();
const sealSchema = z.object({
  cipher: z.literal('AES-256-GCM'),
  kdf: z.literal('scrypt'),
  // Bounded: a made-up manifest must not take all memory.
  n: z
    .number()
    .int()
    .max(2 ** 20),
  r: z.number().int().max(16),
  p: z.number().int().max(4),
  salt: base64,
});
export type SealSettings = z.output<typeof sealSchema>;

/** manifest.json: what a reader must know before it opens any other part. */
export const manifestSchema = z.object({
  format: z.literal('mingchuang-backup'),
  version: z.number().int(),
  product: z.string(),
  createdAt: z.string(),
  engine: z.enum(['postgresql', 'pglite']),
  schema: z.object({ tag: z.string(), when: z.number() }),
  seal: sealSchema.nullable(),
  parts: z.object({ count: z.number().int(), bytes: z.number(), sums: z.string() }),
});
export type Manifest = z.output<typeof manifestSchema>;
