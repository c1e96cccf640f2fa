/** What keeps accounts safe: the bank's settings, former passwords, second factors, and steps that need two people. */
import { sql } from 'drizzle-orm';
import {
  bigint,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { unitColumns, unitKey, user } from './organisation.ts';
import { identity, moment, scoped } from './scope.ts';

/** Settings of the whole bank, by name: `policy`, `sign-on`. Secrets in them are sealed (server/access/seal.ts). */
export const securitySetting = pgTable('security_setting', {
  name: text('name').primaryKey(),
  version: integer('version').notNull().default(1),
  value: jsonb('value').notNull(),
  changedBy: text('changed_by').notNull(),
  changedAt: moment('changed_at').notNull().defaultNow(),
});

const ofUser = () =>
  text('user_id')
    .notNull()
    .references(() => user.id, { onDelete: 'cascade' });

/** Hashes of an account's former passwords, as many as the policy looks back. */
export const passwordHistory = pgTable(
  'password_history',
  {
    id: identity().primaryKey(),
    userId: ofUser(),
    hash: text('hash').notNull(),
    createdAt: moment('created_at').notNull().defaultNow(),
  },
  (t) => [index('password_history_user').on(t.userId)],
);

/** 动态口令 (RFC 6238): the sealed key, and the last time step a code was taken for. */
export const twoFactor = pgTable('two_factor', {
  userId: ofUser().primaryKey(),
  secret: text('secret').notNull(),
  /** Null until a first code has shown that the key arrived. */
  confirmedAt: moment('confirmed_at'),
  lastStep: bigint('last_step', { mode: 'number' }).notNull().default(0),
  createdAt: moment('created_at').notNull().defaultNow(),
});

/** 备用码: hashed, each good for once. */
export const recoveryCode = pgTable(
  'recovery_code',
  { userId: ofUser(), hash: text('hash').notNull(), usedAt: moment('used_at') },
  (t) => [primaryKey({ columns: [t.userId, t.hash] })],
);

/** 待确认事项: a step on accounts that takes effect once somebody else has confirmed it (decision 0053). */
export const accessRequest = pgTable(
  'access_request',
  {
    id: identity().primaryKey(),
    /** Where the role is to be held, or where the account's own role is. */
    ...unitColumns(),
    userId: ofUser(),
    /** `role`, `password`, `two-factor`. */
    kind: text('kind').notNull(),
    role: text('role'),
    reason: text('reason').notNull().default(''),
    /** Accounts, not people: neither may decide the own request; null = the bank's directory. */
    requestedBy: text('requested_by').references(() => user.id, { onDelete: 'set null' }),
    requestedAt: moment('requested_at').notNull().defaultNow(),
    /** `open`, `confirmed`, `refused`. */
    state: text('state').notNull().default('open'),
    decidedBy: text('decided_by').references(() => user.id, { onDelete: 'set null' }),
    decidedAt: moment('decided_at'),
  },
  (t) => [
    index('access_request_unit').on(t.unitNo, t.id),
    uniqueIndex('access_request_open')
      .on(t.userId, t.kind, sql`coalesce(${t.role}, '')`, t.unitId)
      .where(sql`${t.state} = 'open'`),
    unitKey('access_request', t),
    ...scoped('access_request'),
  ],
).enableRLS();
