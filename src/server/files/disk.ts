/** Files on disk under their hash, so that the same picture is kept once and a change is seen. */
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, mkdirSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';

export type FileStore = {
  /** Keeps the bytes; returns their SHA-256 in hex, under which they are found again. */
  keep: (bytes: Uint8Array) => Promise<string>;
  has: (sha256: string) => boolean;
  open: (sha256: string, range?: { start: number; end: number }) => Readable;
};

/** A store in `<dataFolder>/files`, two levels deep. */
export function createFileStore(dataFolder: string): FileStore {
  const folderOf = (sha256: string) => join(dataFolder, 'files', sha256.slice(0, 2));
  const pathOf = (sha256: string) => join(folderOf(sha256), sha256);
  return {
    async keep(bytes) {
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      if (existsSync(pathOf(sha256))) return sha256;
      mkdirSync(folderOf(sha256), { recursive: true, mode: 0o700 });
      const part = `${pathOf(sha256)}.${process.hrtime.bigint()}`;
      await writeFile(part, bytes, { mode: 0o600, flush: true });
      await rename(part, pathOf(sha256));
      return sha256;
    },
    has: (sha256) => existsSync(pathOf(sha256)),
    open: (sha256, range) => createReadStream(pathOf(sha256), range),
  };
}
