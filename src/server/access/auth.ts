/**
 * better-auth on our own tables, and on the request's own transaction: made per use (1 ms), so that
 * signing in is rolled back with the rest of its request. Reading a session is a query of ours
 * (queries.ts), because role, range and "disabled" have to be read with it anyway.
 */
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { betterAuth } from 'better-auth/minimal';
import { username } from 'better-auth/plugins/username';
import { credential, session, user, verification } from '../../../db/schema/index.ts';
import type { Db } from '../db/open.ts';
import { cookiePrefix } from './session-cookie.ts';

export type CookieSettings = { secret: string; secure: boolean };

/** A working day and a bit; not renewed, so that a forgotten browser is signed out at night. */
const sessionSeconds = 12 * 60 * 60;

const isUsername = (name: string) => /^[A-Za-z0-9_.-]{3,40}$/.test(name);

/** Call inside `asOwner`: the application's roles may not read secrets. */
export const authOn = (db: Db, { secret, secure }: CookieSettings) =>
  betterAuth({
    secret,
    baseURL: 'http://localhost',
    database: drizzleAdapter(db, {
      provider: 'pg',
      schema: { user, session, account: credential, verification },
    }),
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 10 },
    session: { expiresIn: sessionSeconds, disableSessionRefresh: true },
    plugins: [username({ maxUsernameLength: 40, usernameValidator: isUsername })],
    advanced: { cookiePrefix, useSecureCookies: secure },
    logger: { disabled: true },
    telemetry: { enabled: false },
  });
