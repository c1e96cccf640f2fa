/**
 * Writes the parts of a backup into a folder that gets its name only when it is complete. Each part is
 * hashed as it lies on the disk; SHA256SUMS lists them as `sha256sum -c` reads it, and the manifest
 * holds the hash of that list.
 */
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, open, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { PassThrough, Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { lockFolder } from '../db/folder-lock.ts';
import type { Manifest } from './contents.ts';
import type { Seal } from './seal.ts';

/** What ends a folder's name until the backup in it is complete. */
export const unfinished = '.part';

type Source = Readable | AsyncIterable<Buffer>;
export type PartWriter = {
  /** Writes one part; `zipped` adds .gz to its name. */
  add: (name: string, source: Source, zipped?: boolean) => Promise<void>;
  /** Takes a part back that has just been added. */
  drop: (name: string) => Promise<void>;
  /** Bytes written so far. */
  bytes: () => number;
  /** Writes the manifest and gives the folder its name. */
  finish: (manifest: Omit<Manifest, 'parts' | 'seal'>) => Promise<void>;
  /** Leaves nothing behind. */
  abandon: () => Promise<void>;
};

async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}

const manifestText = (manifest: Manifest, seal: Seal | null) => {
  const written = JSON.stringify(manifest);
  const sha256 = createHash('sha256').update(written).digest('hex');
  return `${JSON.stringify({ manifest, sha256, ...(seal ? { hmac: seal.sign(written) } : {}) })}\n`;
};

/** @param folder the backup's own, which does not exist yet */
export async function createPartWriter(folder: string, seal: Seal | null): Promise<PartWriter> {
  const place = `${folder}${unfinished}`;
  await rm(place, { recursive: true, force: true });
  await mkdir(place, { recursive: true, mode: 0o700 });
  const release = lockFolder(place);
  const sums = new Map<string, { sha256: string; bytes: number }>();
  let total = 0;
  const nameOf = (name: string) => (seal ? `${name}.enc` : name);

  const writer: PartWriter = {
    bytes: () => total,
    async add(name, source, zipped = false) {
      const written = nameOf(zipped ? `${name}.gz` : name);
      const path = join(place, written);
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      const hash = createHash('sha256');
      let bytes = 0;
      const counted = new Transform({
        transform(chunk: Buffer, _encoding, done) {
          hash.update(chunk);
          bytes += chunk.length;
          done(null, chunk);
        },
      });
      await pipeline(
        source instanceof Readable ? source : Readable.from(source, { objectMode: false }),
        zipped ? createGzip({ level: 3 }) : new PassThrough(),
        seal ? seal.encrypt(written) : new PassThrough(),
        counted,
        createWriteStream(path, { mode: 0o600, flush: true }),
      );
      sums.set(written, { sha256: hash.digest('hex'), bytes });
      total += bytes;
    },
    async drop(name) {
      total -= sums.get(nameOf(name))?.bytes ?? 0;
      sums.delete(nameOf(name));
      await rm(join(place, nameOf(name)), { force: true });
    },
    async finish(manifest) {
      const lines = [...sums].map(([part, { sha256 }]) => `${sha256}  ${part}\n`).sort();
      const text = lines.join('');
      await writeFile(join(place, 'SHA256SUMS'), text, { mode: 0o600, flush: true });
      const list = createHash('sha256').update(text).digest('hex');
      const parts = { count: sums.size, bytes: total, sums: list };
      const whole = { ...manifest, seal: seal?.settings ?? null, parts };
      const options = { mode: 0o600, flush: true };
      await writeFile(join(place, 'manifest.json'), manifestText(whole, seal), options);
      release();
      await flushFolder(place);
      await rename(place, folder);
      await flushFolder(dirname(folder));
    },
    abandon: () => {
      release();
      return rm(place, { recursive: true, force: true });
    },
  };
  return writer;
}

/** Whether something lies there. */
export const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );
