/** What to send next and when to try again: plain arithmetic, apart from the network and the database. */
import type { Closing, Entry, OutFile } from './model.ts';

/** Entries in one request; the server takes up to 2,000. */
const batchSize = 400;
export const pieceSize = 256 * 1024;
const second = 1000;

/** In the order of making, cut so that one request stays small. */
export function batchesOf(entries: readonly Entry[]): Entry[][] {
  const waiting = entries
    .filter(({ refused }) => refused === null)
    .toSorted((a, b) => (a.seq ?? 0) - (b.seq ?? 0));
  const batches: Entry[][] = [];
  for (let at = 0; at < waiting.length; at += batchSize)
    batches.push(waiting.slice(at, at + batchSize));
  return batches;
}

/** Small pictures first, so that a reviewer sees something at once; then in the order of capture. */
export const fileOrder = (files: readonly OutFile[]): OutFile[] =>
  files
    .filter(({ state }) => state === 'waiting')
    .toSorted(
      (a, b) =>
        Number(b.isThumbnail) - Number(a.isThumbnail) ||
        a.capturedAt.localeCompare(b.capturedAt) ||
        a.id.localeCompare(b.id),
    );

/** The next piece of a file of `total` bytes of which `sent` have arrived; null when there is none. */
export function nextPiece(sent: number, total: number): { from: number; to: number } | null {
  if (sent >= total) return null;
  return { from: sent, to: Math.min(total, sent + pieceSize) };
}

/**
 * Milliseconds until the next try after so many failures in a row: 4 s, doubled up to 5 min. The dice
 * (0…1) spread a branch's phones that lost the same network.
 */
export function retryDelay(failures: number, dice: number): number {
  const base = Math.min(300 * second, 4 * second * 2 ** Math.max(0, failures - 1));
  return Math.round(base * (0.75 + dice / 2));
}

export type Waiting = {
  changes: number;
  /** Without the small pictures, which nobody took. */
  files: number;
  bytes: number;
  refused: number;
  closing: boolean;
};

export function waitingOf(
  entries: readonly Entry[],
  files: readonly OutFile[],
  closings: readonly Closing[],
): Waiting {
  const open = files.filter(({ state }) => state === 'waiting');
  return {
    changes: entries.filter(({ refused }) => refused === null).length,
    files: open.filter(({ isThumbnail }) => !isThumbnail).length,
    bytes: open.reduce((sum, { size, sent }) => sum + size - sent, 0),
    refused:
      entries.filter(({ refused }) => refused !== null).length +
      files.filter(({ state }) => state === 'refused').length,
    closing: closings.length > 0,
  };
}
export const isEmpty = ({ changes, files, bytes, closing }: Waiting): boolean =>
  changes === 0 && files === 0 && bytes === 0 && !closing;

/** Beyond this the two clocks are said to differ; answers and photos would carry wrong times. */
const clockTolerance = 2 * 60 * second;
export const isClockWrong = (ahead: number | null): boolean =>
  ahead !== null && Math.abs(ahead) > clockTolerance;

/**
 * How far the phone is ahead of the server, from one request: the server's moment is compared with
 * the middle between sending and receiving.
 */
export const clockAhead = (sentAt: number, receivedAt: number, serverNow: number): number =>
  Math.round((sentAt + receivedAt) / 2 - serverNow);
