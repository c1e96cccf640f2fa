/**
 * Takes a photo, clip or sound into the outbox: made smaller where it is a picture, hashed as it will
 * be sent, together with its small picture, in one transaction. Independent of what it is for.
 */
import type { OutFile } from '../outbox/index.ts';
import type { PhoneDatabase } from '../store/database.ts';
import { newId } from '../store/ids.ts';
import { takenAt } from './exif.ts';
import { sha256Of } from './hash.ts';
import { frameOf, shrink } from './picture.ts';

/** Larger clips are refused here, in words, instead of by the server after minutes of sending. */
export const mostBytes = 50_000_000;

export type Taken = { file: OutFile; blob: Blob };
type For = { lane: string; key: string };

const rowOf = async (blob: Blob, about: For, over: Partial<OutFile>): Promise<Taken> => ({
  blob,
  file: {
    ...about,
    id: newId(),
    name: 'file',
    type: blob.type,
    size: blob.size,
    sha256: await sha256Of(blob),
    capturedAt: new Date().toISOString(),
    thumbnail: null,
    isThumbnail: false,
    sent: 0,
    state: 'waiting',
    refused: null,
    ...over,
  },
});

const jpegName = (name: string) => `${name.replace(/\.[^.]*$/, '').slice(0, 80) || 'photo'}.jpg`;
const isLate = (moment: string) => Date.parse(moment) > Date.now() + 60_000;

/** The camera's note, else the file's own date; never later than now. */
async function momentOf(given: File): Promise<string> {
  const noted = given.type === 'image/jpeg' ? takenAt(await given.arrayBuffer()) : null;
  const moment = noted ?? new Date(given.lastModified || Date.now()).toISOString();
  return isLate(moment) ? new Date().toISOString() : moment;
}

/** @returns the file first, then its small picture if there is one. @throws when it cannot be read */
export async function prepare(given: File, about: For): Promise<Taken[]> {
  const capturedAt = await momentOf(given);
  const name = given.name.slice(-100) || 'file';
  if (!given.type.startsWith('image/')) {
    const frame = given.type.startsWith('video/') ? await frameOf(given) : null;
    return withThumbnail(given, frame, about, { name, capturedAt });
  }
  const { photo, thumbnail } = await shrink(given);
  return withThumbnail(photo, thumbnail, about, { name: jpegName(name), capturedAt });
}

async function withThumbnail(
  blob: Blob,
  thumbnail: Blob | null,
  about: For,
  over: Partial<OutFile> & { name: string },
): Promise<Taken[]> {
  if (!thumbnail) return [await rowOf(blob, about, over)];
  const name = `small-${jpegName(over.name)}`;
  const little = await rowOf(thumbnail, about, { ...over, name, isThumbnail: true });
  return [await rowOf(blob, about, { ...over, thumbnail: little.file.id }), little];
}

/** Inside a transaction over at least `files` and `bytes`. */
export async function insertFiles(database: PhoneDatabase, taken: readonly Taken[]) {
  await database.files.bulkAdd(taken.map(({ file }) => file));
  await database.bytes.bulkAdd(taken.map(({ file, blob }) => ({ id: file.id, blob })));
}
