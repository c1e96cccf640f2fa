// Measures src/feel against the DMN TCK's literal expressions, when that file stands beside the checkout.
// Every case runs as SQL (PGlite) and through evaluate(); a wrong answer is a defect, a refusal a gap.

import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { Decimal } from 'decimal.js';
import { readAny, readDateTime } from '../src/feel/calendar.ts';
import { compile, evaluate, FeelError, sqlType, toSql } from '../src/feel/index.ts';
import type { Compiled, FeelType, Value } from '../src/feel/index.ts';

type Typed = { type: string; value?: string; items?: Typed[] };
type Case = { id: string; expression: string; inputs?: Record<string, Typed>; expected: Typed };
type Outcome = { test: Case; state: 'right' | 'wrong' | 'refused'; note: string; differs?: string };

const root = resolve(import.meta.dirname, '..');
const file = resolve(
  process.argv.slice(2).find((arg) => !arg.startsWith('-')) ??
    process.env.TCK_FILE ??
    `${root}/../shared/tck/literal-expressions.json`,
);
const verbose = process.argv.includes('--verbose');

const SCALARS: Record<string, FeelType> = {
  decimal: 'number',
  double: 'number',
  string: 'string',
  boolean: 'boolean',
  date: 'date',
  time: 'time',
  dateTime: 'date and time',
  null: 'null',
};

function typeOf(input: Typed): FeelType {
  if (input.items) return { list: input.items[0] ? typeOf(input.items[0]) : 'null' };
  if (input.type !== 'duration') return SCALARS[input.type] ?? 'any';
  const read = readAny(input.value ?? '');
  return typeof read === 'object' ? read.type : 'any';
}

const valueOf = (input: Typed): Value =>
  input.items ? input.items.map(valueOf) : (input.value ?? null);

/** An input as an SQL constant of its type, standing for the column a plan would have. */
function constant(value: Value, type: FeelType): string {
  if (value === null) return `NULL::${sqlType(type)}`;
  if (Array.isArray(value))
    return `ARRAY[${value.map((one) => constant(one, (type as { list: FeelType }).list))}]::${sqlType(type)}`;
  const read =
    sqlType(type) === 'numeric' && type !== 'number' ? readAny(String(value)) : undefined;
  const text = typeof read === 'object' ? read.value : String(value);
  return `'${text.replaceAll("'", "''")}'::${sqlType(type)}`;
}

/** A scalar result in one comparable text; a list of one item counts as its item (DMN 1.5, 10.3.2.9.4). */
function normal(value: Value, type: FeelType): string | null {
  if (Array.isArray(value))
    return value.length === 1
      ? normal(value[0]!, (type as { list: FeelType }).list)
      : `[${value.join()}]`;
  if (value === null) return null;
  if (type === 'number') return new Decimal(String(value)).toFixed();
  if (type === 'date and time') {
    const read = readDateTime(String(value).replace(' ', 'T'));
    return typeof read === 'object' ? read.value : String(value);
  }
  const read =
    typeof type === 'string' && type !== 'string' && type !== 'boolean'
      ? readAny(String(value))
      : undefined;
  return typeof read === 'object' ? read.value : String(value);
}

function sameResult(got: string | null, expected: Typed, type: FeelType): boolean {
  if (expected.type === 'null' || got === null) return got === null && expected.type === 'null';
  const wanted = typeOf(expected);
  const item = typeof type === 'object' && 'list' in type ? type.list : type;
  if (wanted !== item) return false;
  if (wanted !== 'number') return got === normal(valueOf(expected), wanted);
  const [a, b] = [new Decimal(got), new Decimal(expected.value!)];
  return a.sub(b).abs().lte(Decimal.max(1, b.abs()).mul('1e-8'));
}

/** The SQL result as text in the units of normal(). */
function asText(type: FeelType): string {
  if (typeof type === 'object') return 'x::text[]';
  if (type === 'date') return "(x - DATE '1970-01-01')::text";
  if (type === 'time' || type === 'date and time')
    return 'trim_scale(extract(epoch FROM x)::numeric)::text';
  return 'x::text';
}

