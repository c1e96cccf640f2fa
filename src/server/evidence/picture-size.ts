/**
 * Width and height from a picture's own header. Enough to know that it is a picture and not
 * something else behind a picture's first bytes; nothing is decoded, so no library of images is
 * needed and a bomb cannot go off.
 */

type Size = { width: number; height: number };

const view = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
const text = (bytes: Uint8Array, from: number, length: number) =>
  Buffer.from(bytes.subarray(from, from + length)).toString('latin1');

/** Start-of-frame markers: baseline, progressive and the rest, less DHT, JPG and DAC. */
const isFrame = (marker: number) =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

/** Walks the segments (ITU T.81 B.1) to the frame header, which must come before any scan. */
function jpeg(bytes: Uint8Array): Size | null {
  const data = view(bytes);
  let at = 2;
  while (at + 9 < bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1]!;
    if (marker === 0xff) at += 1;
    else if (marker === 0xda || marker === 0xd9) return null;
    else if (isFrame(marker)) {
      const components = bytes[at + 9]!;
      const length = data.getUint16(at + 2);
      if (length !== 8 + 3 * components) return null;
      return { height: data.getUint16(at + 5), width: data.getUint16(at + 7) };
    } else at += 2 + data.getUint16(at + 2);
  }
  return null;
}

function png(bytes: Uint8Array): Size | null {
  if (bytes.length < 24 || text(bytes, 12, 4) !== 'IHDR') return null;
  return { width: view(bytes).getUint32(16), height: view(bytes).getUint32(20) };
}

function webp(bytes: Uint8Array): Size | null {
  if (bytes.length < 30) return null;
  const data = view(bytes);
  const uint24 = (at: number) => data.getUint16(at, true) + (bytes[at + 2]! << 16);
  const kind = text(bytes, 12, 4);
  if (kind === 'VP8X') return { width: uint24(24) + 1, height: uint24(27) + 1 };
  if (kind === 'VP8 ') {
    return { width: data.getUint16(26, true) & 0x3fff, height: data.getUint16(28, true) & 0x3fff };
  }
  if (kind !== 'VP8L' || bytes[20] !== 0x2f) return null;
  const bits = data.getUint32(21, true);
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
}

const readers: Record<string, (bytes: Uint8Array) => Size | null> = {
  'image/jpeg': jpeg,
  'image/png': png,
  'image/webp': webp,
};

/** No camera and no screen makes larger ones. */
const largestSide = 30_000;

/** Size of a picture from its first bytes; null when the header is not that of a picture. */
export function pictureSize(mediaType: string, head: Uint8Array): Size | null {
  const size = readers[mediaType]?.(head) ?? null;
  if (!size || size.width < 1 || size.height < 1) return null;
  return Math.max(size.width, size.height) <= largestSide ? size : null;
}
