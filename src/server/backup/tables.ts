/**
 * The tables of a database as a backup sees them: which there are, their rows in PostgreSQL's text
 * format, and a digest over all rows that two databases can be compared by, whatever engine they run
 * on and in whatever order the rows lie.
 */
import pg from 'pg';
import { drizzle } from 'drizzle-orm/node-postgres';
import { findStoredRoot, type StoredRoot } from '../log/index.ts';
import type { Digest, TableShape } from './contents.ts';
import { copyOut } from '../db/copy-out.ts';

const name = (text: string) => pg.escapeIdentifier(text);
const columnsOf = (table: TableShape) =>
  table.columns.map((column) => name(column.name)).join(', ');

/** Text forms that do not depend on the settings of a server; rights that hide rows are an error. */
export const plainText = `set local timezone = 'UTC'; set local datestyle = 'ISO, YMD';
  set local intervalstyle = 'iso_8601'; set local bytea_output = 'hex'; set local extra_float_digits = 1;
  set local client_encoding = 'UTF8'; set local row_security = off; set local statement_timeout = 0`;

/** Every table of the application, by name. */
export async function listTables(client: pg.ClientBase): Promise<TableShape[]> {
  const { rows } = await client.query<TableShape>(`
    select c.relname as name, json_agg(json_build_object('name', a.attname,
        'type', format_type(a.atttypid, a.atttypmod)) order by a.attnum) as columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      and a.attgenerated = ''
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
    group by c.relname order by c.relname`);
  return rows;
}

/** Next values of the sequences that have given any. */
export async function listSequences(client: pg.ClientBase): Promise<Record<string, string>> {
  const { rows } = await client.query<{ name: string; value: string }>(
    `select sequencename as name, last_value::text as value from pg_sequences
     where schemaname = 'public' and last_value is not null order by 1`,
  );
  return Object.fromEntries(rows.map(({ name: key, value }) => [key, value]));
}

/** The log as these tables hold it; null where there is none yet. */
export const logOf = async (
  client: pg.Client,
  tables: readonly TableShape[],
): Promise<StoredRoot | null> =>
  tables.some(({ name: table }) => table === 'log_leaf')
    ? findStoredRoot(drizzle({ client }))
    : null;

/** How many rows, and the sums of both halves of each row's hash: no order of rows changes them. */
export async function digestOf(client: pg.ClientBase, table: TableShape): Promise<Digest> {
  const half = (from: number) =>
    `coalesce(sum(('x' || substr(hash, ${from}, 16))::bit(64)::bigint::numeric), 0)::text`;
  const { rows } = await client.query<{ rows: string; first: string; second: string }>(`
    select count(*)::text as rows, ${half(1)} as first, ${half(17)} as second from (
      select encode(sha256(convert_to(row(${columnsOf(table)})::text, 'UTF8')), 'hex') as hash
      from public.${name(table.name)}) as hashed`);
  const { rows: count, first, second } = rows[0]!;
  return { rows: Number(count), digest: `${first}/${second}` };
}

/** About so many bytes of a table are read, and kept in memory, at a time. */
const slice = 8 * 1024 * 1024;
const block = 8192;

/** The rows of a table, a few megabytes at a time (a range of its blocks), as COPY writes them. */
export async function* rowsOf(
  client: pg.ClientBase,
  table: TableShape,
): AsyncGenerator<Buffer, void> {
  const { rows } = await client.query<{ blocks: string; bytes: string }>(
    `select (pg_relation_size(oid) / ${block})::text as blocks, pg_table_size(oid)::text as bytes
     from pg_class where oid = $1::regclass`,
    [`public.${name(table.name)}`],
  );
  const blocks = Number(rows[0]!.blocks);
  // Long values lie beside the table: the fewer blocks at a time the more of them there are.
  const step = Math.max(1, Math.floor((slice / Math.max(1, Number(rows[0]!.bytes))) * blocks));
  for (let at = 0; at < blocks; at += step) {
    const range = `ctid >= '(${at},0)'::tid and ctid < '(${at + step},0)'::tid`;
    const query = `select ${columnsOf(table)} from public.${name(table.name)} where ${range}`;
    const part = await copyOut(client, query);
    if (part.length > 0) yield part;
  }
}

/** Bytes that the application's tables take, to tell progress by. */
export async function sizeOf(client: pg.ClientBase): Promise<Record<string, number>> {
  const { rows } = await client.query<{ name: string; bytes: string }>(
    `select relname as name, pg_table_size(oid)::text as bytes from pg_class
     where relnamespace = 'public'::regnamespace and relkind = 'r'`,
  );
  return Object.fromEntries(rows.map(({ name: key, bytes }) => [key, Number(bytes)]));
}
