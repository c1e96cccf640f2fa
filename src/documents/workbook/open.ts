/** Opens any .xlsx: what it is, its sheets, its strings and styles; sheets are read on demand. */
import type { SheetRow } from './cell.ts';
import { refuseOtherKinds } from './file-kind.ts';
import { inMegabytes, limits } from './limits.ts';
import { readOutline } from './outline.ts';
import { refusalOf } from './refusal.ts';
import { readSheetRows } from './sheet.ts';
import { readSharedStrings } from './strings.ts';
import { readLooks } from './styles.ts';
import { openArchive } from './zip.ts';

export type Workbook = {
  /** Trimmed, in the workbook's order. */
  sheetNames: string[];
  date1904: boolean;
  /** Reads a sheet of `sheetNames`; merged ranges ("A3:A9") come after its rows. */
  eachRow: (
    sheet: string,
    onRow: (row: SheetRow) => void,
    onMerge?: (reference: string) => void,
  ) => Promise<void>;
};
export type OpenOptions = {
  fileName: string;
  /** Sheets that will be read, for the share of `onProgress`. */
  wanted: readonly string[];
  onProgress?: ((share: number, step: string) => void) | undefined;
};

/** Opens `bytes`. @throws Problem `workbook-unreadable`, `workbook-too-large` */
export async function openWorkbook(bytes: Uint8Array, options: OpenOptions): Promise<Workbook> {
  const refusal = refusalOf(options.fileName);
  if (bytes.length > limits.fileBytes) {
    throw refusal.tooLarge(`文件超过 ${inMegabytes(limits.fileBytes)} MB`);
  }
  refuseOtherKinds(bytes, refusal);
  const archive = openArchive(bytes, refusal);
  const outline = await readOutline({ archive, refusal });

  const parts = options.wanted.map((name) => outline.sheets.get(name) ?? '');
  const total = [outline.sharedStrings ?? '', ...parts].reduce(
    (sum, p) => sum + archive.declaredBytes(p),
    1,
  );
  let done = 0;
  const onBytes = (step: string) => (count: number) => {
    done += count;
    options.onProgress?.(Math.min(done / total, 1), step);
  };

  const base = { archive, refusal };
  const looks = outline.styles ? await readLooks(outline.styles, base) : [];
  const strings = outline.sharedStrings
    ? await readSharedStrings(outline.sharedStrings, { ...base, onBytes: onBytes('读取文字') })
    : [];
  return {
    sheetNames: [...outline.sheets.keys()],
    date1904: outline.date1904,
    eachRow: (sheet, onRow, onMerge) => {
      const context = { ...base, looks, strings, onBytes: onBytes(`读取“${sheet}”`) };
      return readSheetRows(outline.sheets.get(sheet) ?? '', context, onRow, onMerge);
    },
  };
}
