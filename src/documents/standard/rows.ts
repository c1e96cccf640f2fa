/** From the rows below a header to headings, items and sums, before anything is decided about them. */
import type { Header, Role } from './columns.ts';
import type { Grid, GridCell } from './grid.ts';
import { pointsOfCell, titled, withoutNumber } from './numbers.ts';

/** A text with the points it names and the cell it stands in. */
export type Stated = { name: string; points: string | null; cell: string };
export type ItemRow = {
  kind: 'item';
  row: number;
  module: Stated | null;
  project: Stated | null;
  cells: Partial<Record<Role, GridCell>>;
};
export type SumRow = {
  kind: 'sum';
  text: string;
  cell: string;
  points: string;
  scope: 'part' | 'all';
};
export type Entry = ItemRow | SumRow | { kind: 'ignored'; text: string; cell: string };

const sumWords = /^(小计|合计|总计|总分|累计|共计)/;
const noteWords =
  /^(注|备注|说明|填表说明|检查人|考核人|被检查|检查日期|签字|签名|考核单位|申报单位|制表|审核)/;
const heading = (text: string, cell: string): Stated => {
  const { name, points } = titled(text);
  return { name: withoutNumber(name).name || name, points, cell };
};

/** What is running while rows are read: the last heading of each level. */
type Running = { module: Stated | null; project: Stated | null };

/** Distinct cells with a text, from the left. */
const distinct = (cells: Map<number, GridCell>): GridCell[] => {
  const seen = new Set<string>();
  return [...cells]
    .sort(([a], [b]) => a - b)
    .flatMap(([, cell]) => {
      if (seen.has(cell.origin) || cell.text === '') return [];
      seen.add(cell.origin);
      return [cell];
    });
};

/** A row with one text (and perhaps points) and no number is a heading. */
function headingOf(cells: Map<number, GridCell>, header: Header): Stated | null {
  const texts = distinct(cells);
  const below = cells.get(header.columns.get('points') ?? 0);
  const points = below && pointsOfCell(below.text) !== null ? below : undefined;
  const words = texts.filter((cell) => cell !== points);
  const [only] = words;
  if (!only || words.length !== 1 || pointsOfCell(only.text) !== null) return null;
  const wide = [...cells.values()].filter((cell) => cell === only).length > 1;
  const { level, number } = withoutNumber(only.text);
  // "1.1 地面整洁 | 2" is an item that brings its number along.
  if (points && !wide && /^\d/.test(number)) return null;
  const numbered = level !== null;
  const stated = heading(only.text, only.origin);
  if (!wide && !numbered && stated.points === null) return null;
  return { ...stated, points: stated.points ?? (points ? pointsOfCell(points.text) : null) };
}

/** Where a heading belongs: (一) and 1.1 under 一、; the first of an unnumbered kind is a module. */
function place(
  text: string,
  stated: Stated,
  running: Running,
  columns: Map<Role, number>,
): Running {
  const { level } = withoutNumber(text);
  if (level === 1) return { module: stated, project: null };
  if (level === 2 || columns.has('module')) return { ...running, project: stated };
  return { module: stated, project: null };
}

function sumOf(texts: GridCell[], points: GridCell | undefined): SumRow | null {
  const word = texts.find(({ text }) => sumWords.test(text.replace(/\s/g, '')));
  if (!word) return null;
  const last = titled(word.text).points;
  const stated = (points && pointsOfCell(points.text)) || last;
  if (!stated) return null;
  const scope = word.text.replace(/\s/g, '').startsWith('小计') ? 'part' : 'all';
  return { kind: 'sum', text: word.text, cell: (points ?? word).origin, points: stated, scope };
}

function itemOf(
  row: number,
  cells: Map<number, GridCell>,
  header: Header,
  running: Running,
): ItemRow {
  const own = Object.fromEntries(
    [...header.columns].flatMap(([role, column]) => {
      const cell = cells.get(column);
      return cell ? [[role, cell]] : [];
    }),
  ) as ItemRow['cells'];
  const named = (cell: GridCell | undefined) =>
    cell?.text ? heading(cell.text, cell.origin) : null;
  return {
    kind: 'item',
    row,
    module: named(own.module) ?? running.module,
    project: named(own.project) ?? running.project,
    cells: own,
  };
}

/** Merged cells without a merge: a module named once, empty below. */
function carried(before: ItemRow | null, item: ItemRow, header: Header): ItemRow {
  if (!before) return item;
  const module = header.columns.has('module') && !item.cells.module ? before.module : item.module;
  const sameModule = module?.cell === before.module?.cell;
  const project =
    header.columns.has('project') && !item.cells.project && sameModule
      ? before.project
      : item.project;
  return { ...item, module, project };
}

export function entriesOf(grid: Grid, header: Header): Entry[] {
  let running: Running = { module: null, project: null };
  let before: ItemRow | null = null;
  const entries: Entry[] = [];
  const nameColumn = header.columns.get('name')!;
  const headText = grid.rows[header.index]?.cells.get(nameColumn)?.text;
  for (const { number, cells } of grid.rows.slice(header.index + 1)) {
    const texts = distinct(cells);
    const [first] = texts;
    // A printed form repeats its header on every page.
    if (!first || cells.get(nameColumn)?.text === headText) continue;
    const sum = sumOf(texts, cells.get(header.columns.get('points') ?? 0));
    const stated = sum ? null : headingOf(cells, header);
    const isNote = noteWords.test(first.text);
    if (sum) entries.push(sum);
    else if (isNote && (stated || !cells.get(nameColumn) || texts.length <= 2)) {
      entries.push({ kind: 'ignored', text: first.text, cell: first.origin });
    } else if (stated) running = place(first.text, stated, running, header.columns);
    else if (cells.get(nameColumn)?.text) {
      const item: ItemRow = carried(before, itemOf(number, cells, header, running), header);
      entries.push(item);
      before = item;
    } else entries.push({ kind: 'ignored', text: first.text, cell: first.origin });
  }
  return entries;
}
