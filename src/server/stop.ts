/**
 * The end of a server. First signal: nothing new is taken, what runs comes to its end (within limits),
 * then the database is closed. Second signal: out at once; what was running has not happened. One of
 * several processes waits for the first one's SIGTERM, and counts it once: a terminal or a service
 * manager signals it too.
 */
import type { FastifyInstance } from 'fastify';
import cluster from 'node:cluster';
import { setTimeout as pause } from 'node:timers/promises';
import type { Backups } from './backup/index.ts';
import type { Services } from './http/services.ts';

/** Most milliseconds that requests, and then jobs and backups, are waited for. */
const patience = { requests: 20_000, jobs: 60_000, database: 10_000 };

const within = (work: Promise<unknown>, limit: number): Promise<unknown> =>
  Promise.race([work.catch(() => undefined), pause(limit)]);

export type Running = {
  app: FastifyInstance;
  services: Services;
  backups: Backups;
  /** Ends what else listens or waits: schedules, control, metrics. */
  enders: (() => void)[];
};

/** Waits for running requests; connections that are merely kept open are closed as they fall idle. */
async function closeApp(app: FastifyInstance): Promise<void> {
  const idle = setInterval(() => app.server.closeIdleConnections(), 100);
  await within(app.close(), patience.requests);
  clearInterval(idle);
  app.server.closeAllConnections();
}

async function stop({ app, services, backups, enders }: Running): Promise<void> {
  services.lifecycle.stopping = true;
  for (const end of enders) end();
  await closeApp(app);
  // A job that does not end in time is rolled back with its transaction; the next start says so.
  await within(Promise.all([services.jobs.idle(), backups.idle()]), patience.jobs);
  await within(services.database.close(), patience.database);
  await within(services.peers.close(), patience.database);
}

export function stopOnSignal(running: Running, print: (line: string) => void): void {
  let stopping = false;
  const onSignal = async () => {
    if (stopping && cluster.isWorker) return;
    if (stopping) process.exit(1);
    stopping = true;
    print('正在停止：不再接受新的请求，等进行中的请求和作业结束 …');
    await stop(running);
    print('已停止');
    process.exit(0);
  };
  process.on('SIGINT', () => void (cluster.isWorker || onSignal()));
  process.on('SIGTERM', () => void onSignal());
}
