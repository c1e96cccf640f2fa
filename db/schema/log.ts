/**
 * 防篡改日志: what was changed, by digests, in the order of a Merkle tree (RFC 6962). Entries are written by
 * triggers (migration 0020) in the transaction of the change itself; leaves, nodes and signed roots by the
 * sequencer, as owner. The application's roles read only.
 */
import { sql } from 'drizzle-orm';
import {
  boolean,
  customType,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
} from 'drizzle-orm/pg-core';
import { unitKey } from './organisation.ts';
import { big, identity, moment, readByAll, readInsideByOverseers } from './scope.ts';

const bytes = customType<{ data: Buffer }>({ dataType: () => 'bytea' });

/** One statement's change of up to 256 rows of one table. */
export const logEntry = pgTable(
  'log_entry',
  {
    id: identity().primaryKey(),
    /** The columns its digests are made of (domain/log/forms). */
    form: text('form').notNull(),
    /** adopt, insert, update, delete */
    operation: text('operation').notNull(),
    /** The unit of the rows, or the nearest above all of them; null before there is any unit. */
    unitId: big('unit_id'),
    unitNo: big('unit_no'),
    /** `system` = by itself, '' = not through the application. */
    account: text('account').notNull(),
    dbUser: text('db_user').notNull(),
    at: moment('at').notNull().defaultNow(),
    /** One key a line. */
    keys: text('keys').notNull(),
    /** One SHA-256 a key, one after the other. */
    digests: bytes('digests').notNull(),
    /** Whether it has been given its place in the log. */
    sequenced: boolean('sequenced').notNull().default(false),
  },
  (t) => [
    index('log_entry_waiting')
      .on(t.id)
      .where(sql`not sequenced`),
    index('log_entry_unit_no').on(t.unitNo, t.id),
    index('log_entry_unit').on(t.unitId, t.form, t.id),
    unitKey('log_entry', t),
    ...readInsideByOverseers('log_entry'),
  ],
).enableRLS();

/** The entry at each position, 0 … n − 1, and its leaf. */
export const logLeaf = pgTable(
  'log_leaf',
  {
    position: big('position').primaryKey(),
    entryId: big('entry_id').notNull(),
    hash: bytes('hash').notNull(),
  },
  (t) => [unique('log_leaf_entry').on(t.entryId), ...readByAll('log_leaf')],
).enableRLS();

/** Roots of the full parts of the tree, above the leaves. */
export const logNode = pgTable(
  'log_node',
  {
    level: integer('level').notNull(),
    at: big('at').notNull(),
    hash: bytes('hash').notNull(),
  },
  (t) => [primaryKey({ columns: [t.level, t.at] }), ...readByAll('log_node')],
).enableRLS();

/** 签名的根: a C2SP checkpoint, made daily and when asked for. */
export const logCheckpoint = pgTable(
  'log_checkpoint',
  {
    id: identity().primaryKey(),
    size: big('size').notNull(),
    root: bytes('root').notNull(),
    at: moment('at').notNull(),
    note: text('note').notNull(),
    /** Verifier key (C2SP vkey) of whoever signed. */
    key: text('key').notNull(),
    /** Name of who asked; '' = the daily one. */
    askedBy: text('asked_by').notNull().default(''),
  },
  (t) => [index('log_checkpoint_size').on(t.size), ...readByAll('log_checkpoint')],
).enableRLS();
