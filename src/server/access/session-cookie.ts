/** The session cookie of better-auth: `token.signature`, HMAC-SHA256 in base64, URL-encoded. */
import type { FastifyRequest } from 'fastify';
import { createHmac, timingSafeEqual } from 'node:crypto';
import { cookiesOf } from '../http/language.ts';

export const cookiePrefix = 'mingchuang';
const names = [`${cookiePrefix}.session_token`, `__Secure-${cookiePrefix}.session_token`];

/** The token when its signature is ours, else null; a guessed cookie never reaches the database. */
export function sessionToken(request: FastifyRequest, secret: string): string | null {
  const cookies = cookiesOf(request);
  const value = names.map((name) => cookies.get(name)).find((found) => found !== undefined);
  const [token, signature] = decode(value ?? '').split(/\.(?=[^.]*$)/);
  if (!token || !signature) return null;
  const expected = createHmac('sha256', secret).update(token).digest();
  const given = Buffer.from(signature, 'base64');
  return given.length === expected.length && timingSafeEqual(given, expected) ? token : null;
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return '';
  }
}

/** The Set-Cookie line that makes a browser forget its session. */
export const endedCookie = (secure: boolean): string =>
  `${names[secure ? 1 : 0]}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
