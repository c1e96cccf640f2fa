/**
 * A phone's file in pieces. Small ones come whole and go straight to the store; larger ones wait as a
 * part on disk. Size and type are checked with the first piece, so that nothing long is sent in vain,
 * and hash, type and header again with the last.
 */
import { createHash } from 'node:crypto';
import { problem } from '../../contract/problem.ts';
import type { Services } from '../http/services.ts';
import { acceptedType, headBytes, typeFromStart } from './accept.ts';
import type { StoredFile } from './actions.ts';
import type { PieceTarget } from './piece-queries.ts';

/** More than anybody photographs at one visit. */
const mostFiles = 1000;
/** Enough bytes to tell every type that is taken. */
const signBytes = 64;

export type Piece = {
  unitId: number;
  id: number;
  clientId: string;
  offset: number;
  total: number;
  sha256: string;
  name: string;
  bytes: Uint8Array;
};
/** `stored` once the whole file is in the store. */
export type Progress = { received: number; complete: boolean; stored: StoredFile | null };

const keyOf = ({ unitId, id, clientId }: Pick<Piece, 'unitId' | 'id' | 'clientId'>) =>
  `${unitId}-${id}-${clientId.toLowerCase()}`;

/** @throws Problem `wrong-state`, `too-many-files` when the visit takes no more files */
export function checkTarget(target: PieceTarget): void {
  if (target.arrived !== null) return;
  if (target.state === 'locked') {
    throw problem('wrong-state', {
      what: '检查单',
      state: '已锁定',
      action: '补充证据',
      next: '如有异议请走申诉。',
    });
  }
  if (target.files >= mostFiles) throw problem('too-many-files', { count: String(target.files) });
}

const damaged = ({ name }: Piece) => problem('file-damaged', { file: name });

/** A file that comes in one piece: nothing is written before all of it is right. */
async function takeWhole(services: Services, piece: Piece): Promise<Progress> {
  const { name, bytes, sha256 } = piece;
  if (createHash('sha256').update(bytes).digest('hex') !== sha256) throw damaged(piece);
  const candidate = { name, head: bytes.subarray(0, headBytes), size: bytes.length };
  const mediaType = acceptedType(candidate, services.fileLimits);
  await services.files.keep(bytes);
  const stored = { name, mediaType, bytes: bytes.length, sha256 };
  return { received: bytes.length, complete: true, stored };
}

/** The last piece has come: the part becomes the file, or is dropped with the reason. */
async function close(services: Services, piece: Piece, received: number): Promise<StoredFile> {
  const { parts, files, fileLimits } = services;
  const { name } = piece;
  const key = keyOf(piece);
  try {
    const { path, sha256 } = await parts.finish(key);
    if (sha256 !== piece.sha256) throw damaged(piece);
    const candidate = { name, head: await parts.head(key, headBytes), size: received };
    const mediaType = acceptedType(candidate, fileLimits);
    await files.adopt(path, sha256);
    return { name, mediaType, bytes: received, sha256 };
  } catch (error) {
    // A store that is out of reach or full is tried again; a file that is wrong starts over.
    const isWrong = ['file-damaged', 'file-refused', 'file-too-large'];
    if (isWrong.includes((error as { code?: string }).code ?? '')) await parts.drop(key);
    throw error;
  }
}

async function takePart(services: Services, piece: Piece): Promise<Progress> {
  const { offset, total, bytes, name } = piece;
  if (offset === 0 && bytes.length >= signBytes) {
    typeFromStart({ name, head: bytes, size: total }, services.fileLimits);
  }
  // Whatever was declared before: no part grows beyond what may be kept.
  if (offset + bytes.length > total) throw problem('invalid', { detail: '分段超出文件的长度' });
  const received = await services.parts.add(keyOf(piece), offset, bytes);
  if (received < total) return { received, complete: false, stored: null };
  return { received, complete: true, stored: await close(services, piece, received) };
}

/**
 * Takes one piece. Safe to repeat, and in any order: one that leaves a gap is not taken, and the
 * answer says from where to go on.
 * @throws Problem `file-refused`, `file-too-large`, `file-damaged`, `storage-full`, `file-store`
 */
export async function takePiece(
  services: Services,
  target: PieceTarget,
  piece: Piece,
): Promise<Progress> {
  if (target.arrived !== null) return { received: target.arrived, complete: true, stored: null };
  const { name, total, bytes, offset } = piece;
  const largest = Math.max(...Object.values(services.fileLimits)) * 1024 * 1024;
  if (total === 0 || total > largest) {
    typeFromStart({ name, head: bytes, size: total }, services.fileLimits);
  }
  if (offset === 0 && bytes.length === total) return takeWhole(services, piece);
  return services.parts.inTurn(keyOf(piece), () => takePart(services, piece));
}

/** What has arrived of a file that is not whole yet. */
export const receivedOf = (services: Services, at: Pick<Piece, 'unitId' | 'id' | 'clientId'>) =>
  services.parts.received(keyOf(at));
