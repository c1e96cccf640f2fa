/** Reads a zip's central directory (PKWARE APPNOTE 4.3.12–4.3.16), trusting none of its figures. */
import { limits } from './limits.ts';
import type { Refusal } from './refusal.ts';

export type ZipPart = {
  name: string;
  method: number;
  crc: number;
  packedBytes: number;
  declaredBytes: number;
  offset: number;
};

const endMark = 0x06054b50;
const entryMark = 0x02014b50;
const localMark = 0x04034b50;
const unset32 = 0xffffffff;

const viewOf = (bytes: Uint8Array) =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

function findEnd(view: DataView): number {
  const lowest = Math.max(0, view.byteLength - 65_557);
  for (let at = view.byteLength - 22; at >= lowest; at--) {
    if (view.getUint32(at, true) === endMark) return at;
  }
  return -1;
}

/** Zip64 keeps the sizes that are 0xFFFFFFFF in extra field 1, in this order (4.5.3). */
function widenFromZip64(part: ZipPart, view: DataView, from: number, to: number): void {
  for (let at = from; at + 4 <= to; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue;
    let next = at + 4;
    for (const field of ['declaredBytes', 'packedBytes', 'offset'] as const) {
      if (part[field] !== unset32) continue;
      part[field] = Number(view.getBigUint64(next, true));
      next += 8;
    }
    return;
  }
}

function readEntry(view: DataView, bytes: Uint8Array, at: number): { part: ZipPart; next: number } {
  const nameEnd = at + 46 + view.getUint16(at + 28, true);
  const extraEnd = nameEnd + view.getUint16(at + 30, true);
  const part: ZipPart = {
    name: new TextDecoder().decode(bytes.subarray(at + 46, nameEnd)).replaceAll('\\', '/'),
    method: view.getUint16(at + 10, true),
    crc: view.getUint32(at + 16, true),
    packedBytes: view.getUint32(at + 20, true),
    declaredBytes: view.getUint32(at + 24, true),
    offset: view.getUint32(at + 42, true),
  };
  widenFromZip64(part, view, nameEnd, extraEnd);
  return { part, next: extraEnd + view.getUint16(at + 32, true) };
}

function readEntries(bytes: Uint8Array, refusal: Refusal): ZipPart[] {
  const view = viewOf(bytes);
  const end = findEnd(view);
  if (end < 0) throw refusal.unreadable('文件不完整，可能没有下载或复制完');
  const parts: ZipPart[] = [];
  let at = view.getUint32(end + 16, true);
  while (at + 46 <= end && view.getUint32(at, true) === entryMark) {
    if (parts.length === limits.parts) throw refusal.tooLarge(`部件超过 ${limits.parts} 个`);
    if (view.getUint16(at + 8, true) & 1) throw refusal.unreadable('文件设有密码（已加密）');
    const { part, next } = readEntry(view, bytes, at);
    parts.push(part);
    at = next;
  }
  return parts;
}

/** Lists a zip's parts. @throws Problem `workbook-unreadable`, `workbook-too-large` */
export function readZipDirectory(bytes: Uint8Array, refusal: Refusal): ZipPart[] {
  try {
    return readEntries(bytes, refusal);
  } catch (error) {
    if (error instanceof RangeError) throw refusal.unreadable('压缩目录已损坏');
    throw error;
  }
}

/** The compressed bytes of a part; its local header says where they begin. */
export function packedBytesOf(bytes: Uint8Array, part: ZipPart, refusal: Refusal): Uint8Array {
  const view = viewOf(bytes);
  const at = part.offset;
  const damaged = () => refusal.unreadable(`部件 ${part.name} 已损坏或不完整`);
  if (at + 30 > bytes.length || view.getUint32(at, true) !== localMark) throw damaged();
  const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  if (start + part.packedBytes > bytes.length) throw damaged();
  return bytes.subarray(start, start + part.packedBytes);
}
