/** The HTTP application: one list of routes, and what surrounds them. It listens nowhere by itself. */
import compress from '@fastify/compress';
import multipart from '@fastify/multipart';
import rateLimit, { type RateLimitOptions } from '@fastify/rate-limit';
import Fastify, { type FastifyInstance, type FastifyServerOptions } from 'fastify';
import { randomUUID } from 'node:crypto';
import type { Writable } from 'node:stream';
import { problem } from '../contract/problem.ts';
import { routes as access } from './access/routes.ts';
import { routes as account } from './account/routes.ts';
import { permitEvidence as permitAppealEvidence } from './appeal/index.ts';
import { routes as appeal } from './appeal/routes.ts';
import { routes as calendar } from './calendar/routes.ts';
import type { Endpoint } from './http/endpoint.ts';
import { answerError } from './http/errors.ts';
import { routes as audit } from './audit/routes.ts';
import { routes as health } from './http/health.ts';
import { languageOf } from './http/language.ts';
import { addLifecycle } from './http/lifecycle.ts';
import { logger, logRequest } from './http/log.ts';
import type { Metrics } from './http/metrics.ts';
import { addDocumentation, describe } from './http/openapi.ts';
import { createAllowance } from './http/allowance.ts';
import { refuseCrossSite } from './http/cross-site.ts';
import { parseJsonBodies } from './http/json-body.ts';
import { addSecurityHeaders } from './http/security-headers.ts';
import { routes as inspection } from './inspection/routes.ts';
import { routes as organisation } from './organisation/routes.ts';
import type { Guard } from './http/enter.ts';
import { runEndpoint } from './http/run-endpoint.ts';
import { sharedLimits } from './peers/index.ts';
import type { Services } from './http/services.ts';
import { routes as visit } from './visit/desk-routes.ts';
import { routes as review } from './visit/review-routes.ts';
import { addWeb } from './http/web.ts';
import { routes as ticket } from './ticket/routes.ts';
import { settleMorning } from './training/index.ts';
import { routes as training } from './training/routes.ts';
import { routes as capture } from './visit/capture-routes.ts';
import { routes as work } from './work/routes.ts';
import { routesWith as evidenceRoutes } from './evidence/routes.ts';
import { routes as dashboard } from './dashboard/routes.ts';
import { routes as deed } from './deed/routes.ts';
import { routes as draw } from './draw/routes.ts';
import { routes as log } from './log/routes.ts';
import { routes as ledger } from './ledger/routes.ts';
import { routes as placement } from './placement/routes.ts';
import { routes as personal } from './personal/routes.ts';
import { routes as plan } from './plan/routes.ts';
import { routes as round } from './round/routes.ts';
import { routes as reliability } from './reliability/routes.ts';
import { permitEvidence as permitRectificationEvidence } from './rectification/index.ts';
import { routes as rectification } from './rectification/routes.ts';
import { routes as signOn } from './sign-on/routes.ts';
import { routes as settlement } from './settlement/routes.ts';
import { routes as standard } from './standard/routes.ts';
import { routes as statement } from './statement/routes.ts';

export const routes: Endpoint[] = [
  ...health,
  ...access,
  ...account,
  ...signOn,
  ...organisation,
  ...audit,
  ...log,
  ...work,
  ...inspection,
  ...standard,
  ...evidenceRoutes(
    { appeal: permitAppealEvidence, rectification: permitRectificationEvidence },
    { meeting: settleMorning },
  ),
  ...capture,
  ...plan,
  ...draw,
  ...round,
  ...reliability,
  ...visit,
  ...review,
  ...settlement,
  ...ledger,
  ...statement,
  ...ticket,
  ...rectification,
  ...placement,
  ...deed,
  ...training,
  ...dashboard,
  ...appeal,
  ...calendar,
  ...personal,
];

export type AppOptions = {
  logLevel?: string;
  /** Where the log goes; standard output when left out. */
  logStream?: Writable;
  metrics?: Metrics;
  /** Opens /metrics to who has it. */
  metricsToken?: string | null;
  /** The built web pages; none are served when null. */
  webFolder?: string | null;
  guard?: Guard;
  /** Requests a minute from one address; tests raise it. */
  perMinute?: number;
  /** Requests a minute of one account; tests raise it with the address's. */
  perAccount?: number;
  /** Proxies whose X-Forwarded-For is believed; nobody's when left out. */
  trustedProxies?: string[];
};

