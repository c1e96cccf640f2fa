/**
 * Sends what waits and fetches what is new: one run at a time over all tabs. Small changes first, then
 * small pictures, then the rest, then "hand it in". A run stops at the first thing that concerns all
 * lanes (no network, session over); what concerns one lane is noted there and the others go on.
 */
import { PhoneProblem, type Send } from '../http.ts';
import type { PhoneDatabase } from '../store/database.ts';
import { isFull } from '../store/save.ts';
import { words } from '../words/index.ts';
import type { Channel } from './channel.ts';
import { sendFile } from './files.ts';
import type { SyncState, SyncStatus } from './model.ts';
import { batchesOf, clockAhead, fileOrder, isEmpty, waitingOf } from './plan.ts';

export type Engine = {
  /** @param pull whether to fetch news even when nothing waits. @returns what it came to */
  run: (pull: boolean) => Promise<SyncState>;
};
type Parts = { database: PhoneDatabase; channels: readonly Channel[]; send: Send };

/** What a failure means for the whole run; null = only for this lane. */
function stateOf(error: PhoneProblem): SyncState | null {
  if (error.status === 0) return 'offline';
  if (error.status === 401) return 'signed-out';
  if (error.code === 'other-account') return 'other-account';
  return error.status === 429 || error.status >= 500 ? 'trouble' : null;
}

/** All lanes with something in them. */
async function lanesOf(database: PhoneDatabase): Promise<string[]> {
  const keys = await Promise.all([
    database.entries.orderBy('lane').uniqueKeys(),
    database.files.orderBy('lane').uniqueKeys(),
    database.closings.toCollection().primaryKeys(),
  ]);
  return [...new Set(keys.flat().map(String))];
}

async function sendEntries(parts: Parts, channel: Channel, lane: string): Promise<void> {
  const { database, send } = parts;
  const entries = await database.entries.where({ lane }).toArray();
  for (const batch of batchesOf(entries)) {
    const sent = await channel.send(lane, batch, false, send);
    const reasons = new Map(sent.refused.map(({ id, reason }) => [id, reason]));
    await database.transaction('rw', database.tables, async () => {
      await sent.keep();
      for (const { seq, id } of batch) {
        const refused = reasons.get(id);
        if (refused === undefined) await database.entries.delete(seq!);
        else await database.entries.update(seq!, { refused });
      }
      await database.troubles.delete(lane);
    });
  }
}

async function sendFiles({ database, send }: Parts, channel: Channel, lane: string) {
  const files = await database.files.where({ lane }).toArray();
  for (const file of fileOrder(files)) {
    await sendFile(database, file, channel.filePath(lane, file.id), send);
  }
}

/** Only when nothing of the lane waits any longer. */
async function close({ database, send }: Parts, channel: Channel, lane: string): Promise<void> {
  if (!(await database.closings.get(lane))) return;
  const entries = await database.entries.where({ lane }).toArray();
  const files = await database.files.where({ lane }).toArray();
  if (!isEmpty(waitingOf(entries, files, []))) return;
  const sent = await channel.send(lane, [], true, send);
  await database.transaction('rw', database.tables, async () => {
    await sent.keep();
    await database.closings.delete(lane);
    if (sent.closed) await database.troubles.delete(lane);
    else await database.troubles.put({ lane, message: sent.notClosed });
  });
}

/** Runs one part for every lane. @throws PhoneProblem when it concerns all of them */
async function eachLane(
  parts: Parts,
  work: (parts: Parts, channel: Channel, lane: string) => Promise<void>,
): Promise<void> {
  for (const lane of await lanesOf(parts.database)) {
    const channel = parts.channels.find(({ prefix }) => lane.startsWith(prefix));
    if (!channel) continue;
    await work(parts, channel, lane).catch(async (error: unknown) => {
      if (!(error instanceof PhoneProblem) || stateOf(error)) throw error;
      await parts.database.closings.delete(lane);
      await parts.database.troubles.put({ lane, message: error.message });
    });
  }
}

async function pullAll({ database, channels, send }: Parts): Promise<void> {
  for (const channel of channels) {
    const sentAt = Date.now();
    const now = await channel.pull(send);
    if (now === null) continue;
    const ahead = clockAhead(sentAt, Date.now(), Date.parse(now));
    await noteOn(database, { clockAhead: ahead });
  }
}

/** A full phone cannot even note how it stands; it must send on all the same, for that makes room. */
const noteOn = (database: PhoneDatabase, change: Partial<SyncStatus>) =>
  database.noteStatus(change).catch((error: unknown) => {
    if (!isFull(error)) throw error;
  });

async function runOnce(parts: Parts, pull: boolean): Promise<SyncState> {
  const { database } = parts;
  try {
    await noteOn(database, { state: 'sending', message: '' });
    if (pull) await pullAll(parts);
    await eachLane(parts, sendEntries);
    await eachLane(parts, sendFiles);
    await eachLane(parts, close);
    await noteOn(database, { state: 'idle', lastDone: new Date().toISOString() });
    return 'idle';
  } catch (error) {
    const known = error instanceof PhoneProblem;
    if (!known && !isFull(error)) {
      await noteOn(database, { state: 'idle' });
      throw error;
    }
    const state = known ? (stateOf(error) ?? 'trouble') : 'trouble';
    const message = known ? error.message : words().sync.storage.full;
    await noteOn(database, { state, message });
    return state;
  }
}

/** Without locks (a page that is not https) a second tab may send the same again; nothing comes of it. */
async function alone<T>(name: string, work: () => Promise<T>): Promise<T | null> {
  if (!('locks' in navigator)) return work();
  return navigator.locks.request(name, { ifAvailable: true }, (lock) => (lock ? work() : null));
}

export function createEngine(given: Parts): Engine {
  const { database } = given;
  const send: Send = (path, options) => given.send(path, { ...options, account: database.account });
  const parts = { ...given, send };
  const name = `mingchuang-sync-${database.account}`;
  return {
    run: async (pull) => (await alone(name, () => runOnce(parts, pull))) ?? 'sending',
  };
}
