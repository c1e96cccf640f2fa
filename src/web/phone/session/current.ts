/**
 * The account at work on this phone: its database, its sync, and whether the server still knows the
 * session. An ended session never closes the work: answers are saved on, and sent after signing in.
 */
import { useSyncExternalStore } from 'react';
import type { z } from 'zod';
import type { Session, setupStateSchema } from '../../../contract/organisation.ts';
import { send, PhoneProblem } from '../http.ts';
import {
  createEngine,
  isEmpty,
  readWaiting,
  startSchedule,
  type Schedule,
  type SyncState,
} from '../outbox/index.ts';
import { openDatabase, type PhoneDatabase } from '../store/database.ts';
import { noteOutdated } from '../install/update.ts';
import { ticketChannel } from '../ticket/channel.ts';
import { visitChannel } from '../visit/channel.ts';
import {
  accountOf,
  forgetAccount,
  knownAccount,
  rememberAccount,
  type Account,
} from './account.ts';

export type Work = { account: Account; database: PhoneDatabase; schedule: Schedule };
/** `undefined`: not yet known who it is. */
let work: Work | null | undefined;
const listeners = new Set<() => void>();
const tell = () => {
  for (const listener of listeners) listener();
};
const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};
export const useWork = () => useSyncExternalStore(subscribe, () => work);

const readSession = () => send<Session>('/api/session');

/** Whether anybody is signed in, asked first so that a first visit needs no refused request. */
const readSetup = () => send<z.infer<typeof setupStateSchema>>('/api/setup');

/** The server says who is signed in; that one's database is opened, and no other's. */
async function followServer(): Promise<void> {
  if (!(await readSetup()).signedIn) return noteSignedOut();
  const account = accountOf(await readSession());
  rememberAccount(account);
  if (work?.account.id === account.id) {
    work = { ...work, account };
    tell();
  } else open(account);
}

/** With somebody known the work goes on; the sync says that the session is over. */
function noteSignedOut() {
  if (work) return;
  work = null;
  tell();
}

function onState(state: SyncState) {
  if (state === 'other-account') void followServer().catch(() => undefined);
}

function open(account: Account) {
  close();
  const database = openDatabase(account.id, noteOutdated);
  const mayIssue = account.abilities.includes('ticket.issue');
  const channels = [visitChannel(database), ...(mayIssue ? [ticketChannel(database)] : [])];
  const engine = createEngine({ database, channels, send });
  work = { account, database, schedule: startSchedule(database, engine, onState) };
  void navigator.storage?.persist?.().catch(() => false);
  tell();
}

function close() {
  work?.schedule.stop();
  work?.database.close();
}

/** At the start: the last account at once, and the server's opinion as soon as it can be had. */
export function startSession(): void {
  const known = knownAccount();
  if (known) open(known);
  followServer().catch((error: unknown) => {
    noteSignedOut();
    if (!(error instanceof PhoneProblem)) throw error;
  });
}

/** @throws PhoneProblem */
export async function signIn(username: string, password: string): Promise<void> {
  const body = { username, password };
  const account = accountOf(await send<Session>('/api/session', { method: 'POST', json: body }));
  rememberAccount(account);
  if (work?.account.id !== account.id) return open(account);
  work = { ...work, account };
  tell();
  void work.schedule.now();
}

/**
 * What has not been sent stays in this account's database for its next sign-in; otherwise nothing of
 * it stays on the phone. @throws PhoneProblem without a network: the session could not be ended
 */
export async function signOut(): Promise<void> {
  await send('/api/session', { method: 'DELETE' });
  const leaving = work;
  const left = leaving ? await readWaiting(leaving.database) : null;
  leaving?.schedule.stop();
  forgetAccount();
  work = null;
  tell();
  if (leaving && left && isEmpty(left) && left.refused === 0) await leaving.database.delete();
  else leaving?.database.close();
}
