/**
 * What is open while somebody works: their database and its sending. A piece of the app that comes
 * after the sign-in page: whoever has not signed in needs no database.
 */
import {
  createEngine,
  isEmpty,
  readWaiting,
  startSchedule,
  type Schedule,
  type SyncState,
} from '../outbox/index.ts';
import { send } from '../http.ts';
import { noteOutdated } from '../install/update.ts';
import { openDatabase, type PhoneDatabase } from '../store/database.ts';
import { ticketChannel } from '../ticket/channel.ts';
import { visitChannel } from '../visit/channel.ts';
import type { Account } from './account.ts';

export type Work = {
  account: Account;
  database: PhoneDatabase;
  schedule: Schedule;
  /** Ends the sending and closes the database; what is in it stays. */
  close: () => void;
  /** The same, after which nothing stays on the phone unless something has not been sent. */
  leave: () => Promise<void>;
};

/** @param onState told after every run */
export function createWork(account: Account, onState: (state: SyncState) => void): Work {
  const database = openDatabase(account.id, () => {
    schedule.stop();
    noteOutdated();
  });
  const mayIssue = account.abilities.includes('ticket.issue');
  const channels = [
    visitChannel(database, account.name),
    ...(mayIssue ? [ticketChannel(database)] : []),
  ];
  const schedule = startSchedule(database, createEngine({ database, channels, send }), onState);
  const close = () => {
    schedule.stop();
    database.close();
  };
  const leave = async () => {
    schedule.stop();
    const left = await readWaiting(database);
    if (isEmpty(left) && left.refused === 0) await database.delete();
    else database.close();
  };
  void navigator.storage?.persist?.().catch(() => false);
  return { account, database, schedule, close, leave };
}
