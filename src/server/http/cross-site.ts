/**
 * Refuses changes that another site makes a browser send. SameSite=Lax on the cookie is the first
 * guard; this is the second: a state-changing request must carry a header that only our own page (or
 * a program) can set, or come from our own origin.
 */
import type { FastifyRequest } from 'fastify';
import { problem } from '../../contract/problem.ts';

const harmless = new Set(['GET', 'HEAD', 'OPTIONS']);

const isSameOrigin = (request: FastifyRequest) => {
  const { origin } = request.headers;
  return origin !== undefined && URL.canParse(origin) && new URL(origin).host === request.host;
};

/** @throws Problem `cross-site` */
export async function refuseCrossSite(request: FastifyRequest): Promise<void> {
  if (harmless.has(request.method) || request.headers['x-mingchuang'] === '1') return;
  if (!isSameOrigin(request)) throw problem('cross-site');
}
