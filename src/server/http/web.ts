/** The built web pages: hashed assets kept for ever, everything else asked for anew, one page for all paths. */
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { problem } from '../../contract/problem.ts';

/** Serves `folder` (with the .br and .gz made by the build); the app's own paths fall back to index.html. */
export async function addWeb(app: FastifyInstance, folder: string): Promise<void> {
  if (!existsSync(join(folder, 'index.html'))) {
    app.log.warn('the web pages are not built; only /api is served');
    return;
  }
  await app.register(fastifyStatic, {
    root: folder,
    preCompressed: true,
    wildcard: false,
    cacheControl: false,
    setHeaders: (response, path) => {
      const forever = /[\\/]assets[\\/]/.test(path);
      response.header(
        'cache-control',
        forever ? 'public, max-age=31536000, immutable' : 'no-cache',
      );
    },
  });
  app.get('/*', { schema: { hide: true } }, (request, reply) => {
    const path = request.url.split('?')[0] ?? '/';
    const isPage = !path.startsWith('/api/') && !/\.[a-z0-9]{1,8}$/i.test(path);
    if (!isPage) throw problem('not-found', { what: '该地址' });
    return reply.sendFile('index.html');
  });
}
