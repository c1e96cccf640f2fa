// For tests only: runs compiled FEEL over rows of inputs beside evaluate(), on an in-memory PostgreSQL or,
// when DATABASE_URL_TEST is set, on that server.

import { PGlite } from '@electric-sql/pglite';
import { Client } from 'pg';
import {
  dateText,
  monthsText,
  readDuration,
  secondsText,
  splitSeconds,
  timeText,
} from './calendar.ts';
import { evaluate } from './evaluate.ts';
import type { Input } from './evaluate.ts';
import { Exact, plainNumber } from './number.ts';
import type { Compiled } from './nodes.ts';
import { quote } from './quote.ts';
import { sqlType, toSql } from './sql.ts';
import type { FeelType, Names } from './types.ts';
import { DAYS, itemType, MONTHS } from './types.ts';

export type Row = Record<string, Input>;

/** An input as an SQL constant of its column's type. */
export function constant(value: Input | undefined, type: FeelType): string {
  const item = itemType(type);
  if (value === null || value === undefined) return `NULL::${sqlType(type)}`;
  if (item)
    return `ARRAY[${(value as Input[]).map((one) => constant(one, item)).join(', ')}]::${sqlType(type)}`;
  const read = type === DAYS || type === MONTHS ? readDuration(String(value)) : undefined;
  return `${quote(typeof read === 'object' ? read.value : String(value))}::${sqlType(type)}`;
}

/** The SQL that gives a result in units free of the session's formats: days, seconds, plain numbers. */
function asText(type: FeelType): string {
  if (itemType(type)) return 'to_json(x::text[])::text';
  if (type === 'date') return "(x - DATE '1970-01-01')::text";
  if (type === 'time' || type === 'date and time')
    return 'trim_scale(extract(epoch FROM x)::numeric)::text';
  return 'x::text';
}

function fromText(text: string | null, type: FeelType): Input {
  const item = itemType(type);
  if (text === null) return null;
  if (item) return (JSON.parse(text) as (string | null)[]).map((one) => fromText(one, item));
  if (type === 'boolean') return text === 'true' || text === 't';
  if (type === 'string') return text;
  const n = new Exact(text);
  if (type === 'date') return dateText(n.toNumber());
  if (type === 'time') return timeText(n);
  if (type === DAYS) return secondsText(n);
  if (type === MONTHS) return monthsText(n);
  if (type !== 'date and time') return plainNumber(n);
  const { days, rest } = splitSeconds(n);
  return `${dateText(days)}T${timeText(rest)}`;
}

type Ask = (sql: string) => Promise<{ rows: { t: string | null }[] }>;

/** A database for one test file. */
export class Database {
  ask: Ask | undefined;
  close: () => Promise<void> = async () => {};

  async open(): Promise<void> {
    const url = process.env.DATABASE_URL_TEST;
    if (url) {
      const client = new Client({ connectionString: url });
      await client.connect();
      this.ask = (sql) => client.query<{ t: string | null }>(sql);
      this.close = () => client.end();
      return;
    }
    const db = await PGlite.create();
    this.ask = (sql) => db.query<{ t: string | null }>(sql);
    this.close = () => db.close();
  }

  /** The expression's value for each row, computed by SQL in one statement. */
  async run(compiled: Compiled, names: Names, rows: Row[]): Promise<Input[]> {
    const columns = Object.entries(names);
    const values = rows.map(
      (row, i) =>
        `(${[String(i), ...columns.map(([name, type]) => constant(row[name], type))].join(', ')})`,
    );
    const header = ['i', ...columns.map((_, i) => `c${i}`)].join(', ');
    const sql = toSql(compiled, (name) => `r.c${columns.findIndex(([known]) => known === name)}`);
    const { rows: results } = await this.ask!(
      `SELECT ${asText(compiled.type)} AS t FROM (SELECT i, ${sql} AS x FROM (VALUES ${values.join(', ')}) AS r(${header}) OFFSET 0) AS s ORDER BY i`,
    );
    return results.map(({ t }) => fromText(t, compiled.type));
  }

  /** Both values for one row: by SQL and by evaluate(). */
  async both(compiled: Compiled, names: Names, row: Row): Promise<{ sql: Input; value: Input }> {
    return { sql: (await this.run(compiled, names, [row]))[0]!, value: evaluate(compiled, row) };
  }
}
