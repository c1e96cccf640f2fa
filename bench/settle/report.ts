/** The measured cells as Markdown: tables, growth, and a verdict for each goal. */
import { growth, type CalcCell, type Cell } from './cell.ts';
import type { Spent } from './database.ts';

export type Results = { machine: string; cells: Cell[]; calc: CalcCell[] };

const names = { pglite: 'PGlite', postgres: 'PostgreSQL' };
const seconds = (value: number) => value.toFixed(value < 10 ? 2 : 1);
const both = ({ wall, cpu }: Spent) => `${seconds(wall)} (${seconds(cpu)})`;
const thousands = (value: number) => value.toLocaleString('en');
const total = (cell: Cell) => cell.rules.wall + cell.write.wall;
const sumOf = (a: Spent, b: Spent): Spent => ({ wall: a.wall + b.wall, cpu: a.cpu + b.cpu });

const row = (cells: string[]) => `| ${cells.join(' | ')} |`;
const table = (titles: string[], rows: string[][]) =>
  [row(titles), row(titles.map(() => '---')), ...rows.map(row)].join('\n');

const sorted = (cells: Cell[]) =>
  cells.toSorted((a, b) => a.engine.localeCompare(b.engine) || a.size - b.size);

function settleTable(cells: Cell[]): string {
  const titles = [
    'engine',
    'outlets',
    'lines',
    'import',
    'of it ranks',
    'facts + rules',
    'write',
    'settled',
    'second run',
    'peak RSS',
  ];
  const rows = sorted(cells).map((c) => [
    `${names[c.engine]} ${c.version}`,
    thousands(c.size),
    thousands(c.lines),
    both(c.load),
    seconds(c.rank.wall),
    both(c.rules),
    both(c.write),
    both(sumOf(c.rules, c.write)),
    both(sumOf(c.againRules, c.againWrite)),
    `${Math.round(c.rss / 1e6)} MB`,
  ]);
  return table(titles, rows);
}

function handTable(cells: Cell[]): string {
  const titles = [
    'engine',
    'outlets',
    'by hand: rules',
    'ours: rules',
    'by hand: write',
    'ours: write',
    'ratio rules',
    'ratio all',
    'ratio all, processor',
    'lines that differ',
  ];
  const rows = sorted(cells).map((c) => [
    names[c.engine],
    thousands(c.size),
    both(c.handRules),
    both(c.rules),
    both(c.handWrite),
    both(c.write),
    (c.rules.wall / c.handRules.wall).toFixed(2),
    ratio(c, 'wall').toFixed(2),
    ratio(c, 'cpu').toFixed(2),
    c.differ === null
      ? `number ${c.lines === c.handLines ? 'equal' : 'DIFFERS'}`
      : String(c.differ),
  ]);
  return table(titles, rows);
}

const ratio = (c: Cell, of: 'wall' | 'cpu') =>
  (c.rules[of] + c.write[of]) / (c.handRules[of] + c.handWrite[of]);

/** Recalculation alone; a run that was stopped counts as its limit, hence "at least". */
const calcSeconds = (calc: CalcCell) => (calc.recalculated ?? calc.limit) - (calc.plain ?? 0);
const sums = (all: Record<string, number>, rules: string[]) => rules.map((rule) => all[rule]);

function calcTable(results: Results): string {
  const titles = [
    'outlets',
    'Calc: recalculate and save',
    'without formulas',
    'recalculation',
    'ours: ranks + the same 4 rules',
    'times',
    'ours: ranks + all 14 rules + write',
    'times',
    'sums',
  ];
  const rows = results.calc.flatMap((calc) => {
    const cell = results.cells.find((c) => c.engine === 'postgres' && c.size === calc.size);
    if (!cell?.fourRules) return [];
    const more = calc.recalculated === null ? '> ' : '';
    const [four, all] = [cell.rank.wall + cell.fourRules.wall, cell.rank.wall + total(cell)];
    const rules = Object.keys(calc.sums);
    const equal = String(sums(calc.sums, rules)) === String(sums(cell.sums, rules));
    return [
      [
        thousands(calc.size),
        `${more}${seconds(calc.recalculated ?? calc.limit)}`,
        seconds(calc.plain ?? 0),
        `${more}${seconds(calcSeconds(calc))}`,
        seconds(four),
        `${more}${(calcSeconds(calc) / four).toFixed(1)}`,
        seconds(all),
        `${more}${(calcSeconds(calc) / all).toFixed(1)}`,
        calc.recalculated === null ? '—' : equal ? 'equal' : 'DIFFER',
      ],
    ];
  });
  return table(titles, rows);
}

