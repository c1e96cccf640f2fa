/**
 * Fills an empty database with the rows of another: the schema of just that step is made first, so the
 * rows fit; constraints between tables and triggers rest meanwhile, so their order does not matter;
 * at the end every table is compared with the digest it should have. One transaction holds all of it.
 */
import pg from 'pg';
import { problem } from '../../contract/problem.ts';
import { knownSteps, takeSteps } from '../db/migrations.ts';
import type { Contents, Table, TableShape } from './contents.ts';
import { readRows, type Row } from './copy-text.ts';
import { digestOf, listTables, logOf, plainText } from './tables.ts';

type Progress = (share: number, step: string) => void;
/** The rows of a table in PostgreSQL's COPY text. */
export type RowsOf = (table: TableShape) => AsyncIterable<Buffer>;
export type Rows = Pick<Contents, 'schema' | 'tables' | 'sequences' | 'log'>;

const name = (text: string) => pg.escapeIdentifier(text);
const placeOf = (table: { name: string }) => `public.${name(table.name)}`;

/** @throws Problem `target-not-empty` */
export async function refuseFilled(client: pg.ClientBase, target: string): Promise<void> {
  const { rows } = await client.query(
    `select 1 from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v') limit 1`,
  );
  if (rows.length > 0) throw problem('target-not-empty', { target });
}

/** @throws Problem `backup-newer` when this program does not know the step */
export function checkKnown({ schema }: Pick<Contents, 'schema'>): void {
  const known = knownSteps();
  if (known.some(({ when }) => when === schema.when)) return;
  throw problem('backup-newer', { theirs: schema.tag || '不明', ours: known.at(-1)!.tag });
}

type Constraint = { on: string; name: string; text: string };

/** Takes the constraints between tables away; answers how to put them back. */
async function dropReferences(client: pg.ClientBase): Promise<Constraint[]> {
  const { rows } = await client.query<Constraint>(
    `select conrelid::regclass::text as on, quote_ident(conname) as name, pg_get_constraintdef(oid) as text
     from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace order by 1, 2`,
  );
  for (const one of rows) await client.query(`alter table ${one.on} drop constraint ${one.name}`);
  return rows;
}

async function addReferences(client: pg.ClientBase, constraints: Constraint[]): Promise<void> {
  for (const { on, name: called, text } of constraints)
    await client.query(`alter table ${on} add constraint ${called} ${text}`);
}

/** One statement for many rows: an array for each column, since no engine of ours needs more. */
function inserter(client: pg.ClientBase, table: TableShape) {
  const { columns } = table;
  const names = columns.map((column) => name(column.name)).join(', ');
  const fields = columns.map(({ type }, n) => `c${n}::${type}`).join(', ');
  const lists = columns.map((_, n) => `$${n + 1}::text[]`).join(', ');
  const aliases = columns.map((_, n) => `c${n}`).join(', ');
  const text = `insert into ${placeOf(table)} (${names}) overriding system value
    select ${fields} from unnest(${lists}) as given (${aliases})`;
  return (rows: Row[]) =>
    client.query(
      text,
      columns.map((_, n) => rows.map((row) => row[n])),
    );
}

/** @throws Problem `restore-differs` unless the tables are those that the rows belong to */
function checkShapes(given: Table[], made: TableShape[]): void {
  const describe = (tables: TableShape[]) =>
    new Map(tables.map((table) => [table.name, JSON.stringify(table.columns)]));
  const [theirs, ours] = [describe(given), describe(made)];
  for (const table of new Set([...theirs.keys(), ...ours.keys()])) {
    if (theirs.get(table) !== ours.get(table))
      throw problem('restore-differs', { what: `数据表 ${table} 的列` });
  }
}

async function fill(client: pg.ClientBase, rows: Rows, rowsOf: RowsOf, progress: Progress) {
  const total = rows.tables.reduce((sum, table) => sum + table.rows, 1);
  let done = 0;
  for (const table of rows.tables) {
    const insert = inserter(client, table);
    await client.query(`alter table ${placeOf(table)} disable trigger user`);
    for await (const batch of readRows(rowsOf(table))) {
      await insert(batch);
      done += batch.length;
      progress(done / total, `写入数据表 ${table.name}`);
    }
    await client.query(`alter table ${placeOf(table)} enable trigger user`);
  }
  for (const [sequence, value] of Object.entries(rows.sequences))
    await client.query(`select setval($1::regclass, $2::bigint)`, [
      `public.${name(sequence)}`,
      value,
    ]);
}

const tellLog = (log: Rows['log']) =>
  log ? `有 ${log.size} 条、根为 ${log.root || '（树不完整）'}` : '没有';

/** @throws Problem `restore-differs` naming the first table that is not as it was, or the log */
async function compare(
  client: pg.Client,
  { tables, log }: Rows,
  progress: Progress,
): Promise<void> {
  for (const [n, table] of tables.entries()) {
    progress(n / tables.length, `核对数据表 ${table.name}`);
    const found = await digestOf(client, table);
    if (found.rows !== table.rows)
      throw problem('restore-differs', {
        what: `数据表 ${table.name} 应有 ${table.rows} 行，恢复了 ${found.rows} 行`,
      });
    if (found.digest !== table.digest)
      throw problem('restore-differs', { what: `数据表 ${table.name} 的内容` });
  }
  const found = await logOf(client, tables);
  if (found?.size !== log?.size || found?.root !== log?.root)
    throw problem('restore-differs', {
      what: `防篡改日志应${tellLog(log)}，恢复后${tellLog(found)}`,
    });
}

/**
 * Makes the schema and fills it, inside the caller's transaction.
 * @throws Problem `backup-newer`, `restore-differs`
 */
export async function loadRows(
  client: pg.Client,
  rows: Rows,
  rowsOf: RowsOf,
  progress: Progress,
): Promise<void> {
  checkKnown(rows);
  await takeSteps(client, rows.schema.when);
  await client.query(plainText);
  const made = await listTables(client);
  checkShapes(rows.tables, made);
  const references = await dropReferences(client);
  await client.query(`truncate ${made.map(placeOf).join(', ')}`);
  await fill(client, rows, rowsOf, (share, step) => progress(share * 0.8, step));
  await addReferences(client, references);
  await compare(client, rows, (share, step) => progress(0.8 + share * 0.2, step));
}
