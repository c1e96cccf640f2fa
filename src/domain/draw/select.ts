/** The selection of RFC 3797 §4: from a numbered pool and a key, the same picks for everybody. */
import { keyBytes, numberedHash, type HashName } from './digest.ts';
import { mostPicks } from './key.ts';
import { ticketsOf } from './tickets.ts';

/** One step, so that a person can repeat it with a pocket calculator. */
export type Step = {
  /** Running number, from 0. */
  i: number;
  /** The hash of this step, hex. */
  hash: string;
  /** Tickets left before this step; the hash modulo this gives the ticket. */
  left: number;
  ticket: number;
  /** Who was picked: place in the pool, 0-based. */
  member: number;
};

/**
 * Picks one after the other until `count` are picked or no ticket is left. With one ticket each it
 * is the algorithm of the RFC; with more, a member stands that many times in a row and leaves whole.
 * @param counts tickets of each member, in the order of the pool
 */
export function* steps(
  counts: readonly number[],
  count: number,
  key: string,
  hash: HashName,
): Generator<Step> {
  const tickets = ticketsOf(counts);
  const bytes = keyBytes(key);
  for (let i = 0; i < Math.min(count, mostPicks) && tickets.left > 0; i++) {
    const { left } = tickets;
    const hex = numberedHash(hash, bytes, i);
    const ticket = Number(BigInt(`0x${hex}`) % BigInt(left));
    const member = tickets.at(ticket);
    tickets.remove(member);
    yield { i, hash: hex, left, ticket, member };
  }
}

/** @returns the places picked, 0-based, in the order of the draw */
export const select = (
  counts: readonly number[],
  count: number,
  key: string,
  hash: HashName,
): number[] => Array.from(steps(counts, count, key, hash), (step) => step.member);

/** A pool of `size` members with one ticket each, as in the RFC. */
export const onceEach = (size: number): number[] => Array<number>(size).fill(1);