const points = (cells: Cell[], of: (cell: Cell) => number) =>
  cells.map((cell) => ({ size: cell.size, seconds: of(cell) }));

function growthLines(results: Results): string[] {
  const text = (value: number | null) => (value === null ? '—' : `n^${value.toFixed(2)}`);
  const lines = (['pglite', 'postgres'] as const).flatMap((engine) => {
    const cells = results.cells.filter((cell) => cell.engine === engine);
    if (cells.length < 2) return [];
    const part = (of: (cell: Cell) => number) => text(growth(points(cells, of)));
    const processor = part((c) => c.rules.cpu + c.write.cpu);
    const parts = `import ${part((c) => c.load.wall)}, settlement ${part(total)} (processor time ${processor})`;
    return [
      `- ${names[engine]}: ${parts}, second run ${part((c) => c.againRules.wall + c.againWrite.wall)}`,
    ];
  });
  const done = results.calc.filter((calc) => calc.recalculated !== null);
  const calc = growth(done.map((c) => ({ size: c.size, seconds: calcSeconds(c) })));
  return calc === null ? lines : [...lines, `- LibreOffice Calc, recalculation: ${text(calc)}`];
}

const verdict = (goal: string, met: boolean, figure: string) =>
  `- ${met ? 'met' : 'NOT met'}: ${goal} (${figure})`;

function verdicts(results: Results): string[] {
  const lines: string[] = [];
  for (const cell of sorted(results.cells).filter((c) => c.size >= 20_000)) {
    const allowed = 1.3 * cell.handRules.wall + cell.handWrite.wall;
    const figure = `${seconds(total(cell))} s, allowed ${seconds(allowed)} s`;
    const goal = `${names[cell.engine]}, ${thousands(cell.size)}: ≤ 1.3 × the hand-written SQL plus the writing of the lines`;
    lines.push(verdict(goal, total(cell) <= allowed, figure));
    if (cell.engine === 'postgres' && cell.size === 40_000) {
      const spent = sumOf(cell.rules, cell.write);
      const took = `${seconds(spent.wall)} s, of it processor ${seconds(spent.cpu)} s`;
      lines.push(verdict('40,000 outlets × 4 waves settled in ≤ 5 s', spent.wall <= 5, took));
    }
  }
  for (const engine of ['pglite', 'postgres'] as const) {
    const cells = results.cells.filter((c) => c.engine === engine);
    const exponent = growth(points(cells, total));
    const processor = growth(points(cells, (c) => c.rules.cpu + c.write.cpu));
    if (exponent === null || processor === null) continue;
    const figure = `n^${exponent.toFixed(2)}, processor time n^${processor.toFixed(2)}`;
    lines.push(
      verdict(`${names[engine]}: time grows no faster than n^1.1`, exponent <= 1.1, figure),
    );
  }
  const calc = results.calc.find((c) => c.size === 20_000);
  const cell = results.cells.find((c) => c.engine === 'postgres' && c.size === 20_000);
  if (calc && cell?.fourRules) {
    const times = calcSeconds(calc) / (cell.rank.wall + cell.fourRules.wall);
    const figure = `${calc.recalculated === null ? 'at least ' : ''}${times.toFixed(0)} ×, ranks counted on our side`;
    lines.push(verdict('≥ 50 × LibreOffice at 20,000, the same rules', times >= 50, figure));
  }
  return lines;
}

export const report = (results: Results): string =>
  [
    '# 结算性能 · settlement',
    `${results.machine}. Seconds, medians of 3 for the settlement, processor time in brackets (of this`,
    'process and its database session; parallel workers are not in it). Four waves, item deductions for',
    'every visit. Repeated deductions are marked by the import, for both sides. PostgreSQL with its default settings, fsync off; PGlite in memory. Import apart.',
    '',
    '## Import, settle, write',
    settleTable(results.cells),
    '',
    '## Beside the same rules written by hand',
    'Same inputs kept with each line, compared in every column; the ratio of all = rules and write.',
    '',
    handTable(results.cells),
    '',
    ...(results.calc.length > 0
      ? [
          `## Beside LibreOffice Calc ${results.calc[0]!.version} (ranks of four waves, R05, R07, R08, R09)`,
          calcTable(results),
          '',
        ]
      : []),
    '## Growth',
    ...growthLines(results),
    '',
    '## Goals',
    ...verdicts(results),
    '',
  ].join('\n');
