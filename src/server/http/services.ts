/** What lives as long as the server and is handed to every request: database, files, jobs. */
import { createLockOut, type LockOut } from '../access/lock-out.ts';
import type { Database, Db } from '../db/open.ts';
import { createJobs, type Jobs } from '../work/jobs.ts';
import { createDiskStore } from '../files/disk.ts';
import { createParts, type Parts } from '../files/parts.ts';
import { defaultLimits, type FileLimits, type FileStore } from '../files/store.ts';
import { withinScope } from './transaction.ts';

export type Services = {
  /** Never touched inside a handler: with the embedded database that would wait for itself. */
  database: Database;
  files: FileStore;
  /** Files that are still arriving. */
  parts: Parts;
  fileLimits: FileLimits;
  jobs: Jobs;
  lockOut: LockOut;
  /** An own transaction that sees every unit; only from jobs. */
  wide: <T>(work: (db: Db) => Promise<T>) => Promise<T>;
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
 * @param kept where else evidence is kept, and how large it may be
 */
export function createServices(
  database: Database,
  dataFolder: string,
  about: About,
  kept: { files?: FileStore; fileLimits?: FileLimits } = {},
): Services {
  const wide: Services['wide'] = (work) => withinScope(database, { role: 'wide' }, work);
  const within: Services['within'] = (scope, work) =>
    withinScope(database, { role: 'app', ...scope }, work);
  return {
    database,
    files: kept.files ?? createDiskStore(dataFolder),
    parts: createParts(dataFolder),
    fileLimits: kept.fileLimits ?? defaultLimits,
    jobs: createJobs(wide),
    lockOut: createLockOut(),
    wide,
    within,
    about,
  };
}
