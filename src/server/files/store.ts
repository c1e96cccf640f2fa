/** Where files are kept under their hash, so that the same picture is kept once and a change is seen. */
import type { Readable } from 'node:stream';

export type Range = { start: number; end: number };

export type FileStore = {
  /** Keeps the bytes; returns their SHA-256 in hex, under which they are found again. */
  keep: (bytes: Uint8Array) => Promise<string>;
  /** Takes over a finished file of this machine, of any size; it is gone from `path` afterwards. */
  adopt: (path: string, sha256: string) => Promise<void>;
  /**
   * Takes a file away for good, unless it was kept (again) at or after `since` (milliseconds): whoever
   * did may be about to write the row that names it. Nothing when it is not there.
   */
  remove: (sha256: string, since: number) => Promise<void>;
  has: (sha256: string) => Promise<boolean>;
  /** Both ends of a range count. */
  open: (sha256: string, range?: Range) => Promise<Readable>;
};

/** Most megabytes of a file, by what it is. */
export type FileLimits = Record<'image' | 'audio' | 'video' | 'application', number>;
export const defaultLimits: FileLimits = { image: 20, audio: 100, video: 500, application: 50 };
