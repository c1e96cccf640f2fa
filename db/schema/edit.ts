/**
 * 修改 and 请求键: who changed what of a thing, so that a second writer is told; and the answers given
 * to writes, so that a repeated one has no second effect. Both are kept for a short while only.
 */
import { boolean, index, jsonb, pgPolicy, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { sql } from 'drizzle-orm';
import { unitColumns, unitKey } from './organisation.ts';
import { appRole, identity, moment, scopedSecretly, wideRole } from './scope.ts';

/** 修改: what one saved change did to one thing, field by field. */
export const edit = pgTable(
  'edit',
  {
    id: identity(),
    ...unitColumns(),
    /** The thing, as its address names it: placements/12/7. */
    thing: text('thing').notNull(),
    /** The version it was made from, and the one it made: a count, or the hash of a draft. */
    base: text('base').notNull(),
    version: text('version').notNull(),
    at: moment('at').notNull().defaultNow(),
    byName: text('by_name').notNull(),
    /** [{path, before, after}] (domain/edit). */
    changes: jsonb('changes').notNull(),
    /** Of a thing not everybody in the range may know of; the account it belongs to. */
    secret: boolean('secret').notNull().default(false),
    ownerId: text('owner_id').notNull().default(''),
  },
  (t) => [
    primaryKey({ columns: [t.unitId, t.id] }),
    index('edit_thing').on(t.thing, t.id),
    index('edit_at').on(t.at),
    unitKey('edit', t),
    ...scopedSecretly('edit'),
  ],
).enableRLS();

/** 请求键 (Idempotency-Key): one write that was answered, of one account. */
export const requestKey = pgTable(
  'request_key',
  {
    account: text('account').notNull(),
    key: text('key').notNull(),
    /** Method, address and what was sent, hashed: the same key for anything else is refused. */
    sha256: text('sha256').notNull(),
    /** The answer, sealed with the server's secret: it may hold a first password. */
    answer: text('answer').notNull().default(''),
    at: moment('at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.account, t.key] }),
    index('request_key_at').on(t.at),
    pgPolicy('request_key_own', {
      for: 'all',
      to: appRole,
      using: sql`account = current_setting('app.account', true)`,
      withCheck: sql`account = current_setting('app.account', true)`,
    }),
    pgPolicy('request_key_wide', {
      for: 'all',
      to: wideRole,
      using: sql`true`,
      withCheck: sql`true`,
    }),
  ],
).enableRLS();
