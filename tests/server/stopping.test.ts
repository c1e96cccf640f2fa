/** 停止与重启：a real server process, told to stop while it works. */
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { operation, passed } from '../support/answers.ts';
import { clientOf, makeGround, signIn, type Ground } from '../support/crash/ground.ts';

const made: { ground?: Ground } = {};
beforeAll(async () => {
  made.ground = await makeGround({ MINGCHUANG_METRICS_PORT: '0', LOG_LEVEL: 'info' });
}, 240_000);
afterAll(() => made.ground?.remove());

type Job = { state: string };

it('SIGTERM：进行中的请求与作业做完，事件流关闭，不再接受新的请求，以 0 退出', async () => {
  const ground = made.ground!;
  const address = await ground.start();
  const manager = clientOf(address, await signIn(address, '县行服务管理员'));
  const inspector = clientOf(address, await signIn(address, '神秘人'));
  const { jobId } = await manager.post<{ jobId: number }>('/api/settlements', {
    planId: ground.planId,
  });
  const stream = await manager.send(`/api/jobs/${jobId}/events`, {});
  expect(stream.status).toBe(200);
  const answers = Promise.allSettled(
    Array.from({ length: 6 }, (_, n) =>
      inspector.send(ground.visits[n % 4]!.path, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          deviceNow: new Date().toISOString(),
          operations: [operation('A01', passed())],
          submit: false,
        }),
      }),
    ),
  );
  await pause(20);
  const child = ground.child()!;
  const gone = once(child, 'exit') as Promise<[number | null, string | null]>;
  child.kill('SIGTERM');
  // The stream ends by itself, with whatever it had to say.
  await stream.text();
  const [code] = await gone;
  expect({ code, said: ground.said().includes('已停止') }).toEqual({ code: 0, said: true });
  for (const answer of await answers) {
    if (answer.status === 'rejected') continue;
    expect([200, 503]).toContain(answer.value.status);
    const body = (await answer.value.json()) as { code?: string };
    if (answer.value.status === 503) expect(body.code).toBe('stopping');
  }
  const [job] = await ground.inDatabase(
    async ({ pool }) =>
      (await pool.query<Job>('select state from job where id = $1', [jobId])).rows,
  );
  expect(job).toEqual({ state: 'done' });
  await expect(fetch(`${address}/api/health`)).rejects.toThrow('fetch failed');
}, 240_000);

it('指标只在本机的另一个端口上，按路由和状态计数', async () => {
  const ground = made.ground!;
  const address = await ground.start();
  await fetch(`${address}/api/health`);
  await fetch(`${address}/api/ready`);
  await fetch(`${address}/api/units?search=%E7%8E%8B%E4%B8%83`);
  const port = /指标：(http:\/\/127\.0\.0\.1:\d+\/metrics)/.exec(ground.said())![1]!;
  const text = await (await fetch(port)).text();
  for (const line of [
    'mingchuang_request_seconds_count{method="GET",route="/api/health",status="200"} 1',
    'mingchuang_request_seconds_count{method="GET",route="/api/units",status="401"} 1',
    'mingchuang_database_up 1',
    'mingchuang_backup_age_seconds -1',
    'mingchuang_jobs{state="running"} 0',
    'mingchuang_pool_connections{state="waiting"} 0',
  ])
    expect(text).toContain(line);
  expect(text).toMatch(/^mingchuang_database_bytes [1-9]\d{6,}$/m);
  expect(text).toMatch(/^mingchuang_disk_free_bytes [1-9]\d+$/m);
  expect(text).toMatch(/^nodejs_eventloop_lag_p99_seconds /m);
  const outside = await (await fetch(`${address}/metrics`)).text();
  expect(outside).not.toContain('mingchuang_');
  await ground.kill();
}, 120_000);
