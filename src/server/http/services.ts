/** What lives as long as the server and is handed to every request: database, files, jobs. */
import { createLockOut, type LockOut } from '../access/lock-out.ts';
import type { Database, Db } from '../db/open.ts';
import { createLog, type Log } from '../log/log.ts';
import { nobodyElse, type Peers } from '../peers/index.ts';
import { createJobs, type Jobs } from '../work/jobs.ts';
import { createDiskStore } from '../files/disk.ts';
import { createParts, type Parts } from '../files/parts.ts';
import { defaultLimits, type FileLimits, type FileStore } from '../files/store.ts';
import { createLifecycle, type Lifecycle } from './lifecycle.ts';
import { withinScope } from './transaction.ts';

export type Services = {
  /** Never touched inside a handler: with the embedded database that would wait for itself. */
  database: Database;
  /** The other processes of the same database. */
  peers: Peers;
  files: FileStore;
  /** Where files are kept that the store does not: its disk must not be full. */
  dataFolder: string;
  /** Files that are still arriving. */
  parts: Parts;
  fileLimits: FileLimits;
  jobs: Jobs;
  lockOut: LockOut;
  lifecycle: Lifecycle;
  /** The same for addresses, whatever accounts were tried from them. */
  addressLockOut: LockOut;
  /** 防篡改日志: gives entries their places and signs the root. */
  log: Log;
  /** An own transaction that sees every unit; only from jobs. `account`: who asked for the job. */
  wide: <T>(work: (db: Db) => Promise<T>, account?: string) => Promise<T>;
  /** An own transaction bound to a range; only from jobs. */
  within: <T>(scope: { lo: number; hi: number }, work: (db: Db) => Promise<T>) => Promise<T>;
  about: About;
};

export type About = {
  version: string;
  /** Whether the invented demo bank was loaded into this database. */
  demo: boolean;
  /** Signs session cookies. */
  secret: string;
  /** Cookies are sent over https only. */
  secure: boolean;
  /** The address people use, when it is not the one that is asked. */
  publicUrl?: string | null;
};

/**
 * @param dataFolder where files are kept, beside the embedded database
 * @param kept where else evidence is kept, how large it may be, and who else works on this database
 */
export function createServices(
  database: Database,
  dataFolder: string,
  about: About,
  kept: { files?: FileStore; fileLimits?: FileLimits; peers?: Peers } = {},
): Services {
  const log = createLog(database, about.secret);
  const wide: Services['wide'] = async (work, account) => {
    const answer = await withinScope(
      database,
      { role: 'wide', ...(account ? { account } : {}) },
      work,
    );
    log.wake();
    return answer;
  };
  const within: Services['within'] = (scope, work) =>
    withinScope(database, { role: 'app', ...scope }, work);
  const peers = kept.peers ?? nobodyElse();
  return {
    database,
    peers,
    files: kept.files ?? createDiskStore(dataFolder),
    dataFolder,
    parts: createParts(dataFolder, peers),
    fileLimits: kept.fileLimits ?? defaultLimits,
    jobs: createJobs(wide, peers),
    lockOut: createLockOut(Date.now, peers),
    addressLockOut: createLockOut(Date.now, peers, 'address'),
    lifecycle: createLifecycle(),
    log,
    wide,
    within,
    about,
  };
}
