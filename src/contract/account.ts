/** 账号安全 on the wire: the policy, second factors, sessions, accounts and what waits for a second person. */
import { z } from 'zod';
import { passwordDefaults } from '../domain/account/defaults.ts';
import { usernamePattern } from '../domain/account/username.ts';
import { idSchema, momentSchema, pageOf, pageQuery, unitRef } from './common.ts';
import { assignmentSchema, roleSchema } from './organisation.ts';

const whole = (least: number, most: number, fallback: number) =>
  z.number().int().min(least).max(most).default(fallback);

/** 安全策略. The defaults follow the habits GB/T 22239-2019 asks of level 2 and 3. */
export const policySchema = z.object({
  minLength: whole(8, 64, passwordDefaults.minLength),
  /** Of small letters, capitals, digits and signs; not asked of long or Chinese passwords. */
  minKinds: whole(1, 4, passwordDefaults.minKinds),
  /** Days until a password must be changed; 0 = never. */
  expiryDays: whole(0, 730, 0),
  /** How many former passwords may not be used again. */
  history: whole(0, 24, 5),
  lockAfter: whole(3, 20, 5),
  lockMinutes: whole(1, 1440, 15),
  idleMinutes: whole(5, 720, 30),
  sessionHours: whole(1, 72, 12),
  /** Who must use 动态口令. */
  secondFactor: z.enum(['nobody', 'administrators', 'everybody']).default('nobody'),
});
export type Policy = z.output<typeof policySchema>;

const changed = {
  /** 0: as delivered, nobody has changed it. */
  version: z.number().int(),
  changedBy: z.string().nullable(),
  changedAt: momentSchema.nullable(),
};
/** GET /api/security/policy */
export const policyStateSchema = z.object({ ...changed, policy: policySchema });
/** PUT /api/security/policy: `version` is the one that was read. */
export const policyEditSchema = z.object({
  version: z.number().int(),
  policy: policySchema,
});

/** Why an account opens nothing yet but the page that mends it. */
export const pendingSchema = z.enum(['password', 'expired', 'second-factor']);
export type Pending = z.infer<typeof pendingSchema>;

/** GET /api/session/security: the own account's state and the rules it lives by. */
export const ownSecuritySchema = z.object({
  pending: pendingSchema.nullable(),
  rules: policySchema.pick({ minLength: true, minKinds: true, history: true, expiryDays: true }),
  /** Whether this account has a password here at all, or signs in through the bank's directory only. */
  hasPassword: z.boolean(),
  passwordChangedAt: momentSchema,
  twoFactor: z.object({ on: z.boolean(), required: z.boolean(), codesLeft: z.number().int() }),
});
export type OwnSecurity = z.infer<typeof ownSecuritySchema>;

export const passwordChangeSchema = z.object({
  old: z.string().min(1).max(200),
  new: z.string().min(1).max(200),
});

/** Six digits, or a recovery code. */
export const codeSchema = z.string().trim().min(6).max(20);
export const codeBodySchema = z.object({ code: codeSchema });
/** POST /api/session/two-factor: the key, in base32 and as the address that a QR code holds. */
export const factorBegunSchema = z.object({ secret: z.string(), uri: z.string() });
/** Shown once. */
export const recoveryCodesSchema = z.object({ codes: z.array(z.string()) });

export const openSessionSchema = z.object({
  id: z.string(),
  /** Whether it is the one that asks. */
  here: z.boolean(),
  browser: z.string(),
  system: z.string(),
  address: z.string().nullable(),
  via: z.enum(['password', 'oidc', 'ldap']),
  begunAt: momentSchema,
  lastUsedAt: momentSchema,
});
export const openSessionsSchema = z.array(openSessionSchema);
export type OpenSession = z.infer<typeof openSessionSchema>;
export const sessionParams = z.object({ id: z.string().min(1).max(80) });
/** DELETE /api/sessions: all others, or all of them. */
export const endSessionsQuery = z.object({ keep: z.enum(['here', 'none']).default('here') });

export const accountSchema = z.object({
  id: z.string(),
  username: z.string(),
  name: z.string(),
  staffNo: z.string().nullable(),
  unit: unitRef.nullable(),
  disabled: z.boolean(),
  /** Until when nobody is let in; null = not locked. */
  lockedUntil: momentSchema.nullable(),
  mustChange: z.boolean(),
  twoFactor: z.boolean(),
  lastSignInAt: momentSchema.nullable(),
  assignments: z.array(assignmentSchema),
});
export type Account = z.infer<typeof accountSchema>;
/** GET /api/accounts */
export const accountsQuery = pageQuery.extend({
  search: z.string().max(80).optional(),
  state: z.enum(['all', 'locked', 'disabled', 'without-factor', 'never']).default('all'),
  role: roleSchema.optional(),
  sort: z.enum(['username', '-username', '-lastSignIn', 'lastSignIn']).default('username'),
});
export const accountsPage = pageOf(accountSchema);

/** What a step on an account came to: at once, or when a second person has confirmed it. */
export const stepDoneSchema = z.object({
  state: z.enum(['done', 'waiting']),
  /** A password made by the system, shown this once. */
  made: z.object({ username: z.string(), password: z.string() }).nullable(),
});
export type StepDone = z.infer<typeof stepDoneSchema>;

export const accessRequestSchema = z.object({
  id: z.number(),
  kind: z.enum(['role', 'password', 'two-factor']),
  account: z.object({ id: z.string(), name: z.string(), username: z.string() }),
  role: roleSchema.nullable(),
  unit: unitRef,
  reason: z.string(),
  /** Null: the bank's directory, at a sign-in. */
  requestedBy: z.string().nullable(),
  requestedAt: momentSchema,
  state: z.enum(['open', 'confirmed', 'refused']),
  decidedBy: z.string().nullable(),
  decidedAt: momentSchema.nullable(),
  /** Whether the reader may confirm it: never the own request, never one about oneself. */
  mayConfirm: z.boolean(),
});
export type AccessRequest = z.infer<typeof accessRequestSchema>;
/** GET /api/access-requests, open ones first. */
export const accessRequestsQuery = pageQuery.extend({
  state: z.enum(['open', 'all']).default('open'),
});
export const accessRequestsPage = pageOf(accessRequestSchema);
export const requestParams = z.object({ id: idSchema });

/** GET /api/administrators: how many accounts in use hold each of the three roles, in the whole bank. */
export const administratorsSchema = z.object({
  system: z.number().int(),
  security: z.number().int(),
  audit: z.number().int(),
});
const named = z.object({
  name: z.string().trim().min(1).max(40),
  username: z.string().trim().regex(usernamePattern),
});
/** POST /api/administrators: the first security and audit administrators, once. */
export const firstAdministratorsSchema = z.object({ security: named, audit: named });
export const firstPasswordsSchema = z.array(
  z.object({ role: roleSchema, username: z.string(), password: z.string() }),
);
