/** Adding 证据 to a fact. */
import { problem } from '../../contract/problem.ts';
import type { Db } from '../db/open.ts';
import type { FileStore } from '../files/disk.ts';
import type { Actor, Upload } from '../http/endpoint.ts';
import { mediaTypeOf, nameAgrees } from './media-type.ts';
import {
  findFactUnit,
  insertEvidence,
  type FactKind,
  type FactUnit,
  type StoredEvidence,
} from './queries.ts';

/** @throws Problem `file-refused` unless the content is a picture, MP4, sound or PDF as its name says */
function acceptedType(file: Upload): string {
  const mediaType = mediaTypeOf(file.bytes);
  if (!mediaType) {
    const detail = file.bytes.length === 0 ? '文件是空的' : '内容不是可接受的类型';
    throw problem('file-refused', { file: file.name, detail });
  }
  if (nameAgrees(file.name, mediaType)) return mediaType;
  throw problem('file-refused', {
    file: file.name,
    detail: `内容是 ${mediaType}，与文件名的后缀不符`,
  });
}

type Fact = { kind: FactKind; unitId: number; id: number };

/** Keeps the file under its hash and hangs it on a fact of the actor's range. */
export async function addEvidence(
  db: Db,
  files: FileStore,
  actor: Actor,
  fact: Fact,
  file: Upload,
): Promise<{ added: StoredEvidence; unit: FactUnit }> {
  const unit = await findFactUnit(db, fact.kind, fact.unitId, fact.id);
  if (!unit) throw problem('not-found', { what: '事实' });
  const mediaType = acceptedType(file);
  const sha256 = await files.keep(file.bytes);
  const added = await insertEvidence(db, {
    unit,
    factKind: fact.kind,
    factId: fact.id,
    sha256,
    name: file.name,
    mediaType,
    bytes: file.bytes.length,
    note: '',
    createdBy: actor.name,
    ownerId: actor.userId,
  });
  return { added, unit };
}
