/** 机构与人员 on the wire: the session, units, people, accounts and roles. */
import { z } from 'zod';
import { usernamePattern } from '../domain/account/username.ts';
import { levels, roles } from '../domain/organisation/model.ts';
import { daySchema, idSchema, momentSchema, pageOf, pageQuery, unitRef } from './common.ts';

export const roleSchema = z.enum(roles);
export const assignmentSchema = z.object({
  id: z.number(),
  role: roleSchema,
  unit: unitRef.extend({ level: z.string() }),
});

/** GET /api/session. `abilities` are the names the present role holds: the web never repeats a rule. */
export const sessionSchema = z.object({
  user: z.object({ id: z.string(), name: z.string(), username: z.string() }),
  assignments: z.array(assignmentSchema),
  active: assignmentSchema,
  abilities: z.array(z.string()),
  /** Something must be done before anything else: choose a password, set up 动态口令. */
  pending: z.enum(['password', 'expired', 'second-factor']).nullable(),
});
export type Session = z.infer<typeof sessionSchema>;

/** POST /api/session */
export const signInSchema = z.object({
  username: z.string().min(1).max(80),
  password: z.string().min(1).max(200),
  /** 动态口令 or a recovery code, once the answer `code-needed` has asked for it. */
  code: z.string().trim().max(20).optional(),
});
/** PUT /api/session/assignment */
export const switchSchema = z.object({ assignmentId: idSchema });
/** GET /api/setup */
export const setupStateSchema = z.object({
  /** Asked before anything else, so that a first visit needs no refused request, and one for both. */
  session: sessionSchema.nullable(),
  /** The same for pages of an earlier edition, which phones keep for days. */
  signedIn: z.boolean(),
  needed: z.boolean(),
  demo: z.boolean(),
  version: z.string(),
  /** Ways to sign in: the button's words (null = none), the directory, and who may use a password kept here. */
  signOn: z.object({
    oidc: z.string().nullable(),
    ldap: z.boolean(),
    local: z.enum(['everybody', 'named']),
  }),
});
/** POST /api/setup: the first administrator and the top unit. */
export const setupSchema = z.object({
  unitCode: z.string().trim().min(1).max(40),
  unitName: z.string().trim().min(1).max(80),
  level: z.enum(levels),
  name: z.string().trim().min(1).max(40),
  username: z.string().trim().regex(usernamePattern),
  password: z.string().min(1).max(200),
  /** Whether administrators must use 动态口令; the security administrator may change it. */
  secondFactor: z.boolean().default(true),
});

export const unitSchema = z.object({
  id: z.number(),
  code: z.string(),
  name: z.string(),
  level: z.string(),
  parent: unitRef.nullable(),
  queueMachine: z.boolean().nullable(),
  version: z.number().int(),
  outlets: z.number().int(),
  people: z.number().int(),
});
export type Unit = z.infer<typeof unitSchema>;
/** GET /api/units */
export const unitsQuery = pageQuery.extend({
  search: z.string().max(80).optional(),
  level: z.enum(levels).optional(),
  parentId: idSchema.optional(),
  underId: idSchema.optional(),
  /** `tree`: as the units stand below one another. */
  sort: z.enum(['tree', 'name', '-name', 'code', '-code']).default('tree'),
});
export const unitsPage = pageOf(unitSchema);
/** GET /api/units/:id */
export const unitDetailSchema = unitSchema.extend({
  path: z.array(unitRef.extend({ level: z.string() })),
  abilities: z.object({ edit: z.boolean() }),
});
/** The version an edit was made from: somebody else's since is told of, not overwritten. */
const version = z.number().int().min(1);
/** POST /api/units, PATCH /api/units/:id (with `version`) */
export const unitEditSchema = z.object({
  code: z.string().trim().min(1).max(40),
  name: z.string().trim().min(1).max(80),
  level: z.enum(levels),
  parentId: idSchema,
  queueMachine: z.boolean().nullable().default(null),
});

