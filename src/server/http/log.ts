/** The log: what was asked, how it ended, how long it took. No names, addresses, queries or bodies. */
import {
  LogController,
  type FastifyReply,
  type FastifyRequest,
  type FastifyServerOptions,
} from 'fastify';

type LoggerSettings = Pick<FastifyServerOptions, 'logger' | 'logController'>;

/** Settings of pino; requests are logged by `logRequest`, one line each. */
export const logger = (level: string): LoggerSettings =>
  level === 'silent'
    ? { logger: false }
    : {
        logger: { level, base: undefined },
        logController: new LogController({ disableRequestLogging: true }),
      };

/** Ids in the path stay, what follows the question mark (search words) does not. */
export async function logRequest(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  request.log.info(
    {
      method: request.method,
      path: request.url.split('?')[0],
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
    },
    'request',
  );
}
