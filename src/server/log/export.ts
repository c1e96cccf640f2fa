/**
 * The log as a file, line by line: read in short transactions of the reader's own range, so that a long
 * download holds nobody up. What lies outside the range goes along as its leaf: the root still comes out.
 */
import { Readable } from 'node:stream';
import { problem } from '../../contract/problem.ts';
import {
  logFileKind,
  toBase64,
  writeKey,
  type LogFileHeader,
  type LogFileLine,
  type LogFileNote,
} from '../../domain/log/index.ts';
import { neededForConsistency } from '../../domain/merkle/index.ts';
import type { Db } from '../db/open.ts';
import {
  findPeaks,
  findProof,
  findSize,
  listCheckpoints,
  listPlaced,
  type Placed,
} from './queries.ts';
import type { Signer } from './signer.ts';

const page = 500;
const line = (value: LogFileHeader | LogFileLine | LogFileNote) => `${JSON.stringify(value)}\n`;

/** @throws Problem `invalid` when the log does not reach that far */
export async function headerOf(db: Db, from: number, signer: Signer): Promise<LogFileHeader> {
  const size = await findSize(db);
  if (from > size)
    throw problem('invalid', { detail: `日志只有 ${size} 条，不能从第 ${from} 条开始` });
  const proof = from > 0 ? await findProof(db, neededForConsistency(from, size)) : [];
  return {
    kind: logFileKind,
    version: 1,
    origin: signer.key.name,
    key: writeKey(signer.key),
    from,
    size,
    peaks: (await findPeaks(db, from)).hashes.map(toBase64),
    consistency: proof.map(toBase64),
  };
}

const lineOf = ({ position, hash, entry }: Placed) =>
  line(entry ? { n: position, entry } : { n: position, leaf: toBase64(hash) });

/** @param read opens a transaction of the reader's range */
export function exportLog(
  header: LogFileHeader,
  read: <T>(work: (db: Db) => Promise<T>) => Promise<T>,
): Readable {
  async function* lines() {
    const { from, size } = header;
    yield line(header);
    for (let at = from; at < size; at += page) {
      const to = Math.min(at + page, size);
      const { placed, roots } = await read(async (db) => ({
        placed: await listPlaced(db, at, to),
        roots: await listCheckpoints(db, { from: at + 1, to }),
      }));
      let text = '';
      for (const one of placed) {
        text += lineOf(one);
        for (const { size: of, note } of roots)
          if (of === one.position + 1) text += line({ checkpoint: note });
      }
      yield text;
    }
  }
  return Readable.from(lines());
}
