/** The workbooks that the journeys send, made from the demo bank, and a look into those they get. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { Download } from 'playwright-core';
import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeFactBook } from '../../../src/documents/index.ts';
import { demoProvince } from '../../../src/domain/demo/index.ts';
import type { FactBook } from '../../../src/domain/inspection/fact-book.ts';
import type { UnitRow } from '../../../src/domain/organisation/model.ts';

export const bank = demoProvince({ seed: 2023, outlets: 2400 });
const isIn = (county: string) => (unit: UnitRow) => unit.code.startsWith(county.slice(0, 6));
const outletsOf = (county: string) =>
  bank.book.units.filter((unit) => unit.level === '网点' && isIn(county)(unit));
export const ownOutlets = outletsOf(bank.ownCounty);
export const otherOutlets = outletsOf(bank.otherCounty);
/** The outlet whose head is among the demo accounts. */
export const headOutlet = ownOutlets.find(
  ({ code }) => code === bank.accounts.find((one) => one.username === 'head')?.unitCode,
)!;

/** A unit and all above it. */
function pathTo(code: string | null): UnitRow[] {
  const unit = bank.book.units.find((one) => one.code === code);
  return unit ? [...pathTo(unit.parentCode), unit] : [];
}

/** The own county's units without any facts. */
const nothing: FactBook = {
  units: [
    ...pathTo(bank.ownCounty),
    ...bank.book.units.filter((unit) => isIn(bank.ownCounty)(unit) && unit.code !== bank.ownCounty),
  ],
  scores: [],
  deductions: [],
  complaints: [],
  exposures: [],
  tickets: [],
};
const own = new Set(ownOutlets.map(({ code }) => code));
/** The own county's last provincial round. */
const lastRound = bank.book.scores.filter(
  (row) => row.wave === '2023Q4' && row.kind === '省行神秘人' && own.has(row.unitCode),
);
/** One pixel. */
export const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

export const asFile = (name: string, bytes: Uint8Array) => ({
  name,
  mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  buffer: Buffer.from(bytes),
});

/** The last round with one score changed and one complaint more, whose amount is worth a notice. */
export async function changedWorkbook() {
  const scores = lastRound.map((row, at) => (at === 0 ? { ...row, score: '97.7' } : row));
  const complaint = {
    orderNo: '955802023-旅程',
    happenedOn: '2023-11-11',
    unitCode: lastRound[0]!.unitCode,
    justified: true,
    subjective: true,
    assessed: true,
    amount: '60',
  };
  const bytes = await writeFactBook({
    ...nothing,
    scores,
    complaints: [complaint],
  });
  return { bytes, rows: scores.length, outlet: lastRound[0]!.unitCode };
}

/** A score in words and an outlet that does not exist. */
export async function badWorkbook(): Promise<Uint8Array> {
  const scores = lastRound.slice(0, 2).map((row, at) => ({
    ...row,
    score: at === 0 ? '1.23' : row.score,
    unitCode: at === 1 ? '9999999999' : row.unitCode,
  }));
  const parts = unzipSync(await writeFactBook({ ...nothing, scores }));
  for (const [path, bytes] of Object.entries(parts)) {
    if (!path.startsWith('xl/worksheets/')) continue;
    const cell = /<c r="(\w+)"([^>]*?)(?: t="\w+")?([^>]*)><v>1\.23<\/v><\/c>/;
    const text = strFromU8(bytes).replace(
      cell,
      '<c r="$1"$2$3 t="inlineStr"><is><t>九十</t></is></c>',
    );
    parts[path] = strToU8(text);
  }
  return zipSync(parts);
}

/** The browser runs elsewhere: what it downloaded is fetched from there. */
export async function bytesOf(download: Download): Promise<Uint8Array> {
  const path = join(tmpdir(), `mingchuang-${process.pid}-${download.suggestedFilename()}`);
  await download.saveAs(path);
  const bytes = await readFile(path);
  await rm(path);
  return bytes;
}

/** Rows of the first sheet of a downloaded workbook, its head left out. */
export async function rowsOf(download: Download): Promise<number> {
  const sheet = unzipSync(await bytesOf(download))['xl/worksheets/sheet1.xml'];
  if (!sheet) throw new Error(`不是工作簿：${download.suggestedFilename()}`);
  return (strFromU8(sheet).match(/<row /g)?.length ?? 0) - 1;
}
