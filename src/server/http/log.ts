/**
 * The log: a JSON object a line; what was asked, how it ended, how long it took, under the number of the
 * request. No names, addresses, queries, bodies, tokens; of errors no values that somebody entered.
 */
import {
  LogController,
  type FastifyReply,
  type FastifyRequest,
  type FastifyServerOptions,
} from 'fastify';
import type { Writable } from 'node:stream';

type LoggerSettings = Pick<FastifyServerOptions, 'logger' | 'logController'>;

type Failure = Error & Record<'code' | 'constraint' | 'table' | 'column' | 'routine', unknown>;

/** Messages of these classes repeat what was entered (data exceptions, violated constraints). */
const repeatsValues = /^(22|23)/;
const isState = (code: unknown) => typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code);

/** The message, without the parameters that drizzle adds to a statement that failed. */
function messageOf({ message, code }: Failure): string {
  if (isState(code) && repeatsValues.test(String(code))) return '';
  return message.split('\nparams:')[0]!.slice(0, 2000);
}

type Told = { type: string; message: string; stack: string } & Record<string, unknown>;

/** What an error may say in the log: where it happened and of what kind, never with which values. */
export function tellError(error: unknown): Told {
  if (!(error instanceof Error)) return { type: typeof error, message: '', stack: '' };
  const failure = error as Failure;
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const { code, constraint, table, column, routine } = failure;
  return {
    type: error.name,
    message: messageOf(failure),
    ...Object.fromEntries(
      Object.entries({ code, constraint, table, column, routine }).filter(([, value]) => value),
    ),
    stack: frames.map((line) => line.trim()).join('\n'),
    ...(error.cause ? { cause: tellError(error.cause) } : {}),
  };
}

/** Settings of pino; requests are logged by `logRequest`, one line each. */
export const logger = (level: string, stream?: Writable): LoggerSettings =>
  level === 'silent'
    ? { logger: false }
    : {
        logger: {
          level,
          base: undefined,
          timestamp: () => `,"time":"${new Date().toISOString()}"`,
          serializers: { err: tellError },
          ...(stream ? { stream } : {}),
        },
        logController: new LogController({ disableRequestLogging: true }),
      };

/** The route, with numbers in their places; other parts of an address may be names or tokens. */
function pathOf({ routeOptions, params }: FastifyRequest): string {
  const route = routeOptions.url ?? '';
  return Object.entries((params ?? {}) as Record<string, unknown>).reduce(
    (path, [name, value]) =>
      /^\d{1,15}$/.test(String(value)) ? path.replace(`:${name}`, String(value)) : path,
    route,
  );
}

export async function logRequest(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  request.log.info(
    {
      method: request.method,
      path: pathOf(request),
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
    },
    'request',
  );
}
