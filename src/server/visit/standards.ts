/** Standards as syncs need them: a published one never changes, so each is read once per server. */
import { itemsByCode } from '../../domain/visit/index.ts';
import type { Db } from '../db/open.ts';
import type { Services } from '../http/services.ts';
import { findStandard, type Standard } from './capture-queries.ts';

type Known = Standard & { items: ReturnType<typeof itemsByCode> };
const most = 100;
const known = new WeakMap<Services, Map<number, Known>>();

/**
 * The standard of a visit that the caller may see: rights were checked with the visit.
 * Null for one that has no document (known from imported deductions only).
 */
export async function standardOf(db: Db, services: Services, id: number): Promise<Known | null> {
  const kept = known.get(services) ?? new Map<number, Known>();
  known.set(services, kept);
  const found = kept.get(id);
  if (found) return found;
  const read = await findStandard(db, id);
  if (!read) return null;
  if (kept.size >= most) kept.clear();
  const entry = { ...read, items: itemsByCode(read.document) };
  kept.set(id, entry);
  return entry;
}
