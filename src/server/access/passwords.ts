/** Passwords: checked against the bank's policy, kept as hashes (scrypt, by better-auth), invented where needed. */
import { hashPassword, verifyPassword } from 'better-auth/crypto';
import { randomInt } from 'node:crypto';
import type { Policy } from '../../contract/account.ts';
import { problem } from '../../contract/problem.ts';
import { passwordFault, type Holder } from '../../domain/account/password-rules.ts';

const personal = {
  username: 'password-username',
  name: 'password-name',
  staffNo: 'password-staff-no',
} as const;

/** @throws Problem `password-…`, naming the first rule that it breaks */
export function checkPassword(password: string, policy: Policy, holder: Holder): void {
  const fault = passwordFault(password, policy, holder);
  if (fault === null) return;
  if (fault.rule === 'short') throw problem('password-short', { least: String(fault.least) });
  if (fault.rule === 'plain') throw problem('password-plain', { kinds: String(fault.kinds) });
  throw problem(fault.rule === 'common' ? 'password-common' : personal[fault.what]);
}

export const hashOf = (password: string): Promise<string> => hashPassword(password);

export const isPassword = (password: string, hash: string): Promise<boolean> =>
  verifyPassword({ password, hash });

let spare: Promise<string> | undefined;
/** As long as looking at a password takes: a name that nobody has is not refused any faster. */
export async function wasteTime(password: string): Promise<void> {
  spare ??= hashOf('nobody');
  await isPassword(password, await spare);
}

/** Without the characters that are mistaken for another when read out. */
const alphabet = 'abcdefghjkmnpqrstuvwxyzABCDEFGHJKMNPQRSTUVWXYZ23456789';

/** A first password, shown once and easy to read out: four groups of four, 91 bits. */
export const inventPassword = (): string =>
  Array.from({ length: 4 }, () =>
    Array.from({ length: 4 }, () => alphabet[randomInt(alphabet.length)]).join(''),
  ).join('-');
