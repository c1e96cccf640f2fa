/** The log: what was asked, how it ended, how long it took. No names, addresses, queries or bodies. */
import type { FastifyRequest, FastifyServerOptions } from 'fastify';

type LoggerSettings = Pick<FastifyServerOptions, 'logger' | 'disableRequestLogging'>;

/** Settings of pino; ids in paths stay, what follows the question mark does not. */
export function logger(level: string): LoggerSettings {
  if (level === 'silent') return { logger: false };
  const serializers = {
    req: (request: Pick<FastifyRequest, 'method' | 'url'>) => ({
      method: request.method,
      path: request.url.split('?')[0],
    }),
    res: (reply: { statusCode?: number }) => ({ status: reply.statusCode }),
  };
  return { logger: { level, base: undefined, serializers } };
}
