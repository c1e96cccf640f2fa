/** 健康检查: whether the server answers and its database too. */
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { ok } from './answers.ts';
import { endpoint, type Endpoint } from './endpoint.ts';

const health = endpoint({
  method: 'GET',
  path: '/api/health',
  summary: '服务与数据库是否正常',
  tag: '系统',
  ability: 'public',
  answer: z.object({ ok: z.literal(true), version: z.string(), database: z.string() }),
  handler: async ({ db, services }) => {
    await db.execute(sql`select 1`);
    return { ...ok, version: services.about.version, database: services.database.engine };
  },
});

export const routes: Endpoint[] = [health];
