/**
 * Reads a check sheet as banks have it into a draft of a standard, and tells every doubt with its cell.
 * Nothing is decided silently: what the sheet says of itself is compared with what stands in it.
 */
import type { Finding } from '../../domain/inspection/fact-book.ts';
import { usualScoring, type Module, type StandardDocument } from '../../domain/standard/index.ts';
import { problem } from '../../contract/problem.ts';
import { openWorkbook } from '../workbook/open.ts';
import { refusalOf } from '../workbook/refusal.ts';
import { buildTree } from './build-tree.ts';
import { findHeader, type Header } from './columns.ts';
import { readGrid, type Grid } from './grid.ts';
import { makeItem } from './make-item.ts';
import { totalInText } from './numbers.ts';
import { entriesOf } from './rows.ts';
import {
  markAssumed,
  readSettings,
  readStructure,
  settingsSheet,
  structureSheet,
  type Settings,
} from './settings-sheet.ts';
import { addUp, isSame } from './sums.ts';
import { sheetFinding } from './texts.ts';

export type StandardRead = { document: StandardDocument; findings: Finding[] };

/** What stands above a header: the title, and perhaps the total. */
function headOf(grid: Grid, header: Header): { title: string; total: string | null; cell: string } {
  const above = grid.rows.slice(0, header.index).flatMap(({ cells }) => [...cells.values()]);
  const title = above.find(({ text }) => text.length >= 4 && !/[:：]/.test(text))?.text ?? '';
  const said = above.find(({ text }) => totalInText(text) !== null);
  return { title, total: said ? totalInText(said.text) : null, cell: said?.origin ?? '' };
}

/** A sheet of our own export: items go to the projects of 结构 by their code. */
function fillStructure(
  modules: Module[],
  grid: Grid,
  header: Header,
  add: (f: Finding) => void,
): Module[] {
  const projects = new Map(modules.flatMap((one) => one.projects.map((two) => [two.code, two])));
  const context = { sheet: grid.sheet, add, codes: new Map<string, string>(), hasPoints: true };
  for (const entry of entriesOf(grid, header)) {
    if (entry.kind !== 'item') continue;
    const project = projects.get(entry.cells.projectCode?.text ?? '');
    if (!project) {
      const { text, origin } = entry.cells.name!;
      add(sheetFinding('ignored', { sheet: grid.sheet, cell: origin }, text));
      continue;
    }
    const made = makeItem(entry, context);
    project.items.push({ ...made, category: made.category ?? '软件' });
  }
  return modules;
}

type Found = { grid: Grid; header: Header };

function compareTotal(
  found: Found,
  stated: string | null,
  sum: string,
  add: (f: Finding) => void,
): string {
  if (stated === null || isSame(stated, sum)) return sum;
  const { cell } = headOf(found.grid, found.header);
  const place = { sheet: found.grid.sheet, cell };
  add(sheetFinding('total-differs', place, stated, { points: stated, sum }));
  return stated;
}

function documentOf(
  found: Found[],
  settings: Settings | null,
  structure: Module[] | null,
  fileName: string,
  add: (finding: Finding) => void,
): StandardDocument {
  const [first] = found;
  const head = headOf(first!.grid, first!.header);
  const scoring = settings?.scoring ?? usualScoring;
  const named = fileName.replace(/\.xlsx$/i, '');
  const title = (settings?.title || head.title || named).slice(0, 200);
  const source = settings?.source ?? '';
  if (structure && first!.header.columns.has('projectCode')) {
    const filled = fillStructure(structure, first!.grid, first!.header, add);
    const modules = markAssumed(filled, settings?.assumed ?? []);
    const total = settings?.total ?? addUp(modules.map(({ points }) => points));
    return { title, source, total, scoring, modules };
  }
  const counts = { modules: 0 };
  const codes = new Map<string, string>();
  const modules = found.flatMap(({ grid, header }) =>
    buildTree(grid, header, entriesOf(grid, header), { sheet: grid.sheet, add, codes, counts }),
  );
  const sum = addUp(modules.map(({ points }) => points));
  return { title, source, total: compareTotal(first!, head.total, sum, add), scoring, modules };
}

/** @throws Problem `workbook-unreadable`, `workbook-too-large`, `no-check-sheet` */
export async function readStandardBook(
  bytes: Uint8Array,
  { fileName }: { fileName: string },
): Promise<StandardRead> {
  const workbook = await openWorkbook(bytes, { fileName, wanted: [] });
  const refusal = refusalOf(fileName);
  const findings: Finding[] = [];
  const add = (finding: Finding) => void findings.push(finding);
  const found: Found[] = [];
  let settings: Settings | null = null;
  let structure: Module[] | null = null;
  for (const sheet of workbook.sheetNames) {
    const grid = await readGrid(workbook, sheet, refusal);
    if (grid.rows.length === 0) continue;
    if (sheet === settingsSheet) settings = readSettings(grid);
    else if (sheet === structureSheet) structure = readStructure(grid);
    else {
      const header = findHeader(grid);
      if (header) found.push({ grid, header });
      else add(sheetFinding('no-header', { sheet, cell: '' }, ''));
    }
  }
  if (found.length === 0) throw problem('no-check-sheet', { file: fileName });
  return { document: documentOf(found, settings, structure, fileName, add), findings };
}
