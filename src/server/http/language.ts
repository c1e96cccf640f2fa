/** The language a request wants: cookie `lang` first, then Accept-Language, else Chinese. */
import type { FastifyRequest } from 'fastify';
import type { Language } from '../../contract/problem.ts';

/** Cookies of a request as a table; the first of a name wins. */
export function cookiesOf(request: FastifyRequest): Map<string, string> {
  const cookies = new Map<string, string>();
  for (const part of (request.headers.cookie ?? '').split(';')) {
    const at = part.indexOf('=');
    const name = part.slice(0, at).trim();
    if (at > 0 && !cookies.has(name)) cookies.set(name, part.slice(at + 1).trim());
  }
  return cookies;
}

export function languageOf(request: FastifyRequest): Language {
  const chosen = cookiesOf(request).get('lang');
  if (chosen === 'zh' || chosen === 'en') return chosen;
  const first = (request.headers['accept-language'] ?? '').trim().toLowerCase();
  return first.startsWith('en') ? 'en' : 'zh';
}
