/** Opens a zip and inflates its parts piece by piece under a budget, so that no bomb ever unfolds. */
import { createInflateRaw, crc32 } from 'node:zlib';
import { inMegabytes, limits } from './limits.ts';
import type { Refusal } from './refusal.ts';
import { packedBytesOf, readZipDirectory, type ZipPart } from './zip-directory.ts';

export type Archive = {
  has: (name: string) => boolean;
  /** Uncompressed size as declared; good for progress only. */
  declaredBytes: (name: string) => number;
  /** The part's uncompressed bytes in pieces. @throws Problem when over budget or damaged */
  read: (name: string) => AsyncGenerator<Uint8Array>;
};

const stored = 0;
const deflated = 8;

async function* inflate(packed: Uint8Array): AsyncGenerator<Uint8Array> {
  const stream = createInflateRaw({ chunkSize: 128 * 1024 });
  stream.end(packed);
  for await (const piece of stream) yield piece as Uint8Array;
}

function* slices(packed: Uint8Array): Generator<Uint8Array> {
  const size = 128 * 1024;
  for (let at = 0; at < packed.length; at += size) yield packed.subarray(at, at + size);
}

function unpack(part: ZipPart, packed: Uint8Array, refusal: Refusal) {
  if (part.method === stored) return slices(packed);
  if (part.method === deflated) return inflate(packed);
  throw refusal.unreadable(`部件 ${part.name} 用了不支持的压缩方法 ${part.method}`);
}

const tooMuch = (refusal: Refusal) =>
  refusal.tooLarge(`解压后超过 ${inMegabytes(limits.inflatedBytes)} MB`);

/** Opens `bytes` as a zip. @throws Problem `workbook-unreadable`, `workbook-too-large` */
export function openArchive(bytes: Uint8Array, refusal: Refusal): Archive {
  const parts = new Map<string, ZipPart>();
  let declared = 0;
  for (const part of readZipDirectory(bytes, refusal)) {
    parts.set(part.name, part);
    declared += part.declaredBytes;
  }
  if (declared > limits.inflatedBytes) throw tooMuch(refusal);
  let inflated = 0;

  async function* read(name: string): AsyncGenerator<Uint8Array> {
    const part = parts.get(name);
    if (!part) throw refusal.unreadable(`缺少部件 ${name}`);
    const packed = packedBytesOf(bytes, part, refusal);
    const ceiling = Math.max(limits.ratioFreeBytes, packed.length * limits.ratio);
    let size = 0;
    let crc = 0;
    for await (const piece of guarded(unpack(part, packed, refusal), name, refusal)) {
      size += piece.length;
      inflated += piece.length;
      if (inflated > limits.inflatedBytes) throw tooMuch(refusal);
      if (size > ceiling) throw refusal.tooLarge('压缩比异常，疑似压缩炸弹');
      crc = crc32(piece, crc);
      yield piece;
    }
    if (crc !== part.crc) throw refusal.unreadable(`部件 ${name} 校验不符，文件已损坏`);
  }

  return {
    has: (name) => parts.has(name),
    declaredBytes: (name) => parts.get(name)?.declaredBytes ?? 0,
    read,
  };
}

/** Turns zlib's own errors into a refusal. */
async function* guarded(
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  name: string,
  refusal: Refusal,
): AsyncGenerator<Uint8Array> {
  try {
    for await (const piece of pieces) yield piece;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code?.startsWith('Z_')) {
      throw refusal.unreadable(`部件 ${name} 的压缩数据已损坏`);
    }
    throw error;
  }
}
