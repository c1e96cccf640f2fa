/** What the outbox must know of a kind of thing that is sent: one channel for visits, others beside it. */
import type { Send } from '../http.ts';
import type { Entry } from './model.ts';

export type Sent = {
  /** Ids of the entries that the server would not take; all others of the batch are in. */
  refused: { id: string; reason: string }[];
  /** Whether the lane is handed in, when that was asked; else why not. */
  closed: boolean;
  notClosed: string;
  /** Writes what the server answered; runs in the transaction that takes the entries out. */
  keep: () => Promise<unknown>;
};

export type Channel = {
  /** Lanes beginning with this are its own. */
  prefix: string;
  /** Fetches what the server has. @returns the server's moment (ISO) if it said one */
  pull: (send: Send) => Promise<string | null>;
  send: (lane: string, entries: Entry[], close: boolean, send: Send) => Promise<Sent>;
  /** Where a file of this lane goes. */
  filePath: (lane: string, id: string) => string;
};
