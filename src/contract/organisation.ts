/** 机构与人员 on the wire: the session, units, people, accounts and roles. */
import { z } from 'zod';
import { levels, roles } from '../domain/organisation/model.ts';
import { idSchema, momentSchema, pageOf, pageQuery, unitRef } from './common.ts';

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
});
export type Session = z.infer<typeof sessionSchema>;

/** POST /api/session */
export const signInSchema = z.object({
  username: z.string().min(1).max(80),
  password: z.string().min(1).max(200),
});
/** PUT /api/session/assignment */
export const switchSchema = z.object({ assignmentId: idSchema });
/** GET /api/setup */
export const setupStateSchema = z.object({
  /** Asked before the session, so that a first visit needs no refused request. */
  signedIn: z.boolean(),
  needed: z.boolean(),
  demo: z.boolean(),
  version: z.string(),
});
/** POST /api/setup: the first administrator and the top unit. */
export const setupSchema = z.object({
  unitCode: z.string().trim().min(1).max(40),
  unitName: z.string().trim().min(1).max(80),
  level: z.enum(levels),
  name: z.string().trim().min(1).max(40),
  username: z
    .string()
    .trim()
    .regex(/^[A-Za-z0-9_.-]{3,40}$/),
  password: z.string().min(10).max(200),
});

export const unitSchema = z.object({
  id: z.number(),
  code: z.string(),
  name: z.string(),
  level: z.string(),
  parent: unitRef.nullable(),
  queueMachine: z.boolean().nullable(),
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
});
export const unitsPage = pageOf(unitSchema);
/** GET /api/units/:id */
export const unitDetailSchema = unitSchema.extend({
  path: z.array(unitRef.extend({ level: z.string() })),
  abilities: z.object({ edit: z.boolean() }),
});
/** POST /api/units, PATCH /api/units/:id */
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
  unit: unitRef,
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
});
export const peoplePage = pageOf(personSchema);
/** POST /api/people */
export const personEditSchema = z.object({
  staffNo: z.string().trim().min(1).max(40),
  name: z.string().trim().min(1).max(40),
  post: z.string().trim().max(40).default(''),
  unitId: idSchema,
});
/** POST /api/people/:id/account; the answer shows the first password once. */
export const accountCreateSchema = z.object({
  username: z
    .string()
    .trim()
    .regex(/^[A-Za-z0-9_.-]{3,40}$/),
  role: roleSchema,
  unitId: idSchema,
});
export const accountCreatedSchema = z.object({ username: z.string(), password: z.string() });
/** POST /api/accounts/:id/assignments ; DELETE /api/assignments/:id ; POST /api/accounts/:id/(disable|enable|reset-password) */
export const assignmentCreateSchema = z.object({ role: roleSchema, unitId: idSchema });

export const auditSchema = z.object({
  id: z.number(),
  at: momentSchema,
  actor: z.string(),
  action: z.string(),
  subject: z.string(),
  unit: unitRef,
  detail: z.record(z.string(), z.unknown()),
});
/** GET /api/audit */
export const auditQuery = pageQuery.extend({
  search: z.string().max(80).optional(),
  action: z.string().max(60).optional(),
});
export const auditPage = pageOf(auditSchema);
