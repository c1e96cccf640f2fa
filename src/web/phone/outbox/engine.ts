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
  /**
   * @param pull whether to fetch news even when nothing waits
   * @param wait whether to wait for another tab's run, instead of leaving it to that one
   * @returns what it came to
   */
  run: (pull: boolean, wait: boolean) => Promise<SyncState>;
};
type Given = { database: PhoneDatabase; channels: readonly Channel[]; send: Send };
/** `noteFull`: the phone has no room. The run goes on all the same, for what arrives makes room. */
type Parts = Given & { noteFull: () => void };

/** What a failure means for the whole run; null = only for this lane. */
function stateOf(error: PhoneProblem): SyncState | null {
  if (error.status === 0) return 'offline';
  if (error.status === 401) return 'signed-out';
  if (error.code === 'other-account') return 'other-account';
  return error.status === 429 || error.status >= 500 ? 'trouble' : null;
}

/** What a full phone cannot write is left; anything else is thrown on. */
const ifFull =
  ({ noteFull }: Pick<Parts, 'noteFull'>) =>
  (error: unknown): void => {
    if (!isFull(error)) throw error;
    noteFull();
  };

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

async function sendFiles(parts: Parts, channel: Channel, lane: string) {
  const { database, send } = parts;
  const files = await database.files.where({ lane }).toArray();
  for (const file of fileOrder(files)) {
    const path = channel.filePath(lane, file.id);
    await sendFile(database, file, path, send).catch(ifFull(parts));
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
      if (isFull(error)) return parts.noteFull();
      if (!(error instanceof PhoneProblem) || stateOf(error)) throw error;
      await parts.database.closings.delete(lane);
      await parts.database.troubles.put({ lane, message: error.message }).catch(ifFull(parts));
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

/** A full phone cannot even note how it stands. */
const noteOn = (database: PhoneDatabase, change: Partial<SyncStatus>) =>
  database.noteStatus(change).catch(ifFull({ noteFull: () => undefined }));

async function runOnce(given: Given, pull: boolean): Promise<SyncState> {
  const { database } = given;
  let full = false;
  const parts = { ...given, noteFull: () => void (full = true) };
  try {
    await noteOn(database, { state: 'sending', message: '' });
    if (pull) await pullAll(parts).catch(ifFull(parts));
    for (const part of [sendEntries, sendFiles, close]) await eachLane(parts, part);
    if (full) throw new PhoneProblem(507, 'phone-full', words().sync.storage.waitsForRoom);
    await noteOn(database, { state: 'idle', lastDone: new Date().toISOString() });
    return 'idle';
  } catch (error) {
    if (!(error instanceof PhoneProblem)) {
      await noteOn(database, { state: 'idle' });
      throw error;
    }
    const state = stateOf(error) ?? 'trouble';
    await noteOn(database, { state, message: error.message });
    return state;
  }
}

/** Without locks (a page that is not https) a second tab may send the same again; nothing comes of it. */
async function alone<T>(name: string, wait: boolean, work: () => Promise<T>): Promise<T | null> {
  if (!('locks' in navigator)) return work();
  return navigator.locks.request(name, { ifAvailable: !wait }, (lock) => (lock ? work() : null));
}

export function createEngine(given: Given): Engine {
  const { database } = given;
  const send: Send = (path, options) => given.send(path, { ...options, account: database.account });
  const parts = { ...given, send };
  const name = `mingchuang-sync-${database.account}`;
  return {
    run: async (pull, wait) => (await alone(name, wait, () => runOnce(parts, pull))) ?? 'sending',
  };
}
