/** Rows of one sheet into modules and projects, with sums compared to what the sheet says of itself. */
import type { Item, Module, Project } from '../../domain/standard/index.ts';
import type { Header } from './columns.ts';
import type { Grid } from './grid.ts';
import { hardwareWords } from './guess.ts';
import { makeItem, type Doubt } from './make-item.ts';
import type { Entry, ItemRow, Stated, SumRow } from './rows.ts';
import { addUp, isSame } from './sums.ts';
import { sheetFinding, type SheetFindingCode } from './texts.ts';

type Collected = {
  sheet: string;
  add: (doubt: Doubt) => void;
  codes: Map<string, string>;
  /** Modules and projects so far, of all sheets, for their codes. */
  counts: { modules: number };
};
type OpenProject = { project: Project; stated: Stated; rows: number };
type OpenModule = { module: Module; stated: Stated; projects: OpenProject[] };

const bare = (sheet: string): Stated => ({ name: sheet, points: null, cell: 'A1' });
const most = 500;

class Tree {
  readonly modules: OpenModule[] = [];
  private readonly to: Collected;
  private readonly hasPoints: boolean;
  /** Points of the items since the last 小计. */
  private part: string[] = [];
  private all: string[] = [];

  constructor(to: Collected, hasPoints: boolean) {
    this.to = to;
    this.hasPoints = hasPoints;
  }

  private doubt(
    code: SheetFindingCode,
    cell: string,
    value: string,
    params: Record<string, string> = {},
  ) {
    this.to.add(sheetFinding(code, { sheet: this.to.sheet, cell }, value, params));
  }

  private moduleFor(stated: Stated): OpenModule {
    const last = this.modules.at(-1);
    if (last && (last.stated.cell === stated.cell || last.stated.name === stated.name)) return last;
    const module: Module = {
      code: String(++this.to.counts.modules),
      name: stated.name.slice(0, most),
      points: '0',
      weight: null,
      projects: [],
    };
    const open = { module, stated, projects: [] };
    this.modules.push(open);
    return open;
  }

  private projectFor(open: OpenModule, stated: Stated): OpenProject {
    const last = open.projects.at(-1);
    if (last && (last.stated.cell === stated.cell || last.stated.name === stated.name)) return last;
    const project: Project = {
      code: `${open.module.code}.${open.projects.length + 1}`,
      name: stated.name.slice(0, most),
      points: '0',
      items: [],
    };
    open.module.projects.push(project);
    const made = { project, stated, rows: 0 };
    open.projects.push(made);
    return made;
  }

  item(row: ItemRow): void {
    const open = this.moduleFor(row.module ?? row.project ?? bare(this.to.sheet));
    const project = this.projectFor(
      open,
      (row.module && row.project) ?? { ...open.stated, cell: '' },
    );
    const { sheet, add, codes } = this.to;
    const made = makeItem(row, { sheet, add, codes, hasPoints: this.hasPoints });
    const words = `${made.name} ${project.project.name} ${open.module.name}`;
    const item: Item = {
      ...made,
      category: made.category ?? (hardwareWords.test(words) ? '硬件' : '软件'),
    };
    project.project.items.push(item);
    if (made.category === null) this.guessed(project, item.category, row);
    if (item.extra) return;
    this.part.push(item.points);
    this.all.push(item.points);
  }

  /** One doubt a project and category, not one an item. */
  private readonly guesses = new Map<string, { count: number; cell: string; value: string }>();
  private guessed({ project }: OpenProject, category: string, row: ItemRow): void {
    const key = `${project.code}|${category}`;
    const cell = row.cells.name!.origin;
    const known = this.guesses.get(key) ?? { count: 0, cell, value: project.name };
    this.guesses.set(key, { ...known, count: known.count + 1 });
  }

  sum({ text, cell, points, scope }: SumRow): void {
    const sum = addUp(scope === 'part' ? this.part : this.all);
    if (scope === 'all' && isSame(points, addUp(this.part))) {
      this.part = [];
      return;
    }
    if (!isSame(points, sum)) this.doubt('subtotal-differs', cell, text, { points, sum });
    this.part = [];
  }

  ignored(text: string, cell: string): void {
    this.doubt('ignored', cell, text);
  }

  /** What is stated is kept, so that the difference stays visible until somebody decides. */
  close(): Module[] {
    for (const { module, stated, projects } of this.modules) {
      for (const { project, stated: said } of projects) {
        const points = project.items.filter(({ extra }) => !extra).map((item) => item.points);
        project.points = this.settle(said, addUp(points));
      }
      module.points = this.settle(stated, addUp(module.projects.map(({ points }) => points)));
    }
    for (const [key, { count, cell, value }] of this.guesses) {
      this.doubt('guessed-category', cell, value, {
        count: String(count),
        category: key.split('|')[1]!,
      });
    }
    return this.modules.map(({ module }) => module);
  }

  private settle({ name, points, cell }: Stated, sum: string): string {
    // A project that only stands in for its module has no cell of its own.
    if (points === null || cell === '') return sum;
    if (!isSame(points, sum)) this.doubt('sum-differs', cell, name, { points, sum });
    return points;
  }
}

/** Rows that a merged cell covers, said once a cell. */
function mergedDoubts(grid: Grid, header: Header, entries: Entry[], to: Collected): void {
  for (const role of ['module', 'project'] as const) {
    const column = header.columns.get(role);
    if (column === undefined) continue;
    const spans = new Map<string, { text: string; count: number }>();
    for (const entry of entries) {
      const cell = entry.kind === 'item' ? entry.cells[role] : undefined;
      if (!cell) continue;
      spans.set(cell.origin, { text: cell.text, count: (spans.get(cell.origin)?.count ?? 0) + 1 });
    }
    for (const [origin, { text, count }] of spans) {
      if (count < 2) continue;
      const place = { sheet: grid.sheet, cell: origin };
      to.add(sheetFinding('merged-rows', place, text, { count: String(count) }));
    }
  }
}

export function buildTree(grid: Grid, header: Header, entries: Entry[], to: Collected): Module[] {
  const hasPoints = header.columns.has('points');
  const place = { sheet: grid.sheet, cell: `A${header.row}` };
  if (!hasPoints) to.add(sheetFinding('no-points-column', place, ''));
  const items = entries.filter((entry) => entry.kind === 'item');
  if (items.length > 0 && items.every((entry) => !entry.module && !entry.project)) {
    to.add(sheetFinding('guessed-module', { sheet: grid.sheet, cell: '' }, grid.sheet));
  }
  mergedDoubts(grid, header, entries, to);
  const tree = new Tree(to, hasPoints);
  for (const entry of entries) {
    if (entry.kind === 'item') tree.item(entry);
    else if (entry.kind === 'sum') tree.sum(entry);
    else tree.ignored(entry.text, entry.cell);
  }
  return tree.close();
}