/** The result in the units of normal(), through PostgreSQL. */
async function runSql(db: PGlite, compiled: Compiled, test: Case): Promise<string | null> {
  const sql = toSql(compiled, (name) =>
    constant(valueOf(test.inputs![name]!), typeOf(test.inputs![name]!)),
  );
  const { rows } = await db.query<{ r: Value }>(
    `SELECT ${asText(compiled.type)} AS r FROM (SELECT ${sql} AS x OFFSET 0) AS s`,
  );
  const result = rows[0]!.r;
  return Array.isArray(result) ? normal(result, compiled.type) : (result as string | null);
}

async function judge(db: PGlite, test: Case): Promise<Outcome> {
  const names = Object.fromEntries(
    Object.entries(test.inputs ?? {}).map(([name, input]) => [name, typeOf(input)]),
  );
  let compiled: Compiled;
  try {
    compiled = compile(test.expression, names, { lenient: true });
  } catch (error) {
    if (error instanceof FeelError)
      return { test, state: 'refused', note: `${error.code}: ${error.en}` };
    return { test, state: 'wrong', note: `crash: ${String(error)}` };
  }
  try {
    const inputs = Object.fromEntries(
      Object.entries(test.inputs ?? {}).map(([name, input]) => [name, valueOf(input)]),
    );
    const direct = normal(evaluate(compiled, inputs), compiled.type);
    const viaSql = await runSql(db, compiled, test);
    const right = sameResult(viaSql, test.expected, compiled.type);
    const differs =
      direct === viaSql ||
      (compiled.type === 'date' && direct?.split('T')[0] === viaSql?.split('T')[0])
        ? undefined
        : `${viaSql} ≠ ${direct}`;
    return {
      test,
      state: right ? 'right' : 'wrong',
      note: `got ${viaSql}, expected ${test.expected.value ?? 'null'}`,
      differs,
    };
  } catch (error) {
    return { test, state: 'wrong', note: `crash: ${String(error)}` };
  }
}

function report(outcomes: Outcome[]): void {
  const folders = Map.groupBy(outcomes, ({ test }) => test.id.split('/')[0]!);
  const count = (list: Outcome[], state: string) =>
    list.filter((one) => one.state === state).length;
  const line = (name: string, list: Outcome[]) =>
    [
      name.padEnd(46),
      list.length,
      list.length - count(list, 'refused'),
      count(list, 'right'),
      count(list, 'wrong'),
      count(list, 'refused'),
      list.filter(({ differs }) => differs).length,
    ]
      .map((cell) => String(cell).padStart(9))
      .join('');
  console.log(
    ['folder'.padEnd(46), 'cases', 'compiled', 'right', 'wrong', 'refused', 'SQL≠eval']
      .map((cell) => cell.padStart(9))
      .join(''),
  );
  for (const [name, list] of folders) console.log(line(name, list));
  console.log(line('total', outcomes));
  console.log(
    `right: ${((count(outcomes, 'right') / outcomes.length) * 100).toFixed(1)} % of ${outcomes.length}`,
  );
  for (const { test, state, note, differs } of outcomes) {
    const shown = state === 'wrong' || differs !== undefined || (verbose && state === 'refused');
    if (shown)
      console.log(
        `${state}  ${test.id}  ${test.expression.replace(/\s+/g, ' ')}  → ${note}${differs ? `  SQL≠evaluate: ${differs}` : ''}`,
      );
  }
}

if (!existsSync(file)) {
  console.log(`The TCK file is not there (${file}); nothing to measure.`);
} else {
  const db = await PGlite.create();
  const outcomes: Outcome[] = [];
  for (const test of JSON.parse(readFileSync(file, 'utf8')) as Case[])
    outcomes.push(await judge(db, test));
  report(outcomes);
  await db.close();
}
