/**
 * The built web pages: hashed assets kept for ever, everything else asked for anew. Two apps: the
 * phone's page for all paths under /m, the desk's for all others.
 */
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { problem } from '../../contract/problem.ts';
import { seemsSignedIn } from '../access/session-cookie.ts';

const pathOf = ({ url }: FastifyRequest) => url.split('?')[0] ?? '/';

/** An address of the app itself, not of a file and not of the interface. */
function isPage(request: FastifyRequest): boolean {
  const path = pathOf(request);
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  return isRead && !/^\/api(\/|$)/.test(path) && !/\.[a-z0-9]{1,8}$/i.test(path);
}

/** Whoever comes with a session gets the app's pieces announced in the page itself (scripts/build/phone-page.ts). */
const phonePage = (request: FastifyRequest) =>
  seemsSignedIn(request) ? 'm-signed-in.html' : 'm.html';

/**
 * Serves `folder` (with the .br and .gz made by the build) and answers what nothing else does: the
 * apps' own addresses with their page, the rest with `not-found`. None is served when null.
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
    const path = pathOf(request);
    // What the phone keeps offline begins with /m/, so its start must as well.
    if (path === '/m') return reply.redirect('/m/');
    return reply.sendFile(path.startsWith('/m/') ? phonePage(request) : 'index.html');
  });
}
