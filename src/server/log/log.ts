/**
 * The sequencer: gives entries their places once they are committed, in short transactions of its own,
 * one server at a time. It is woken after writes and now and then by the clock, and so catches up with
 * what an earlier process, or a direct change in the database, left waiting.
 */
import { grow, rootOf } from '../../domain/merkle/index.ts';
import { writeKey, writeNote } from '../../domain/log/index.ts';
import type { Database, Db } from '../db/open.ts';
import { inTransaction } from '../http/transaction.ts';
import {
  findPeaks,
  findSize,
  hasDaily,
  holdLog,
  insertCheckpoint,
  insertLeaves,
  insertNodes,
  isWaiting,
} from './queries.ts';
import { createSigner, type Signer } from './signer.ts';

/** Entries placed in one transaction. */
const most = 500;
/** After a write, so long that what is written with it goes along (ms). */
const pause = 200;

export type Log = {
  signer: Signer;
  /** Something may wait: looks soon, and does not hold anybody up. */
  wake: () => void;
  /** Places everything that waits, now. */
  settled: () => Promise<void>;
  /** Signs the root as it is now; its id. `askedBy` '' = the day's own, made once a day: null then. */
  signRoot: (askedBy: string) => Promise<number | null>;
  /** No more work; resolves when what runs has ended. */
  stop: () => Promise<void>;
  /** Told what could not be done in the background; it is tried again. */
  failed: (error: unknown) => void;
};

async function placeSome(db: Db): Promise<number> {
  await holdLog(db);
  const size = await findSize(db);
  const peaks = await findPeaks(db, size);
  const leaves = await insertLeaves(db, size, most);
  if (leaves.length > 0) await insertNodes(db, grow(peaks, leaves).nodes);
  return leaves.length;
}

async function placeAll(database: Database): Promise<void> {
  if (!(await inTransaction(database, isWaiting))) return;
  while ((await inTransaction(database, placeSome)) === most);
}

/** Signs the root as it is, in the transaction given; null when the daily one is there already. */
export async function insertRoot(
  db: Db,
  { key, sign }: Signer,
  askedBy: string,
): Promise<number | null> {
  await holdLog(db);
  if (askedBy === '' && (await hasDaily(db))) return null;
  const size = await findSize(db);
  const root = rootOf(await findPeaks(db, size));
  const at = new Date().toISOString();
  const note = writeNote({ origin: key.name, size, root, at }, key, sign);
  return insertCheckpoint(db, { size, root, at, note, key: writeKey(key), askedBy });
}

export function createLog(database: Database, secret: string): Log {
  const signer = createSigner(secret);
  let running: Promise<void> = Promise.resolve();
  let timer: ReturnType<typeof setTimeout> | null = null;
  let stopped = false;
  const settled = () => {
    // One after the other; a failure is told to whoever asked and stops nobody after.
    const next = running.catch(() => undefined).then(() => placeAll(database));
    running = next;
    return next;
  };
  const log: Log = {
    signer,
    failed: () => undefined,
    wake() {
      if (stopped || timer) return;
      timer = setTimeout(() => {
        timer = null;
        settled().catch((error: unknown) => log.failed(error));
      }, pause);
      timer.unref();
    },
    settled,
    async signRoot(askedBy) {
      await settled();
      return inTransaction(database, (db) => insertRoot(db, signer, askedBy));
    },
    async stop() {
      stopped = true;
      if (timer) clearTimeout(timer);
      await running.catch(() => undefined);
    },
  };
  return log;
}