export const personSchema = z.object({
  id: z.number(),
  staffNo: z.string(),
  name: z.string(),
  post: z.string(),
  /** Null for readers who may not edit people. */
  phone: z.string().nullable(),
  unit: unitRef,
  /** The last day at work; null while here. */
  leftOn: daySchema.nullable(),
  version: z.number().int(),
  account: z
    .object({
      id: z.string(),
      username: z.string(),
      disabled: z.boolean(),
      assignments: z.array(assignmentSchema),
    })
    .nullable(),
});
export type Person = z.infer<typeof personSchema>;
/** GET /api/people */
export const peopleQuery = pageQuery.extend({
  search: z.string().max(80).optional(),
  unitId: idSchema.optional(),
  post: z.string().max(40).optional(),
  state: z.enum(['here', 'left', 'all']).default('here'),
  sort: z.enum(['unit', 'name', '-name', 'staffNo', '-staffNo', 'post', '-post']).default('unit'),
});
export const peoplePage = pageOf(personSchema);
const phoneSchema = z
  .string()
  .trim()
  .max(30)
  .regex(/^[\d+() -]*$/);
/** POST /api/people */
export const personEditSchema = z.object({
  staffNo: z.string().trim().min(1).max(40),
  name: z.string().trim().min(1).max(40),
  post: z.string().trim().max(40).default(''),
  phone: phoneSchema.default(''),
  unitId: idSchema,
});
/** PATCH /api/people/:id: what changes; another unit is a move. */
export const personChangeSchema = personEditSchema
  .omit({ unitId: true })
  .partial()
  .extend({ version, post: z.string().trim().max(40).optional(), phone: phoneSchema.optional() });
/** POST /api/people/:id/move. `roles`: what becomes of roles held at the former unit. */
export const personMoveSchema = z.object({
  version,
  unitId: idSchema,
  /** The first day at the new unit; today at the latest. */
  on: daySchema,
  post: z.string().trim().max(40).optional(),
  roles: z.enum(['stay', 'follow', 'end']).default('stay'),
});
/** POST /api/people/:id/leave; POST /api/people/:id/return takes it back. */
export const personLeaveSchema = z.object({
  version,
  on: daySchema,
  reason: z.string().trim().max(200).default(''),
});
export const personReturnSchema = z.object({ version });
/** GET /api/people/:id */
export const personDetailSchema = personSchema.extend({
  /** Newest first: edits, moves, leaving. */
  history: z.array(
    z.object({
      id: z.number(),
      at: momentSchema,
      by: z.string(),
      action: z.string(),
      unit: unitRef,
      detail: z.record(z.string(), z.unknown()),
    }),
  ),
});
export type PersonDetail = z.infer<typeof personDetailSchema>;
/** GET /api/posts: the bank's own words for posts, as people here hold them. */
export const postsSchema = z.array(z.object({ post: z.string(), people: z.number().int() }));
/** POST /api/people/:id/account; the answer shows the first password once. An administrator's role waits for a second person. */
export const accountCreateSchema = z.object({
  username: z.string().trim().regex(usernamePattern),
  role: roleSchema,
  unitId: idSchema,
});
/** POST /api/accounts/:id/assignments ; DELETE /api/assignments/:id ; POST /api/accounts/:id/(disable|enable|reset-password) */
export const assignmentCreateSchema = z.object({ role: roleSchema, unitId: idSchema });

export const auditSchema = z.object({
  id: z.number(),
  at: momentSchema,
  actor: z.string(),
  action: z.string(),
  subject: z.string(),
  unit: unitRef,
  /** Where the request came from; null for what a job did. */
  address: z.string().nullable(),
  detail: z.record(z.string(), z.unknown()),
  outcome: z.enum(['done', 'refused']),
});
/** GET /api/audit; `from` and `to` are days, both included. */
export const auditQuery = pageQuery.extend({
  search: z.string().max(80).optional(),
  action: z.string().max(60).optional(),
  outcome: z.enum(['done', 'refused']).optional(),
  from: daySchema.optional(),
  to: daySchema.optional(),
  sort: z.enum(['-at', 'at']).default('-at'),
});
export const auditPage = pageOf(auditSchema);
