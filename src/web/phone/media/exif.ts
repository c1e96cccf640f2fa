/**
 * When a JPEG was taken, from the camera's own note (EXIF DateTimeOriginal with its offset). Read
 * before the picture is made smaller, since a canvas drops such notes.
 */
const app1 = 0xffe1;
const exifPointer = 0x8769;
const dateTimeOriginal = 0x9003;
const offsetTimeOriginal = 0x9011;

/** Where the TIFF block inside a JPEG starts, or -1. */
function findTiff(view: DataView): number {
  if (view.byteLength < 4 || view.getUint16(0) !== 0xffd8) return -1;
  for (let at = 2; at + 10 < view.byteLength;) {
    const marker = view.getUint16(at);
    if ((marker & 0xff00) !== 0xff00) return -1;
    if (marker === app1 && view.getUint32(at + 4) === 0x45786966) return at + 10;
    at += 2 + view.getUint16(at + 2);
  }
  return -1;
}

/** Entries of one directory: tag → where its 12 bytes are. */
function directory(view: DataView, at: number, little: boolean): Map<number, number> {
  const found = new Map<number, number>();
  if (at + 2 > view.byteLength) return found;
  const count = Math.min(view.getUint16(at, little), 500);
  for (let n = 0; n < count; n++) {
    const entry = at + 2 + n * 12;
    if (entry + 12 > view.byteLength) break;
    found.set(view.getUint16(entry, little), entry);
  }
  return found;
}

function textAt(view: DataView, tiff: number, entry: number, little: boolean): string {
  const length = view.getUint32(entry + 4, little);
  const at = length <= 4 ? entry + 8 : tiff + view.getUint32(entry + 8, little);
  if (length > 100 || at + length > view.byteLength) return '';
  const bytes = new Uint8Array(view.buffer, view.byteOffset + at, length);
  return String.fromCharCode(...bytes).replace(/\0.*$/s, '');
}

/** @returns ISO moment, or null; without an offset the phone's own zone is taken */
export function takenAt(buffer: ArrayBuffer): string | null {
  const view = new DataView(buffer);
  const tiff = findTiff(view);
  if (tiff < 0 || tiff + 8 > view.byteLength) return null;
  const little = view.getUint16(tiff) === 0x4949;
  const first = directory(view, tiff + view.getUint32(tiff + 4, little), little);
  const pointer = first.get(exifPointer);
  if (pointer === undefined) return null;
  const exif = directory(view, tiff + view.getUint32(pointer + 8, little), little);
  const read = (tag: number) => {
    const entry = exif.get(tag);
    return entry === undefined ? '' : textAt(view, tiff, entry, little);
  };
  const parts = /^(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)$/.exec(read(dateTimeOriginal).trim());
  if (!parts) return null;
  const offset = /^[+-]\d\d:\d\d$/.exec(read(offsetTimeOriginal).trim())?.[0] ?? '';
  const moment = new Date(`${parts[1]}-${parts[2]}-${parts[3]}T${parts[4]}${offset}`);
  return Number.isNaN(moment.getTime()) ? null : moment.toISOString();
}
