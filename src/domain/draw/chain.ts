/**
 * The hash chain behind reserves and confidential draws. Its top is published with the commitment;
 * each opening discloses the next link, which everybody can check and nobody could have guessed:
 * SHA-256 of link 1 is the top, of link n + 1 is link n. (L. Lamport, 1981.)
 */
import { sha256Hex } from './digest.ts';

/** 32 random bytes as 64 hex digits, made by the server at the freeze; the only secret of a draw. */
export const isSecret = (text: string): boolean => /^[0-9a-f]{64}$/.test(text);

/** Link n of a chain of `length` links; link 0 is its top, the last one is the secret itself. */
export function chainLink(secret: string, length: number, n: number): string {
  let link = secret;
  for (let at = length; at > n; at--) link = sha256Hex(link);
  return link;
}

/** Whether `link` follows `before` (the top, or the link disclosed last). */
export const follows = (link: string, before: string): boolean =>
  isSecret(link) && sha256Hex(link) === before;

/** Links a draw needs: one for each reserve, and one more when it is confidential. */
export const chainLength = (of: { reserves: number; confidential: boolean }): number =>
  of.reserves + (of.confidential ? 1 : 0);

/** The key of the n-th reserve, from the key before it and the link disclosed for it. */
export const reserveKey = (previous: string, n: number, link: string): string =>
  sha256Hex(`${previous}reserve/${n}/${link}`);
