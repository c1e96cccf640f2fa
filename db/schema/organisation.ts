/** 机构与人员: the unit tree, the people in it, and who may do what where. */
import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  text,
  unique,
  type AnyPgColumn,
} from 'drizzle-orm/pg-core';
import { big, identity, moment, scoped, scopedWithAncestors } from './scope.ts';

/** Grows by one with every edit, so that a second writer is told. */
const version = () => integer('version').notNull().default(1);

/** 机构. Its subtree is exactly the rows whose unit_no lies in [unit_no, last_no]. */
export const unit = pgTable(
  'unit',
  {
    id: identity().primaryKey(),
    unitNo: big('unit_no').notNull(),
    lastNo: big('last_no').notNull(),
    code: text('code').notNull(),
    name: text('name').notNull(),
    /** Pinyin of the name: Chinese sorts the same on every database (PGlite has no ICU). */
    pinyin: text('pinyin').notNull().default(''),
    level: text('level').notNull(),
    parentId: big('parent_id').references((): AnyPgColumn => unit.id),
    /** 叫号机; null where nobody has said. */
    queueMachine: boolean('queue_machine'),
    closedOn: text('closed_on'),
    version: version(),
  },
  (t) => [
    unique('unit_code_key').on(t.code),
    unique('unit_no_key').on(t.unitNo),
    unique('unit_id_no_key').on(t.id, t.unitNo),
    index('unit_parent').on(t.parentId),
    // With what the policy asks for: outlets are counted without reading their rows.
    index('unit_level_no').on(t.level, t.unitNo, t.lastNo, t.closedOn, t.id),
    check('unit_range', sql`${t.lastNo} >= ${t.unitNo}`),
    ...scopedWithAncestors('unit'),
  ],
).enableRLS();

/** Columns every fact carries: the unit, and its number, which follows when a unit moves. */
export const unitColumns = () => ({
  unitId: big('unit_id').notNull(),
  unitNo: big('unit_no').notNull(),
});
export const unitKey = (table: string, t: { unitId: AnyPgColumn; unitNo: AnyPgColumn }) =>
  foreignKey({
    name: `${table}_unit_fk`,
    columns: [t.unitId, t.unitNo] as [AnyPgColumn, AnyPgColumn],
    foreignColumns: [unit.id, unit.unitNo],
  }).onUpdate('cascade');

/** 人员: somebody who works at a unit. */
export const person = pgTable(
  'person',
  {
    id: identity().primaryKey(),
    ...unitColumns(),
    staffNo: text('staff_no').notNull(),
    name: text('name').notNull(),
    pinyin: text('pinyin').notNull().default(''),
    /** 岗位: 大堂经理, 柜员, 保安 … free text of the bank. */
    post: text('post').notNull().default(''),
    phone: text('phone'),
    leftOn: text('left_on'),
    /** When the person's data were erased, for good; null = never. */
    erasedAt: moment('erased_at'),
    version: version(),
  },
  (t) => [
    unique('person_staff_no_key').on(t.staffNo),
    index('person_unit').on(t.unitNo, t.id),
    index('person_here')
      .on(t.unitNo, t.pinyin, t.id, t.name, t.staffNo)
      .where(sql`left_on is null`),
    unitKey('person', t),
    ...scoped('person'),
  ],
).enableRLS();

/** 任职: a role held at a unit (and so over its subtree). */
export const assignment = pgTable(
  'assignment',
  {
    id: identity().primaryKey(),
    ...unitColumns(),
    userId: text('user_id')
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    role: text('role').notNull(),
    /** Who keeps it: people (`manual`), or the bank's directory at each sign-in (`sign-on`). */
    source: text('source').notNull().default('manual'),
    createdAt: moment('created_at').notNull().defaultNow(),
  },
  (t) => [
    index('assignment_unit').on(t.unitNo),
    unique('assignment_once').on(t.userId, t.role, t.unitId),
    unitKey('assignment', t),
    ...scoped('assignment'),
  ],
).enableRLS();

/* ── accounts; their secrets and settings are in account.ts ── */
export const user = pgTable('user', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  email: text('email').notNull().unique(),
  emailVerified: boolean('email_verified').notNull().default(false),
  image: text('image'),
  username: text('username').unique(),
  displayUsername: text('display_username'),
  personId: big('person_id').references(() => person.id),
  disabled: boolean('disabled').notNull().default(false),
  /** Wrong passwords and codes in a row, since when, and until when nobody is let in. */
  failures: integer('failures').notNull().default(0),
  failingSince: moment('failing_since'),
  lockedUntil: moment('locked_until'),
  /** The password was made by somebody else: it opens nothing but the page that changes it. */
  mustChange: boolean('must_change').notNull().default(false),
  passwordChangedAt: moment('password_changed_at').notNull().defaultNow(),
  /** 动态口令 is asked for. */
  twoFactor: boolean('two_factor').notNull().default(false),
  lastSignInAt: moment('last_sign_in_at'),
  createdAt: moment('created_at').notNull().defaultNow(),
  updatedAt: moment('updated_at').notNull().defaultNow(),
});

export const session = pgTable(
  'session',
  {
    id: text('id').primaryKey(),
    expiresAt: moment('expires_at').notNull(),
    token: text('token').notNull().unique(),
    ipAddress: text('ip_address'),
    userAgent: text('user_agent'),
    userId: text('user_id')
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    /** The role in use; null = the account's first. */
    assignmentId: big('assignment_id'),
    /** How it was begun: `password`, `oidc`, `ldap`. */
    via: text('via').notNull().default('password'),
    /** To the minute; the idle time-out counts from here. */
    lastUsedAt: moment('last_used_at').notNull().defaultNow(),
    createdAt: moment('created_at').notNull().defaultNow(),
    updatedAt: moment('updated_at').notNull().defaultNow(),
  },
  (t) => [index('session_user').on(t.userId)],
);

export const credential = pgTable(
  'credential',
  {
    id: text('id').primaryKey(),
    accountId: text('account_id').notNull(),
    providerId: text('provider_id').notNull(),
    userId: text('user_id')
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    accessToken: text('access_token'),
    refreshToken: text('refresh_token'),
    idToken: text('id_token'),
    accessTokenExpiresAt: moment('access_token_expires_at'),
    refreshTokenExpiresAt: moment('refresh_token_expires_at'),
    scope: text('scope'),
    password: text('password'),
    createdAt: moment('created_at').notNull().defaultNow(),
    updatedAt: moment('updated_at').notNull().defaultNow(),
  },
  (t) => [index('credential_user').on(t.userId)],
);

export const verification = pgTable('verification', {
  id: text('id').primaryKey(),
  identifier: text('identifier').notNull(),
  value: text('value').notNull(),
  expiresAt: moment('expires_at').notNull(),
  createdAt: moment('created_at').notNull().defaultNow(),
  updatedAt: moment('updated_at').notNull().defaultNow(),
});
