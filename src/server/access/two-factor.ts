/** 动态口令 of the own account: set up, shown once, asked for at sign-in, switched off. */
import { problem } from '../../contract/problem.ts';
import type { Db } from '../db/open.ts';
import {
  deleteFactor,
  insertFactor,
  lockFactor,
  replaceRecoveryCodes,
  updateConfirmed,
  updateRecoveryUsed,
  updateStep,
} from './factor-queries.ts';
import { keyedHash, seal, unseal } from './seal.ts';
import {
  inventKey,
  inventRecoveryCodes,
  keyUri,
  matchingStep,
  plainRecoveryCode,
  toBase32,
} from './totp.ts';

/** Bound to the account: the same code of somebody else has another hash. */
const recoveryHash = (userId: string, code: string, secret: string) =>
  keyedHash(`${userId} ${plainRecoveryCode(code)}`, secret, 'recovery');

/** Whether the six digits are right and new; they cannot be used again. */
async function isRightCode(db: Db, userId: string, code: string, secret: string): Promise<boolean> {
  const factor = await lockFactor(db, userId);
  const key = factor && unseal(factor.secret, secret, 'totp');
  if (!key) return false;
  const step = matchingStep(Buffer.from(key, 'base64'), code, Date.now(), factor.lastStep);
  if (step === null) return false;
  await updateStep(db, userId, step);
  return true;
}

/** Six digits of the app, or a recovery code, which is used up. Call as owner. */
export async function isSecondFactor(
  db: Db,
  userId: string,
  code: string,
  secret: string,
): Promise<boolean> {
  const digits = code.replace(/\s/g, '');
  if (/^\d{6}$/.test(digits)) return isRightCode(db, userId, digits, secret);
  return updateRecoveryUsed(db, userId, recoveryHash(userId, code, secret));
}

/** A new key, to be shown once. @throws Problem `factor-on` */
export async function beginFactor(
  db: Db,
  user: { userId: string; username: string },
  secret: string,
) {
  const present = await lockFactor(db, user.userId);
  if (present?.confirmedAt) throw problem('factor-on');
  const key = inventKey();
  await insertFactor(db, user.userId, seal(key.toString('base64'), secret, 'totp'));
  return { secret: toBase32(key), uri: keyUri(key, user.username) };
}

/** New recovery codes in place of former ones; shown once. */
async function renewCodes(db: Db, userId: string, secret: string): Promise<string[]> {
  const codes = inventRecoveryCodes();
  const hashes = codes.map((code) => recoveryHash(userId, code, secret));
  await replaceRecoveryCodes(db, userId, hashes);
  return codes;
}

/** A first code shows that the key arrived. @throws Problem `code-wrong`, `factor-on` */
export async function confirmFactor(db: Db, userId: string, code: string, secret: string) {
  const present = await lockFactor(db, userId);
  if (present?.confirmedAt) throw problem('factor-on');
  if (!(await isRightCode(db, userId, code.replace(/\s/g, ''), secret)))
    throw problem('code-wrong');
  await updateConfirmed(db, userId);
  return renewCodes(db, userId, secret);
}

/** @throws Problem `code-wrong` */
export async function renewRecoveryCodes(db: Db, userId: string, code: string, secret: string) {
  if (!(await isSecondFactor(db, userId, code, secret))) throw problem('code-wrong');
  return renewCodes(db, userId, secret);
}

/** Switches it off. @throws Problem `code-wrong`, `factor-required` */
export async function endFactor(
  db: Db,
  userId: string,
  given: { code: string; secret: string; required: boolean },
): Promise<void> {
  if (given.required) throw problem('factor-required');
  if (!(await isSecondFactor(db, userId, given.code, given.secret))) throw problem('code-wrong');
  await deleteFactor(db, userId);
}
