/**
 * A server's last minutes: from the first signal on nothing new is taken, what is running comes to its
 * end, streams of events are closed (their readers connect again, to whoever answers then).
 */
import type { FastifyInstance } from 'fastify';
import { problem } from '../../contract/problem.ts';

export type Lifecycle = {
  /** Whether the server is on its way out. */
  stopping: boolean;
  /** Ends of the streams of events that are open. */
  streams: Set<() => void>;
};

export const createLifecycle = (): Lifecycle => ({ stopping: false, streams: new Set() });

/** Answered to the end: whoever watches has to see that this server is leaving. */
const probes = new Set(['/api/health', '/api/ready']);

/** Refuses new requests of a server that stops, and closes streams before the rest is waited for. */
export function addLifecycle(app: FastifyInstance, lifecycle: Lifecycle): void {
  app.addHook('onRequest', async (request, reply) => {
    if (!lifecycle.stopping || probes.has(request.url)) return;
    reply.header('connection', 'close').header('retry-after', '5');
    throw problem('stopping');
  });
  app.addHook('preClose', async () => {
    for (const end of lifecycle.streams) end();
  });
}
