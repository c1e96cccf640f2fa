/**
 * What a noun says of evidence for its own facts. This noun knows nothing of theirs (they use it), so
 * the application hands their guards in.
 */
import type { Db } from '../db/open.ts';
import type { Actor } from '../http/endpoint.ts';
import type { FactKind } from './queries.ts';

/** Throws the problem that says why no file may be added (any more). Asked before the file and again with it. */
export type EvidenceGuard = (
  db: Db,
  actor: Actor,
  fact: { unitId: number; id: number },
) => Promise<void>;
/** What else is so, now that a fact has one more file; in the same transaction. */
export type EvidenceFollowers = Partial<
  Record<FactKind, (...given: Parameters<EvidenceGuard>) => Promise<unknown>>
>;
export type EvidenceGuards = Partial<Record<FactKind, EvidenceGuard>>;
