/**
 * 健康检查: `health` says that the process lives, whatever else is wrong (restart it if it does not);
 * `ready` says whether it can do its work (send it no requests if it cannot).
 */
import { statfs } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { problem } from '../../contract/problem.ts';
import { knownSteps } from '../db/migrations.ts';
import { ok } from './answers.ts';
import { endpoint, type Endpoint } from './endpoint.ts';
import type { Services } from './services.ts';

const health = endpoint({
  method: 'GET',
  path: '/api/health',
  summary: '服务器进程是否活着',
  tag: '系统',
  ability: 'public',
  alone: true,
  answer: z.object({ ok: z.literal(true), version: z.string(), database: z.string() }),
  handler: async ({ services }) => ({
    ...ok,
    version: services.about.version,
    database: services.database.engine,
  }),
});

/** Below this a piece of a video may already not fit. */
const leastFree = 200 * 1024 * 1024;
/** A database that has not answered by then is busy with something else, or away. */
const patience = 5000;

export const freeSpace = async (folder: string): Promise<number> => {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
};

/** The newest step of the schema; null when the database does not answer in time. */
async function schemaNow({ database }: Services): Promise<number | null> {
  const asked = database.pool
    .query<{ newest: string }>(
      'select max(created_at)::text as newest from drizzle.__drizzle_migrations',
    )
    .then(
      ({ rows }) => Number(rows[0]!.newest),
      () => null,
    );
  return Promise.race([asked, pause(patience, null, { ref: false })]);
}

/** Why the server cannot work, in words; null when it can. */
async function hindrance(services: Services): Promise<string | null> {
  if (services.lifecycle.stopping) return '正在停止';
  const now = await schemaNow(services);
  if (now === null) return '数据库没有回答';
  if (now !== knownSteps().at(-1)!.when) return '数据库的结构与程序的版本不一致';
  const free = await freeSpace(services.dataFolder);
  return free < leastFree ? `数据目录所在的磁盘只剩 ${Math.floor(free / 1024 / 1024)} MB` : null;
}

const ready = endpoint({
  method: 'GET',
  path: '/api/ready',
  summary: '服务器能否接受请求：数据库、数据结构、磁盘空间',
  tag: '系统',
  ability: 'public',
  alone: true,
  answer: z.object({ ok: z.literal(true) }),
  handler: async ({ services }) => {
    const what = await hindrance(services);
    return what === null ? ok : problem('not-ready', { what });
  },
});

export const routes: Endpoint[] = [health, ready];