const megabyte = 1024 * 1024;
/** A whole branch may sit behind one address. */
export const perAddress = 6000;
/** More than a person's pages or a phone's sync ever ask for. */
export const perAccount = 1200;

/** Builds the application over the services of one server (or of one test). */
export async function createApp(
  services: Services,
  options: AppOptions = {},
): Promise<FastifyInstance> {
  const settings: FastifyServerOptions = {
    bodyLimit: 4 * megabyte,
    // Longer than any id, so that what is too long is refused in our own words.
    routerOptions: { maxParamLength: 1000 },
    requestTimeout: 120_000,
    forceCloseConnections: 'idle',
    // A server that stops says so in our own words (lifecycle.ts).
    return503OnClosing: false,
    genReqId: () => randomUUID().slice(0, 8),
    trustProxy: options.trustedProxies ?? false,
  };
  const app = Fastify({ ...settings, ...logger(options.logLevel ?? 'silent', options.logStream) });
  app.addHook('onClose', () => services.log.stop());
  services.log.failed = (error) => app.log.error({ err: error }, 'log not sequenced');
  services.jobs.log = (error, id) => app.log.error({ err: error, job: id }, 'job failed');
  parseJsonBodies(app);
  answerErrors(app);
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
  });
  addLifecycle(app, services.lifecycle);
  app.addHook('onResponse', logRequest);
  options.metrics?.add(app, options.metricsToken ?? null);
  app.addHook('onRequest', refuseCrossSite);
  await addSecurityHeaders(app, services.about.secure);
  await app.register(compress, { threshold: 1024, encodings: ['br', 'gzip'] });
  await app.register(rateLimit, {
    max: options.perMinute ?? perAddress,
    timeWindow: 60_000,
    store: sharedLimits(services.peers),
    // A whole branch may sit behind one address: its pages' files are not requests to be counted.
    allowList: (request) => !request.url.startsWith('/api/'),
    errorResponseBuilder: (_, { ttl }) =>
      problem('too-many', { seconds: String(Math.ceil(ttl / 1000)) }),
  });
  await app.register(multipart, { limits: { fileSize: 60 * megabyte, files: 1 } });
  await addDocumentation(app, services.about.version);
  await app.register(async (scope) => addEndpoints(scope, services, options));
  await addWeb(app, options.webFolder ?? null);
  return app;
}

function answerErrors(app: FastifyInstance): void {
  app.setErrorHandler((error, request, reply) => {
    const answer = answerError(error, languageOf(request), request.id);
    if (answer.defect) request.log.error({ err: error }, 'request failed');
    return reply.code(answer.status).header('cache-control', 'no-store').send(answer.body);
  });
}

/** What identifies a caller of a route with its own limit: the address and the account it tries. */
const callerKey = (request: { ip: string; body: unknown }) =>
  `${request.ip} ${String((request.body as { username?: unknown } | undefined)?.username ?? '').slice(0, 80)}`;

/** Counted after the body is read, since the key needs the account's name. */
const ownLimit = (max: number): RateLimitOptions => ({
  max,
  timeWindow: 60_000,
  hook: 'preHandler',
  keyGenerator: callerKey,
});

function addEndpoints(app: FastifyInstance, services: Services, options: AppOptions): void {
  const guard = options.guard ?? { checkAbilities: true };
  const allowance = createAllowance(options.perAccount ?? options.perMinute ?? perAccount);
  // The wrapper parses and whitelists by itself, after it knows who asks; here schemas only document.
  app.setValidatorCompiler(() => (value) => ({ value }));
  app.setSerializerCompiler(() => (value) => JSON.stringify(value));
  // Pieces of files stay a stream until it is known who sends them (receivePiece).
  app.addContentTypeParser('application/octet-stream', (_request, payload, done) =>
    done(null, payload),
  );
  for (const endpoint of routes) {
    const { method, path, perMinute } = endpoint;
    const limit = options.perMinute === undefined ? perMinute : undefined;
    app.route({
      method,
      url: path,
      schema: describe(endpoint),
      config: limit ? { rateLimit: ownLimit(limit) } : {},
      handler: (request, reply) =>
        runEndpoint(request, reply, { services, guard, allowance, endpoint }),
    });
  }
}
