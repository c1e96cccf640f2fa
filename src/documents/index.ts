/** Excel in and out. */
export {
  readFactBook,
  type OnRecord,
  type ReadOptions,
  type ReadResult,
} from './facts/read-fact-book.ts';
export { writeFactBook } from './facts/write-fact-book.ts';
export { writeTemplate } from './facts/write-template.ts';
export { writeTables, type Table, type TableColumn } from './tables/write-tables.ts';
export { writeOfficial, type OfficialDocument } from './word/official.ts';
export { officialDay } from './word/numerals.ts';
export type { Block } from './word/blocks.ts';
export { readRows } from './tables/read-rows.ts';
export { readStandardBook } from './standard/read-standard.ts';
export { writeStandardBook } from './standard/write-standard.ts';
