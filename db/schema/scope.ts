/**
 * Row-level security, once for every table: a fact carries `unit_no`, and a person sees the range
 * of numbers of the unit where the role in use was given. Two database roles: `mingchuang_app` is
 * bound by the range, `mingchuang_wide` serves whole-bank work (settlement, ranking) and is not.
 * A range, not a sub-select: it keeps the index and also holds on Citus (docs/decisions/0002).
 */
import { sql, type SQL } from 'drizzle-orm';
import { bigint, pgPolicy, pgRole, timestamp } from 'drizzle-orm/pg-core';

export const appRole = pgRole('mingchuang_app').existing();
export const wideRole = pgRole('mingchuang_wide').existing();

const lo = sql.raw(`nullif(current_setting('app.lo', true), '')::bigint`);
const hi = sql.raw(`nullif(current_setting('app.hi', true), '')::bigint`);
const inside = sql`unit_no between ${lo} and ${hi}`;
/** Also the units above: an outlet must be able to read its county's plan and its own address. */
const insideOrAbove = sql`(unit_no between ${lo} and ${hi}) or (unit_no <= ${lo} and last_no >= ${hi})`;

function policies(table: string, using: SQL, withCheck: SQL) {
  return [
    pgPolicy(`${table}_scope`, { for: 'all', to: appRole, using, withCheck }),
    pgPolicy(`${table}_wide`, { for: 'all', to: wideRole, using: sql`true`, withCheck: sql`true` }),
  ];
}

/** Facts: seen and written only inside the range. */
export const scoped = (table: string) => policies(table, inside, inside);
/** Reference rows with a range of their own (units, plans): also seen from below, written only inside. */
export const scopedWithAncestors = (table: string) => policies(table, insideOrAbove, inside);
/** The same, but a draft is nobody's business below the unit that writes it. */
export const scopedOnceIssued = (table: string) =>
  policies(
    table,
    sql`(unit_no between ${lo} and ${hi}) or (state <> 'draft' and unit_no <= ${lo} and last_no >= ${hi})`,
    inside,
  );

/**
 * Facts that some inside the range may not know of yet (暗访): seen by those who hold `visit.secret`
 * (`app.secrets` = on) and by the account they belong to.
 */
export const scopedSecretly = (table: string) => {
  const known = sql`(${inside}) and (not secret or current_setting('app.secrets', true) = 'on' or owner_id = current_setting('app.account', true))`;
  return policies(table, known, known);
};

/**
 * What one person wrote for those who lead (心得): seen by them (`app.personal` = on) and by the person
 * whose it is (`app.person`), not by colleagues of the same range.
 */
export const scopedPersonally = (table: string) => {
  const known = sql`(${inside}) and (current_setting('app.personal', true) = 'on' or person_id = nullif(current_setting('app.person', true), '')::bigint)`;
  return policies(table, known, known);
};

function readPolicies(table: string, using: SQL) {
  return [
    pgPolicy(`${table}_scope`, { for: 'select', to: appRole, using }),
    pgPolicy(`${table}_wide`, { for: 'select', to: wideRole, using: sql`true` }),
  ];
}

/** Says nothing of what it stands for (hashes): for everybody to read, for the owner alone to write. */
export const readByAll = (table: string) => readPolicies(table, sql`true`);
/** Derived by triggers: read in the range, for the owner alone to write. */
export const readInside = (table: string) => readPolicies(table, inside);
/** Tells that something exists: read in the range by those who may know of secret visits. */
export const readInsideByOverseers = (table: string) =>
  readPolicies(table, sql`(${inside}) and current_setting('app.secrets', true) = 'on'`);

/** bigint kept as a JavaScript number: every number we hand out stays below 2^53. */
export const big = (name: string) => bigint(name, { mode: 'number' });
export const identity = (name = 'id') => big(name).generatedAlwaysAsIdentity();
/** A moment, kept with its zone and read as an ISO string. */
export const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'string' });
