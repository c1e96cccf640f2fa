/** Whether a file is taken as evidence: by what its bytes say, not by its name. */
import { problem } from '../../contract/problem.ts';
import type { FileLimits } from '../files/store.ts';
import { adviceOn, mediaTypeOf, nameAgrees } from './media-type.ts';
import { pictureSize } from './picture-size.ts';

/** So many first bytes are looked at: a camera's preview and colour profile come before the frame. */
export const headBytes = 1024 * 1024;

export type Candidate = {
  name: string;
  /** The file's first bytes, up to `headBytes`, or fewer while it is still arriving. */
  head: Uint8Array;
  /** Of the whole file. */
  size: number;
};

const megabyte = 1024 * 1024;
const refused = (file: string, detail: string) => problem('file-refused', { file, detail });

/** @throws Problem `file-too-large` */
function checkSize({ name, size }: Candidate, megabytes: number): void {
  if (size <= megabytes * megabyte) return;
  const params = { file: name, size: (size / megabyte).toFixed(1), limit: String(megabytes) };
  throw problem('file-too-large', params);
}

/**
 * The type of a file, of which perhaps only the beginning has come: asked already for the first
 * piece, so that nobody sends 500 MB in vain.
 * @throws Problem `file-refused`, `file-too-large`
 */
export function typeFromStart(file: Candidate, limits: FileLimits): string {
  if (file.size === 0) throw refused(file.name, '文件是空的');
  checkSize(file, Math.max(...Object.values(limits)));
  const mediaType = mediaTypeOf(file.head);
  if (!mediaType) throw refused(file.name, adviceOn(file.head) ?? '内容不是可接受的类型');
  if (!nameAgrees(file.name, mediaType)) {
    throw refused(file.name, `内容是 ${mediaType}，与文件名的后缀不符`);
  }
  checkSize(file, limits[mediaType.split('/')[0] as keyof FileLimits]);
  return mediaType;
}

/** The type of a whole file. @throws Problem `file-refused`, `file-too-large` */
export function acceptedType(file: Candidate, limits: FileLimits): string {
  const mediaType = typeFromStart(file, limits);
  if (mediaType.startsWith('image/') && !pictureSize(mediaType, file.head)) {
    throw refused(file.name, '开头像图片，内容却不是');
  }
  return mediaType;
}
