/** Files on disk: two levels of folders, written beside their place and renamed, so that none is ever half. */
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, mkdirSync } from 'node:fs';
import { copyFile, open, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileStore } from './store.ts';

/** A new entry of a folder survives a power cut only once the folder itself is written. */
async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}

const absent = ({ code }: NodeJS.ErrnoException) => code === 'ENOENT';

/** A file's time is when it was last kept. @returns false when it is not there */
const touch = (path: string): Promise<boolean> =>
  utimes(path, new Date(), new Date()).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (absent(error)) return false;
      throw error;
    },
  );

/** Milliseconds; 0 when it is not there. */
const lastKept = (path: string): Promise<number> =>
  stat(path).then(
    ({ mtimeMs }) => mtimeMs,
    (error: NodeJS.ErrnoException) => {
      if (absent(error)) return 0;
      throw error;
    },
  );

/** A store in `<dataFolder>/files`. */
export function createDiskStore(dataFolder: string): FileStore {
  const folderOf = (sha256: string) => join(dataFolder, 'files', sha256.slice(0, 2));
  const pathOf = (sha256: string) => join(folderOf(sha256), sha256);

  /** Lets `write` make the file under a passing name; whatever fails leaves nothing behind. */
  async function place(sha256: string, write: (part: string) => Promise<void>): Promise<void> {
    if (await touch(pathOf(sha256))) return;
    mkdirSync(folderOf(sha256), { recursive: true, mode: 0o700 });
    const part = `${pathOf(sha256)}.${process.hrtime.bigint()}`;
    try {
      await write(part);
      await rename(part, pathOf(sha256));
    } catch (error) {
      await rm(part, { force: true });
      throw error;
    }
    await flushFolder(folderOf(sha256));
  }

  return {
    async keep(bytes) {
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      await place(sha256, (part) => writeFile(part, bytes, { mode: 0o600, flush: true }));
      return sha256;
    },
    async adopt(path, sha256) {
      await place(sha256, (part) => rename(path, part).catch(() => copyFile(path, part)));
      await rm(path, { force: true });
    },
    async remove(sha256, since) {
      const path = pathOf(sha256);
      const kept = await lastKept(path);
      if (kept === 0 || kept >= since) return;
      // Out of the way first: whoever keeps it from here on writes it anew, and a touch until now is seen.
      const aside = `${path}.${process.hrtime.bigint()}`;
      await rename(path, aside);
      if ((await lastKept(aside)) >= since) await rename(aside, path);
      else await rm(aside);
    },
    has: (sha256) => Promise.resolve(existsSync(pathOf(sha256))),
    open: (sha256, range) => Promise.resolve(createReadStream(pathOf(sha256), range)),
  };
}
