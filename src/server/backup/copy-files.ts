/** Evidence into a backup: every named file, compared with its hash on the way. */
import { createHash } from 'node:crypto';
import type { FileStore } from '../files/store.ts';
import type { Contents } from './contents.ts';
import type { NamedFiles } from './named-files.ts';
import type { PartWriter } from './write-parts.ts';

/** A store across the network answers slowly, not seldom: so many files are asked for at a time. */
const atATime = 8;

export const partOfFile = (sha256: string) => `files/${sha256.slice(0, 2)}/${sha256}`;

type Copied = Contents['files'];

/** Adds the file as a part; the hash and the length of what was read. */
async function addFile(files: FileStore, writer: PartWriter, sha256: string) {
  const hash = createHash('sha256');
  let bytes = 0;
  async function* seen(): AsyncGenerator<Buffer, void> {
    for await (const chunk of (await files.open(sha256)) as AsyncIterable<Buffer>) {
      hash.update(chunk);
      bytes += chunk.length;
      yield chunk;
    }
  }
  await writer.add(partOfFile(sha256), seen());
  return { bytes, read: hash.digest('hex') };
}

async function copyFile(files: FileStore, writer: PartWriter, sha256: string, done: Copied) {
  if (!(await files.has(sha256))) return void done.missing.push(sha256);
  const added = await addFile(files, writer, sha256).catch(async (error: unknown) => {
    // Removed since the snapshot, between the question and the reading: missing, and no reason to stop.
    if (await files.has(sha256)) throw error;
    return null;
  });
  if (added?.read === sha256) {
    done.count += 1;
    done.bytes += added.bytes;
    return;
  }
  await writer.drop(partOfFile(sha256));
  done[added ? 'damaged' : 'missing'].push(sha256);
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
