/** Which passwords are taken, and how they are kept (scrypt, by better-auth). */
import { hashPassword, verifyPassword } from 'better-auth/crypto';
import { randomInt } from 'node:crypto';
import { problem } from '../../contract/problem.ts';

const shortest = 10;
/** Beginnings that make even a long password one of the first to be tried. */
const common = [
  '1234567890',
  '0123456789',
  '0987654321',
  'password',
  'passw0rd',
  'p@ssw0rd',
  'qwertyuiop',
  'qwerty123',
  '1q2w3e4r',
  '1qaz2wsx',
  'abc123',
  'abcd1234',
  'admin',
  'woaini',
  'iloveyou',
  '5201314',
  'mingchuang',
  '95580',
];

/** @throws Problem `weak-password` */
export function checkPassword(password: string, username: string): void {
  const low = password.toLowerCase();
  const tail = (start: string) => low.slice(start.length).replace(/[\d!@#$%^&*.]/g, '');
  const isCommon = common.some((start) => low.startsWith(start) && tail(start) === '');
  const isMonotone = new Set(low).size < 4;
  const isName = username.length >= 3 && low.includes(username.toLowerCase()) && low.length < 16;
  if ([...password].length < shortest || isCommon || isMonotone || isName) {
    throw problem('weak-password');
  }
}

export const hashOf = (password: string): Promise<string> => hashPassword(password);

export const isPassword = (password: string, hash: string): Promise<boolean> =>
  verifyPassword({ password, hash });

/** Without the characters that are mistaken for another when read out. */
const alphabet = 'abcdefghjkmnpqrstuvwxyzABCDEFGHJKMNPQRSTUVWXYZ23456789';

/** A first password, shown once and easy to read out: four groups of four, 91 bits. */
export const inventPassword = (): string =>
  Array.from({ length: 4 }, () =>
    Array.from({ length: 4 }, () => alphabet[randomInt(alphabet.length)]).join(''),
  ).join('-');
