/** The two hashes of RFC 6962 §2.1: a leaf and a node can never be taken for one another. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes } from '@noble/hashes/utils.js';

export type Hash = Uint8Array;

const leafPrefix = Uint8Array.of(0);
const nodePrefix = Uint8Array.of(1);

/** SHA-256(0x00 ‖ entry) */
export const leafHash = (entry: Uint8Array): Hash => sha256(concatBytes(leafPrefix, entry));
/** SHA-256(0x01 ‖ left ‖ right) */
export const nodeHash = (left: Hash, right: Hash): Hash =>
  sha256(concatBytes(nodePrefix, left, right));
/** The root of a tree without entries. */
export const emptyRoot: Hash = sha256(new Uint8Array());

export const sameHash = (a: Hash, b: Hash): boolean => bytesToHex(a) === bytesToHex(b);
