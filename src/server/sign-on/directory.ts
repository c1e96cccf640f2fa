/** Asking the bank's directory about a name and password, before any transaction is open. */
import { Problem, problem } from '../../contract/problem.ts';
import { isUsername } from '../../domain/account/username.ts';
import {
  admit,
  findPolicy,
  findSigning,
  type Directory,
  type Door,
  type LockOut,
} from '../access/index.ts';
import type { Db } from '../db/open.ts';
import type { AuditEvent } from '../http/endpoint.ts';
import type { Services } from '../http/services.ts';
import { asOwner, inTransaction } from '../http/transaction.ts';
import { askLdap } from './ldap.ts';
import { provision, type Changes, type Identity } from './provision.ts';
import { isBoundLocked } from './queries.ts';
import { findSettings, type OpenSettings } from './settings.ts';

/** In words, without what may be secret. */
export const reasonOf = (error: unknown): string =>
  error instanceof Error ? error.message.split('\n')[0]!.slice(0, 200) : '没有回答';

export type Asked = Directory & { identity: Identity | null; settings: OpenSettings };

/** For how long nobody may try this name, whether an account has it or none. */
async function lockedMinutes(db: Db, username: string, lockOut: LockOut): Promise<number> {
  const account = await findSigning(db, username);
  return account?.lockedMinutes ?? lockOut.minutesLeft(username, await findPolicy(db));
}

/** Whom the directory recognises by this name and password. Accounts kept here only are not asked about. */
export async function askDirectory(
  { database, about, lockOut }: Services,
  given: { username: string; password: string },
): Promise<Asked> {
  const { settings, isLocked } = await inTransaction(database, async (db) => ({
    settings: await findSettings(db, about.secret),
    // A locked account's passwords must not be tried on the directory through us.
    isLocked: (await lockedMinutes(db, given.username, lockOut)) > 0,
  }));
  // LDAP takes "ｚhang" and "zhang " for zhang: names that it would fold are not tried either.
  const mayAsk = settings.ldap.enabled && isUsername(given.username) && !isLocked;
  const isNamed = settings.named.some((one) => one.toLowerCase() === given.username.toLowerCase());
  const asked = {
    settings,
    mayLocal: settings.local === 'everybody' || isNamed,
    unreachable: null,
    identity: null,
  };
  if (!mayAsk || isNamed) return asked;
  try {
    const found = await askLdap(settings, given.username, given.password);
    const isRefused =
      found !== null &&
      (await inTransaction(database, (db) => isBoundLocked(db, found.via, found.subject)));
    // Locked under its own name, found by another: answered as a wrong guess is.
    return { ...asked, identity: isRefused ? null : found };
  } catch (error) {
    const params = { what: '域账号目录', why: reasonOf(error) };
    return { ...asked, unreachable: problem('sign-on-unreachable', params) };
  }
}

const isQuiet = ({ created, given, taken, asked, skipped }: Changes) =>
  !created && given.length + taken.length + asked.length + skipped.length === 0;

/**
 * Lets in whom the directory has recognised, brought up to date first; what changed is for the audit trail.
 * A refusal is told, not thrown, so that what was asked for (an administrator's role) is kept.
 */
export function enter(
  db: Db,
  who: Identity,
  settings: OpenSettings,
  door: Door & { code?: string | undefined },
) {
  return asOwner(db, async () => {
    try {
      const { username, changes } = await provision(db, who, settings);
      const done = await admit(db, username, { via: who.via, code: door.code }, door);
      return { done, changes: isQuiet(changes) ? null : changes };
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      const done = { refusal: error, account: null, unit: null, locks: false };
      return { done, changes: null };
    }
  });
}

/** What the directory changed, told at the account's unit. */
export const changeEvent = (
  who: Identity,
  changes: Changes | null,
  unit: { id: number; unitNo: number } | null,
): AuditEvent[] =>
  changes && unit
    ? [
        {
          action: 'sign-on.provision',
          subject: `${who.name}（${who.username}）`,
          actor: who.via === 'oidc' ? '统一认证' : '域账号目录',
          unit,
          detail: changes,
        },
      ]
    : [];
