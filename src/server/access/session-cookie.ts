/** The session cookie: `token.signature`, HMAC-SHA256 in base64, URL-encoded; made and checked here only. */
import type { FastifyRequest } from 'fastify';
import { createHmac, timingSafeEqual } from 'node:crypto';
import { cookiesOf } from '../http/language.ts';

const signatureOf = (token: string, secret: string) =>
  createHmac('sha256', secret).update(token).digest();

export type CookieSettings = { secret: string; secure: boolean };

/** Under https only this name: a browser takes it from nobody but https, the plain one from anybody on the way. */
const nameFor = (secure: boolean) => `${secure ? '__Secure-' : ''}mingchuang.session_token`;

/** The token when its signature is ours, else null; a guessed cookie never reaches the database. */
export function sessionToken(
  request: FastifyRequest,
  { secret, secure }: CookieSettings,
): string | null {
  const cookies = cookiesOf(request);
  const [token, signature] = cookieText(cookies.get(nameFor(secure)) ?? '').split(/\.(?=[^.]*$)/);
  if (!token || !signature) return null;
  const expected = signatureOf(token, secret);
  const given = Buffer.from(signature, 'base64');
  return given.length === expected.length && timingSafeEqual(given, expected) ? token : null;
}

/** Whether a session cookie came along, good or not: what to send first, never what somebody may see. */
export const seemsSignedIn = ({ headers }: FastifyRequest): boolean =>
  /mingchuang\.session_token=./.test(headers.cookie ?? '');

/** A cookie's value as it was written; empty when it is none of ours. */
export function cookieText(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return '';
  }
}

/** A Set-Cookie line that scripts cannot read and other sites cannot send along with a change. */
export const cookieLine = (
  name: string,
  value: string,
  { seconds, secure, path = '/' }: { seconds: number; secure: boolean; path?: string },
): string =>
  `${name}=${encodeURIComponent(value)}; Path=${path}; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;

/** The Set-Cookie line of a new session. */
export function begunCookie(token: string, seconds: number, settings: CookieSettings): string {
  const { secret, secure } = settings;
  const signed = `${token}.${signatureOf(token, secret).toString('base64')}`;
  return cookieLine(nameFor(secure), signed, { seconds, secure });
}

/** The Set-Cookie line that makes a browser forget its session. */
export const endedCookie = (secure: boolean): string =>
  cookieLine(nameFor(secure), '', { seconds: 0, secure });
