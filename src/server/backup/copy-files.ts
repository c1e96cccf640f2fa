/** Evidence into a backup: every named file, compared with its hash on the way. */
import { createHash } from 'node:crypto';
import { Transform } from 'node:stream';
import type { FileStore } from '../files/store.ts';
import type { Contents } from './contents.ts';
import type { NamedFiles } from './named-files.ts';
import type { PartWriter } from './write-parts.ts';

/** A store across the network answers slowly, not seldom: so many files are asked for at a time. */
const atATime = 8;

export const partOfFile = (sha256: string) => `files/${sha256.slice(0, 2)}/${sha256}`;

type Copied = Contents['files'];

async function copyFile(files: FileStore, writer: PartWriter, sha256: string, done: Copied) {
  if (!(await files.has(sha256))) return void done.missing.push(sha256);
  const hash = createHash('sha256');
  let bytes = 0;
  const seen = new Transform({
    transform(chunk: Buffer, _encoding, next) {
      hash.update(chunk);
      bytes += chunk.length;
      next(null, chunk);
    },
  });
  const source = await files.open(sha256);
  source.on('error', (error) => seen.destroy(error));
  await writer.add(partOfFile(sha256), source.pipe(seen));
  if (hash.digest('hex') !== sha256) {
    await writer.drop(partOfFile(sha256));
    return void done.damaged.push(sha256);
  }
  done.count += 1;
  done.bytes += bytes;
}

/** What is missing or damaged in the store does not stop a backup; it is told. */
export async function copyFiles(
  files: FileStore,
  writer: PartWriter,
  named: NamedFiles,
  progress: (share: number) => void,
): Promise<Copied> {
  const done: Copied = { count: 0, bytes: 0, missing: [], damaged: [] };
  const hashes = named.hashes();
  let taken = 0;
  const worker = async () => {
    for (const sha256 of hashes) {
      await copyFile(files, writer, sha256, done);
      taken += 1;
      progress(taken / Math.max(1, named.count));
    }
  };
  await Promise.all(Array.from({ length: atATime }, worker));
  done.missing.sort();
  done.damaged.sort();
  return done;
}
