/** Sends one file in pieces. What the server says it has counts, so that it goes on where it stopped. */
import type { z } from 'zod';
import type { pieceAnswer } from '../../../contract/visit.ts';
import { PhoneProblem, type Send } from '../http.ts';
import { words } from '../words/index.ts';
import type { PhoneDatabase } from '../store/database.ts';
import { isFull } from '../store/save.ts';
import type { OutFile } from './model.ts';
import { nextPiece } from './plan.ts';

type Piece = z.infer<typeof pieceAnswer>;

function queryOf(file: OutFile, offset: number): string {
  const query = new URLSearchParams({
    offset: String(offset),
    total: String(file.size),
    sha256: file.sha256,
    name: file.name,
    key: file.key,
    capturedAt: file.capturedAt,
  });
  if (file.thumbnail) query.set('thumbnail', file.thumbnail);
  return query.toString();
}

/** A thing that will not go better the next time. */
const isFinal = ({ status }: PhoneProblem) => [400, 409, 410, 413, 415, 422].includes(status);

async function refuse(database: PhoneDatabase, file: OutFile, reason: string) {
  await database.files.update(file.id, { state: 'refused', refused: reason });
}

/**
 * Bytes of a picture stay as its preview where it is small; the rest has done its duty and goes first:
 * on a full phone nothing can be written before. Cut short in between, the next run asks the server.
 */
async function arrive(database: PhoneDatabase, file: OutFile) {
  if (!file.isThumbnail) await database.bytes.delete(file.id);
  await database.files.update(file.id, { state: 'arrived', sent: file.size });
}

/** Only for the eye: where a file goes on, the server says. A full phone does without. */
const noteSent = (database: PhoneDatabase, { id }: OutFile, sent: number) =>
  database.files.update(id, { sent }).catch((error: unknown) => {
    if (!isFull(error)) throw error;
  });

/** @throws PhoneProblem when the network or the server fails: to be tried again later */
export async function sendFile(
  database: PhoneDatabase,
  file: OutFile,
  path: string,
  send: Send,
): Promise<void> {
  const row = await database.bytes.get(file.id);
  try {
    const isKnown = file.sent > 0 || !row;
    let at = isKnown ? await send<Piece>(path) : { received: 0, complete: false };
    while (!at.complete) {
      if (!row) return await refuse(database, file, words().answer.bytesGone);
      const piece = nextPiece(at.received, file.size);
      if (!piece) throw new PhoneProblem(502, 'incomplete', words().problem.unreadable(502));
      const bytes = row.blob.slice(piece.from, piece.to);
      const address = `${path}?${queryOf(file, piece.from)}`;
      at = await send<Piece>(address, { method: 'POST', bytes });
      await noteSent(database, file, at.received);
    }
    await arrive(database, file);
  } catch (error) {
    if (!(error instanceof PhoneProblem) || !isFinal(error) || error.code === 'other-account')
      throw error;
    await refuse(database, file, error.message);
  }
}
