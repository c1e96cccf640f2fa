/**
 * The account at work on this phone, and whether the server still knows the session. An ended session
 * never closes the work: answers are saved on, and sent after signing in.
 */
import type { z } from 'zod';
import type { Session, setupStateSchema } from '../../../contract/organisation.ts';
import { send, PhoneProblem } from '../http.ts';
import { createSignal } from '../store/signal.ts';
import type { createWork, Work } from './work.ts';
import type { SyncState } from '../outbox/model.ts';
import { addressOf } from '../router.ts';
import {
  accountOf,
  forgetAccount,
  knownAccount,
  rememberAccount,
  type Account,
} from './account.ts';

export type { Work };
type Setup = z.infer<typeof setupStateSchema>;
/** The piece of the app with the database, which need not have been loaded yet. */
type LoadWork = () => Promise<{ createWork: typeof createWork }>;

/** `undefined`: not yet known who it is. */
export const currentWork = createSignal<Work | null | undefined>(undefined);
/** Whether the server is the demonstration; without a network simply not. */
export const isDemo = createSignal(false);
/** The bank's own sign-in, by the words on its button; null = none. */
export const signOnTitle = createSignal<string | null>(null);
let loadWork: LoadWork;

/** The server says who is signed in; that one's database is opened, and no other's. */
async function followServer(): Promise<void> {
  const { demo, session, signOn } = await send<Setup>('/api/setup');
  signOnTitle.set(signOn.oidc);
  isDemo.set(demo);
  if (!session || session.pending) return noteSignedOut();
  const account = accountOf(session);
  rememberAccount(account);
  await open(account);
}

/** With somebody known the work goes on; the sync says that the session is over. */
function noteSignedOut() {
  if (!currentWork.get() && !knownAccount()) currentWork.set(null);
}

/** Opens this one's work; the same one's is only told of what changed about the account. */
async function open(account: Account): Promise<void> {
  const { createWork } = await loadWork();
  const work = currentWork.get();
  if (work?.account.id === account.id) return currentWork.set({ ...work, account });
  work?.close();
  const onState = (state: SyncState) => {
    if (state === 'other-account') void followServer().catch(() => undefined);
  };
  currentWork.set(createWork(account, onState));
}

/** Without the server nobody can be told apart from nobody; without a piece of the app nothing opens. */
function giveUp() {
  if (!currentWork.get()) currentWork.set(null);
}

/** At the start: the last account at once, and the server's opinion as soon as it can be had. */
export function startSession(load: LoadWork): void {
  loadWork = load;
  const known = knownAccount();
  if (known) open(known).catch(giveUp);
  followServer().catch((error: unknown) => {
    if (!known) giveUp();
    if (!(error instanceof PhoneProblem)) throw error;
  });
}

/**
 * What must be done first (a first password, 动态口令) is done on the desk's page, which returns here.
 * @param code 动态口令, once `code-needed` has asked for it
 * @throws PhoneProblem
 */
export async function signIn(username: string, password: string, code?: string): Promise<void> {
  const body = { username, password, ...(code ? { code } : {}) };
  // On its way while the server looks at the password; a failure is met below.
  loadWork().catch(() => undefined);
  const session = await send<Session>('/api/session', { method: 'POST', json: body });
  const account = accountOf(session);
  if (session.pending) {
    location.assign(`/secure?return=${encodeURIComponent(addressOf('/'))}`);
    return new Promise(() => undefined);
  }
  rememberAccount(account);
  // A page older than the server's pieces: loaded anew it has those that fit, and is signed in.
  await open(account).catch(() => location.replace(addressOf('/')));
  void currentWork.get()?.schedule.now();
}

/**
 * What has not been sent stays in this account's database for its next sign-in; otherwise nothing of
 * it stays on the phone. @throws PhoneProblem without a network: the session could not be ended
 */
export async function signOut(): Promise<void> {
  await send('/api/session', { method: 'DELETE' });
  forgetAccount();
  await currentWork.get()?.leave();
  location.replace(addressOf('/'));
}
