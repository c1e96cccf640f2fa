/** Small real files of every kind that evidence may be, made byte by byte. */

/** A JPEG whose header is whole: SOI, APP0, frame of the given size, scan, filler, EOI. */
export function jpeg(width = 640, height = 480, bytes = 2000): Buffer {
  const u16 = (value: number) => [value >> 8, value & 255];
  const app0 = [0xff, 0xe0, ...u16(16), 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0];
  const parts = [1, 2, 3].flatMap((n) => [n, 0x11, 0]);
  const frame = [0xff, 0xc0, ...u16(17), 8, ...u16(height), ...u16(width), 3, ...parts];
  const scan = [0xff, 0xda, ...u16(12), 3, 1, 0, 2, 0x11, 3, 0x11, 0, 0x3f, 0];
  const head = Buffer.from([0xff, 0xd8, ...app0, ...frame, ...scan]);
  const filler = Buffer.alloc(Math.max(0, bytes - head.length - 2));
  for (let at = 0; at < filler.length; at += 1) filler[at] = (at * 7 + width + height) & 0x7f;
  return Buffer.concat([head, filler, Buffer.from([0xff, 0xd9])]);
}

/** The beginning of an MP4 of any length. */
export function mp4(bytes: number): Buffer {
  const film = Buffer.alloc(bytes);
  for (let at = 0; at < bytes; at += 1) film[at] = (at * 31) & 255;
  film.set(Buffer.from('\0\0\0\x18ftypisom', 'latin1'));
  return film;
}
