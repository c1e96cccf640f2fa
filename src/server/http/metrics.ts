/**
 * Figures for Prometheus: requests by route and status, the pool, jobs, the event loop, the database's
 * size, free space, the age of the newest backup. Read on a port of this machine only, or under
 * /metrics with a token; by default nowhere.
 */
import type { FastifyInstance } from 'fastify';
import { createHash, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { problem } from '../../contract/problem.ts';
import type { Backups } from '../backup/index.ts';
import { freeSpace } from './health.ts';
import type { Services } from './services.ts';

export type Metrics = {
  /** Counts every request of the application; with a token, answers /metrics. */
  add: (app: FastifyInstance, token: string | null) => void;
  /** Answers /metrics on a port of 127.0.0.1; returns the port and how to end it. */
  serve: (port: number) => Promise<{ port: number; close: () => void }>;
};

/** A figure that does not come in time is left out: the database may be busy for minutes. */
const inTime = <T>(figure: Promise<T>): Promise<T | null> =>
  Promise.race([figure.catch(() => null), pause(3000, null, { ref: false })]);

function addGauges(registry: Registry, services: Services, backups: Backups): void {
  const gauge = (name: string, help: string, collect: (gauge: Gauge) => Promise<void> | void) =>
    new Gauge({
      name: `mingchuang_${name}`,
      help,
      registers: [registry],
      collect() {
        return collect(this);
      },
    });
  const { database, jobs, lifecycle, dataFolder } = services;
  new Gauge({
    name: 'mingchuang_pool_connections',
    help: '数据库连接：已开、空闲、等待',
    labelNames: ['state'],
    registers: [registry],
    collect() {
      const { totalCount, idleCount, waitingCount } = database.pool;
      this.set({ state: 'open' }, totalCount);
      this.set({ state: 'idle' }, idleCount);
      this.set({ state: 'waiting' }, waitingCount);
    },
  });
  new Gauge({
    name: 'mingchuang_jobs',
    help: '本进程的作业：进行中、已完成、已失败',
    labelNames: ['state'],
    registers: [registry],
    collect() {
      for (const [state, count] of Object.entries(jobs.figures())) this.set({ state }, count);
    },
  });
  gauge('event_streams', '打开的事件流', (one) => one.set(lifecycle.streams.size));
  gauge('up', '能否接受请求：停止过程中为 0', (one) => one.set(lifecycle.stopping ? 0 : 1));
  gauge('disk_free_bytes', '数据目录所在磁盘的剩余空间', async (one) =>
    one.set(await freeSpace(dataFolder)),
  );
  gauge('database_bytes', '数据库的大小', async (one) => {
    const size = 'select pg_database_size(current_database())::text as bytes';
    const answer = await inTime(database.pool.query<{ bytes: string }>(size));
    if (answer) one.set(Number(answer.rows[0]!.bytes));
    else one.reset();
  });
  gauge('database_up', '数据库是否及时回答', async (one) =>
    one.set((await inTime(database.pool.query('select 1'))) ? 1 : 0),
  );
  gauge('backup_age_seconds', '最近一次完整备份至今的秒数；没有备份时为 -1', async (one) => {
    const at = await backups.newest();
    one.set(at ? Math.round((Date.now() - at.getTime()) / 1000) : -1);
  });
}

const digest = (text: string) => createHash('sha256').update(text).digest();

export function createMetrics(services: Services, backups: Backups): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  addGauges(registry, services, backups);
  const requests = new Histogram({
    name: 'mingchuang_request_seconds',
    help: '请求用时，按方法、路由、状态',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.5, 1, 2.5, 10, 30],
    registers: [registry],
  });
  return {
    add(app, token) {
      app.addHook('onResponse', async (request, reply) => {
        // The route as it is declared: addresses would be labels without number.
        const route = request.routeOptions.url ?? '（没有的地址）';
        const labels = { method: request.method, route, status: String(reply.statusCode) };
        requests.observe(labels, reply.elapsedTime / 1000);
      });
      if (token === null) return;
      const expected = digest(`Bearer ${token}`);
      app.get('/metrics', { schema: { hide: true } }, async (request, reply) => {
        const given = digest(request.headers.authorization ?? '');
        if (!timingSafeEqual(given, expected)) throw problem('not-found', { what: '该地址' });
        return reply.type(registry.contentType).send(await registry.metrics());
      });
    },
    serve: async (port) => {
      const server = createServer((request, reply) => {
        if (request.url !== '/metrics') return void reply.writeHead(404).end();
        registry.metrics().then(
          (text) => reply.writeHead(200, { 'content-type': registry.contentType }).end(text),
          () => reply.writeHead(500).end(),
        );
      });
      await new Promise<void>((done, fail) => {
        server.once('error', fail);
        server.listen(port, '127.0.0.1', done);
      });
      const address = server.address();
      const close = () => {
        server.close();
        server.closeAllConnections();
      };
      return { port: typeof address === 'object' && address ? address.port : port, close };
    },
  };
}
