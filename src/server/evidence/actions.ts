/** Adding 证据 to a fact. The bytes are kept first, outside of any transaction; then the row is written. */
import type { Db } from '../db/open.ts';
import type { Actor, Upload } from '../http/endpoint.ts';
import type { Services } from '../http/services.ts';
import { acceptedType, headBytes } from './accept.ts';
import { insertEvidence, type FactKind, type FactUnit, type StoredEvidence } from './queries.ts';

/** A file in the store, before any row names it. */
export type StoredFile = { name: string; mediaType: string; bytes: number; sha256: string };

/** Checks and keeps a file. @throws Problem `file-refused`, `file-too-large`, `storage-full`, `file-store` */
export async function storeFile(services: Services, file: Upload): Promise<StoredFile> {
  const { name, bytes } = file;
  const candidate = { name, head: bytes.subarray(0, headBytes), size: bytes.length };
  const mediaType = acceptedType(candidate, services.fileLimits);
  return { name, mediaType, bytes: bytes.length, sha256: await services.files.keep(bytes) };
}

type Fact = { kind: FactKind; id: number; unit: FactUnit };

/** Hangs a stored file on a fact (`findFactUnit`), as secret as the fact is. */
export function addEvidence(
  db: Db,
  actor: Actor,
  fact: Fact,
  file: StoredFile,
): Promise<StoredEvidence> {
  return insertEvidence(db, {
    ...file,
    unit: fact.unit,
    factKind: fact.kind,
    factId: fact.id,
    note: '',
    createdBy: actor.name,
    ownerId: actor.userId,
  });
}
