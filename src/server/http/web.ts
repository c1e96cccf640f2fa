/** The built web pages: hashed assets kept for ever, everything else asked for anew, one page for all paths. */
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { problem } from '../../contract/problem.ts';

/** An address of the app itself, not of a file and not of the interface. */
function isPage({ method, url }: FastifyRequest): boolean {
  const path = url.split('?')[0] ?? '/';
  const isRead = method === 'GET' || method === 'HEAD';
  return isRead && !/^\/api(\/|$)/.test(path) && !/\.[a-z0-9]{1,8}$/i.test(path);
}

/**
 * Serves `folder` (with the .br and .gz made by the build) and answers what nothing else does: the
 * app's own addresses with index.html, the rest with `not-found`. None is served when null.
 */
export async function addWeb(app: FastifyInstance, folder: string | null): Promise<void> {
  if (folder && existsSync(folder)) {
    await app.register(fastifyStatic, {
      root: folder,
      preCompressed: true,
      cacheControl: false,
      setHeaders: (reply, path) => {
        const forever = /[\\/]assets[\\/]/.test(path);
        const kept = forever ? 'public, max-age=31536000, immutable' : 'no-cache';
        reply.header('cache-control', kept);
      },
    });
  }
  const hasPages = () => folder !== null && existsSync(join(folder, 'index.html'));
  app.setNotFoundHandler((request: FastifyRequest, reply: FastifyReply) => {
    if (!hasPages() || !isPage(request)) throw problem('not-found', { what: '该地址' });
    return reply.sendFile('index.html');
  });
}
