/** What a workbook may cost. Real ones stay far below; a hostile one is refused before it hurts. */
const megabyte = 1024 * 1024;

export const limits = {
  fileBytes: 100 * megabyte,
  /** All parts together, uncompressed; counted while inflating, since headers may lie. */
  inflatedBytes: 400 * megabyte,
  /** Above the first `ratioFreeBytes` a part may grow to this many times its compressed size. */
  ratio: 200,
  ratioFreeBytes: 16 * megabyte,
  parts: 10_000,
  sharedStrings: 4_000_000,
  sharedCharacters: 60_000_000,
  /** One tag, or one run of text between tags. */
  xmlPiece: megabyte,
  xmlDepth: 64,
  cellText: 32_767,
  rows: 1_048_576,
  columns: 16_384,
} as const;

export const inMegabytes = (bytes: number) => String(Math.round(bytes / megabyte));
