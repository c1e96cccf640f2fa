/**
 * What waits to be sent, whatever it is about. A *lane* is one thing at the server ("visit/3/12"):
 * entries are small changes in the order they were made, files go in pieces, and a closing asks that
 * the lane be handed in once everything before it has arrived. All ids are made by the phone, so
 * that everything may be sent any number of times.
 */

/** A change; `body` is what the lane's channel sends. */
export type Entry = {
  /** Order of making, given by the database. */
  seq?: number;
  id: string;
  lane: string;
  body: unknown;
  /** Why the server would not take it; null while it waits. */
  refused: string | null;
};

/** A photo, clip or sound. Its bytes are in a table of their own and go once the server has them. */
export type OutFile = {
  id: string;
  lane: string;
  /** What it belongs to inside the lane, e.g. an item's code. */
  key: string;
  name: string;
  type: string;
  size: number;
  /** Of the bytes as they are sent, lower-case hex. */
  sha256: string;
  /** ISO, by the phone's clock or the camera's own. */
  capturedAt: string;
  /** Id of the small picture that stands for this file, which is a file of its own. */
  thumbnail: string | null;
  isThumbnail: boolean;
  /** How many bytes the server has confirmed. */
  sent: number;
  state: 'waiting' | 'arrived' | 'refused';
  refused: string | null;
};
export type FileBytes = { id: string; blob: Blob };

/** "Hand it in." */
export type Closing = { lane: string; askedAt: string };

/** What stands between a lane and the server, in words; gone with its next success. */
export type LaneTrouble = { lane: string; message: string };

export type SyncState =
  | 'idle'
  | 'sending'
  | 'offline'
  | 'signed-out'
  | 'other-account'
  /** The server answered, but not as it should. */
  | 'trouble';
export type SyncStatus = {
  state: SyncState;
  /** When all that waited had last arrived (ISO). */
  lastDone: string | null;
  message: string;
  /** How far this phone's clock is ahead of the server's, in milliseconds; null = never compared. */
  clockAhead: number | null;
};
export const noStatus: SyncStatus = {
  state: 'idle',
  lastDone: null,
  message: '',
  clockAhead: null,
};
