/** The log as it stands in a database, to tell it from another by. */
import { peakPlaces, rootOf } from '../../domain/merkle/index.ts';
import { hexOf } from '../../domain/log/index.ts';
import type { Db } from '../db/open.ts';
import { findHashesOf, findSize } from './queries.ts';

/** `root` in hexadecimal digits; '' where a part of the tree that it is made of is gone. */
export type StoredRoot = { size: number; root: string };

export async function findStoredRoot(db: Db): Promise<StoredRoot> {
  const size = await findSize(db);
  const found = await findHashesOf(db, peakPlaces(size));
  const hashes = found.filter((hash) => hash !== undefined);
  return { size, root: hashes.length < found.length ? '' : hexOf(rootOf({ size, hashes })) };
}
