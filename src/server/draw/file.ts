/** What is published of a draw as files: draw.json, the commitment's exact text, the frozen lists. */
import { problem } from '../../contract/problem.ts';
import { commitmentText, drawFile, listText, type DrawFile } from '../../domain/draw/index.ts';
import type { Db } from '../db/open.ts';
import { FileAnswer } from '../http/answers.ts';
import { loadLists, seedsOf, type Loaded } from './load-draw.ts';
import { stepsOf } from './steps.ts';

/** @throws Problem `not-found` before the draw has taken place */
export async function fileOf(db: Db, loaded: Loaded): Promise<DrawFile> {
  const { draw, steps } = loaded;
  const [commitment] = stepsOf(steps, 'commitment');
  const [drawn] = stepsOf(steps, 'result');
  if (!commitment || !drawn) throw problem('not-found', { what: '抽取结果' });
  const { members, inspectors, avoid } = await loadLists(db, draw.id);
  return drawFile({
    commitment: commitment.document,
    lists: { members, inspectors, avoid },
    seeds: seedsOf(loaded),
    ...drawn.document,
    openings: stepsOf(steps, 'reserve').map(({ document }) => document),
  });
}

export async function fileAnswer(db: Db, loaded: Loaded): Promise<FileAnswer> {
  const bytes = Buffer.from(`${JSON.stringify(await fileOf(db, loaded), null, 1)}\n`);
  return new FileAnswer({ name: 'draw.json', mediaType: 'application/json', bytes });
}

/** The digested bytes themselves: sha256sum of the saved file is the published digest. */
export function commitmentAnswer({ steps }: Loaded): FileAnswer {
  const [commitment] = stepsOf(steps, 'commitment');
  if (!commitment) throw problem('not-found', { what: '承诺书' });
  const bytes = Buffer.from(commitmentText(commitment.document));
  return new FileAnswer({ name: 'commitment.json', mediaType: 'application/json', bytes });
}

/** The frozen pool as published; its sha256sum stands in the commitment. */
export async function poolAnswer(db: Db, { draw }: Loaded): Promise<FileAnswer> {
  const { lines } = await loadLists(db, draw.id);
  if (!lines[0]) throw problem('not-found', { what: '冻结的名单' });
  const bytes = Buffer.from(listText(lines[0]));
  return new FileAnswer({ name: 'pool.txt', mediaType: 'text/plain; charset=utf-8', bytes });
}
