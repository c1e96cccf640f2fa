/**
 * Files that arrive in pieces, kept until they are whole. What has arrived is simply the length of
 * the part on disk, so it survives a restart; a piece sent again overwrites nothing but itself. Only
 * the hash of the whole decides whether it is the file that was meant.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Peers } from '../peers/index.ts';

/** Pieces of one file come one after another, whoever sends them; other files do not wait. */
function createTurns() {
  const last = new Map<string, Promise<unknown>>();
  return async <T>(key: string, work: () => Promise<T>): Promise<T> => {
    const before = last.get(key) ?? Promise.resolve();
    const mine = before.then(work, work);
    const settled = mine.catch(() => undefined);
    last.set(key, settled);
    try {
      return await mine;
    } finally {
      if (last.get(key) === settled) last.delete(key);
    }
  };
}

export type Parts = {
  /** Bytes that have arrived. */
  received: (key: string) => Promise<number>;
  /** Adds a piece at `offset`; answers what has arrived. A piece beyond that is not taken. */
  add: (key: string, offset: number, bytes: Uint8Array) => Promise<number>;
  /** The first bytes, at most `most`. */
  head: (key: string, most: number) => Promise<Uint8Array>;
  /** Flushed to disk: its path, and the hash of what it holds. */
  finish: (key: string) => Promise<{ path: string; sha256: string }>;
  drop: (key: string) => Promise<void>;
  /** Forgets parts that nobody has added to for so many days; answers how many. */
  sweep: (days: number) => Promise<number>;
  /** Runs `work` while no other piece of the same file is taken. */
  inTurn: <T>(key: string, work: () => Promise<T>) => Promise<T>;
};

async function sweepFolder(folder: string, days: number): Promise<number> {
  const before = Date.now() - days * 86_400_000;
  let gone = 0;
  for (const name of await readdir(folder).catch(() => [])) {
    // One that became whole meanwhile is nobody's to sweep.
    const touched = await stat(join(folder, name)).catch(() => null);
    if (!touched || touched.mtimeMs >= before) continue;
    await rm(join(folder, name), { force: true });
    gone += 1;
  }
  return gone;
}

/**
 * @param dataFolder parts are in `<dataFolder>/parts`; keys are made of letters, digits and hyphens
 * @param peers other processes that keep parts in the same folder
 */
export function createParts(dataFolder: string, peers: Pick<Peers, 'inTurn'>): Parts {
  const folder = join(dataFolder, 'parts');
  const turns = createTurns();
  const pathOf = (key: string) => join(folder, key);
  const received: Parts['received'] = (key) =>
    stat(pathOf(key)).then(
      ({ size }) => size,
      () => 0,
    );

  return {
    received,
    inTurn: (key, work) => turns(key, () => peers.inTurn(`part:${key}`, work)),
    async add(key, offset, bytes) {
      const have = await received(key);
      if (offset > have || offset + bytes.length <= have) return have;
      const fresh = bytes.subarray(have - offset);
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const file = await open(pathOf(key), 'a', 0o600);
      try {
        await file.writeFile(fresh);
      } catch (error) {
        // A disk that is full may have taken some of it: give that room back.
        await file.truncate(have).catch(() => undefined);
        throw error;
      } finally {
        await file.close();
      }
      return have + fresh.length;
    },
    async head(key, most) {
      const file = await open(pathOf(key), 'r');
      try {
        const { buffer, bytesRead } = await file.read(Buffer.alloc(most), 0, most, 0);
        return buffer.subarray(0, bytesRead);
      } finally {
        await file.close();
      }
    },
    async finish(key) {
      const path = pathOf(key);
      const file = await open(path, 'r+');
      await file.sync().finally(() => file.close());
      const hash = createHash('sha256');
      for await (const part of createReadStream(path)) hash.update(part as Buffer);
      return { path, sha256: hash.digest('hex') };
    },
    drop: (key) => rm(pathOf(key), { force: true }),
    sweep: (days) => sweepFolder(folder, days),
  };
}
