/**
 * What anybody may see of a draw that is no secret, by an address that cannot be guessed: the
 * commitment before, the whole draw after. No session, so the database is asked as `wide`, for the
 * one draw of that address only.
 */
import { z } from 'zod';
import { publicDrawSchema } from '../../contract/draw.ts';
import { problem } from '../../contract/problem.ts';
import type { Db } from '../db/open.ts';
import { offlinePage } from '../http/offline-page.ts';
import { endpoint, type Endpoint } from '../http/endpoint.ts';
import { asWide } from '../http/transaction.ts';
import { commitmentAnswer, fileAnswer, poolAnswer } from './file.ts';
import type { Loaded } from './load-draw.ts';
import { findPublicDraw } from './queries.ts';
import { listSteps } from './step-queries.ts';
import { stepsOf } from './steps.ts';

const open = { tag: '抽取', method: 'GET', ability: 'public', perMinute: 60 } as const;
const params = z.object({ key: z.string().min(1).max(80) });

/** Finds the draw and answers, all as `wide`. @throws Problem `not-found` */
const onPublic = <T>(db: Db, key: string, answer: (loaded: Loaded) => T | Promise<T>): Promise<T> =>
  asWide(db, async () => {
    const draw = await findPublicDraw(db, key);
    if (!draw) throw problem('not-found', { what: '公开的抽取' });
    return answer({ draw, steps: await listSteps(db, draw.id) });
  });

function present({ draw, steps }: Loaded): z.input<typeof publicDrawSchema> {
  const [commitment] = stepsOf(steps, 'commitment');
  const [drawn] = stepsOf(steps, 'result');
  const [cancelled] = stepsOf(steps, 'cancellation');
  const files = ['commitment.json', 'pool.txt', ...(drawn ? ['draw.json'] : [])];
  return {
    name: draw.name,
    unit: draw.unit.name,
    state: draw.state,
    commitmentSha256: commitment!.sha256,
    commitment: commitment!.document,
    drawnAt: drawn?.at ?? null,
    cancelled: cancelled?.document.reason ?? null,
    files: files.map((name) => `/api/public/draws/${draw.publicId}/${name}`),
  };
}

const one = endpoint({
  ...open,
  path: '/api/public/draws/:key',
  summary: '一次公开的抽取：承诺与文件',
  params,
  answer: publicDrawSchema,
  handler: ({ db, params }) => onPublic(db, params.key, present),
});

const file = endpoint({
  ...open,
  path: '/api/public/draws/:key/draw.json',
  summary: '公开的抽取文件',
  params,
  answer: 'file',
  handler: ({ db, params }) => onPublic(db, params.key, (loaded) => fileAnswer(db, loaded)),
});

const commitment = endpoint({
  ...open,
  path: '/api/public/draws/:key/commitment.json',
  summary: '公开的承诺书原文',
  params,
  answer: 'file',
  handler: ({ db, params }) => onPublic(db, params.key, commitmentAnswer),
});

const pool = endpoint({
  ...open,
  path: '/api/public/draws/:key/pool.txt',
  summary: '公开的名单原文',
  params,
  answer: 'file',
  handler: ({ db, params }) => onPublic(db, params.key, (loaded) => poolAnswer(db, loaded)),
});

/** The page that checks a draw.json without asking this server anything (scripts/write-draw-page.ts). */
const verifier = endpoint({
  ...open,
  path: '/verify/draw.html',
  summary: '核对抽取文件的离线页，另存后断网也能用',
  answer: 'file',
  handler: async () => offlinePage('draw.html'),
});

export const publicRoutes: Endpoint[] = [one, file, commitment, pool, verifier];
