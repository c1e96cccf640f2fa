/** 动态口令 of the own account: set up, shown once, asked for at sign-in, switched off. */
import { problem, type Problem } from '../../contract/problem.ts';
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
import { refuseGuess, type Guesser } from './guess.ts';
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

const refuseCode = (who: Guesser, code: string, secret: string) =>
  refuseGuess(
    who,
    () => isSecondFactor(who.db, who.actor.userId, code, secret),
    problem('code-wrong'),
  );

/** The new codes, or why not: `code-wrong`, `sign-in-locked`. */
export async function renewRecoveryCodes(
  who: Guesser,
  code: string,
  secret: string,
): Promise<string[] | Problem> {
  const refusal = await refuseCode(who, code, secret);
  return refusal ?? renewCodes(who.db, who.actor.userId, secret);
}

/** Switches it off; why not, else null: `code-wrong`, `sign-in-locked`. @throws Problem `factor-required` */
export async function endFactor(
  who: Guesser,
  given: { code: string; secret: string; required: boolean },
): Promise<Problem | null> {
  if (given.required) throw problem('factor-required');
  const refusal = await refuseCode(who, given.code, given.secret);
  if (!refusal) await deleteFactor(who.db, who.actor.userId);
  return refusal;
}
