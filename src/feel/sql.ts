// Tree → one PostgreSQL (≥ 15) expression: exact numeric, three-valued logic, nothing that can abort a batch.

import { civilOf, dateText, splitSeconds, timeText } from './calendar.ts';
import { Exact } from './number.ts';
import type { Compiled, If, Literal, Loop, Node } from './nodes.ts';
import { operation } from './operations.ts';
import type { Writer } from './operations.ts';
import { quote } from './quote.ts';
import { itemType } from './types.ts';
import type { FeelType } from './types.ts';

const SQL_TYPE: Record<string, string> = {
  string: 'text',
  boolean: 'boolean',
  date: 'date',
  time: 'time',
  'date and time': 'timestamp',
  null: 'text',
};

/** The column type that holds a FEEL type: durations are numeric seconds or months, lists are arrays. */
export function sqlType(type: FeelType): string {
  const item = itemType(type);
  return item ? `${sqlType(item)}[]` : (SQL_TYPE[type as string] ?? 'numeric');
}

/** An expression that costs nothing to repeat: a name, a constant. */
const isSimple = (sql: string) =>
  /^(?:"[^"]{1,63}"|\w+)(?:\.(?:"[^"]{1,63}"|\w+))*$|^\(?-?[\d.]+(?:::numeric)?\)?$|^(?:DATE |TIME |TIMESTAMP )?'[^']{0,40}'(?:::text)?$|^NULL::\w+$/.test(
    sql,
  );

class SqlWriter implements Writer {
  column: (name: string) => string;
  count = 0;

  constructor(column: (name: string) => string) {
    this.column = column;
  }

  fresh(): number {
    return ++this.count;
  }

  bind(expressions: string[], body: (names: string[]) => string): string {
    const bound: string[] = [];
    const names = expressions.map((expression) => {
      if (isSimple(expression)) return expression;
      const name = `feel_v${this.fresh()}`;
      bound.push(`${expression} AS ${name}`);
      return name;
    });
    if (bound.length === 0) return `(${body(names)})`;
    // OFFSET 0 keeps the planner from pasting the expressions back in place of the names
    return `(SELECT ${body(names)} FROM (SELECT ${bound.join(', ')} OFFSET 0) AS feel_${this.fresh()})`;
  }

  /** A node's SQL; lists made by calls and loops are cast, for a list of nothing but nulls takes its type from around it. */
  write(node: Node): string {
    const sql = this.writeKind(node);
    const made = (node.kind === 'call' || node.kind === 'loop') && itemType(node.type);
    return made ? `(${sql})::${sqlType(node.type)}` : sql;
  }

  writeKind(node: Node): string {
    switch (node.kind) {
      case 'literal':
        return literalSql(node);
      case 'input':
        return this.column(node.name);
      case 'local':
        return `feel_x${node.id}`;
      case 'call':
        return operation(node.op).sql!(
          node.args.map((arg) => this.write(arg)),
          this,
          node.args,
        );
      case 'if':
        return this.writeIf(node);
      case 'list':
        return `ARRAY[${node.items.map((item) => this.write(item)).join(', ')}]::${sqlType(node.type)}`;
      case 'let':
        return `(SELECT ${this.write(node.body)} FROM (SELECT ${this.write(node.value)} AS feel_x${node.id} OFFSET 0) AS feel_${this.fresh()})`;
      case 'loop':
        return this.writeLoop(node);
      default:
        return 'NULL';
    }
  }

  writeIf(node: If): string {
    const branches: string[] = [];
    let rest: Node = node;
    for (; rest.kind === 'if'; rest = rest.else) {
      branches.push(`WHEN ${this.write(rest.condition)} THEN ${this.write(rest.then)}`);
    }
    return `(CASE ${branches.join(' ')} ELSE ${this.write(rest)} END)`;
  }

  /** A loop over null is null; unnest alone would call it empty. */
  writeLoop(node: Loop): string {
    return this.bind(
      [this.write(node.variables[0]!.source)],
      ([list]) => `CASE WHEN ${list} IS NOT NULL THEN ${this.writeRounds(node, list!)} END`,
    );
  }

  writeRounds(node: Loop, list: string): string {
    const sources = node.variables.map(({ id, source }, i) => {
      const items = i === 0 ? list : this.write(source);
      return `unnest(${items}) WITH ORDINALITY AS feel_${this.fresh()}(feel_x${id}, feel_n${id})`;
    });
    const from = `FROM ${sources.join(' CROSS JOIN LATERAL ')}`;
    const body = this.write(node.body);
    const order = node.variables.map(({ id }) => `feel_n${id}`).join(', ');
    if (node.form === 'for') {
      const empty = `'{}'::${sqlType({ list: node.body.type })}`;
      return `coalesce((SELECT array_agg(${body} ORDER BY ${order}) ${from}), ${empty})`;
    }
    if (node.form === 'filter') {
      const { id, source } = node.variables[0]!;
      const kept = `SELECT array_agg(feel_x${id} ORDER BY ${order}) ${from} WHERE ${body}`;
      return `coalesce((${kept}), '{}'::${sqlType(source.type)})`;
    }
    const stop = node.form === 'some';
    const found = `feel_v${this.fresh()}`;
    return (
      `(SELECT CASE WHEN count(*) FILTER (WHERE ${found} = ${stop}) > 0 THEN ${stop} ` +
      `WHEN count(*) > count(${found}) THEN NULL ELSE ${!stop} END ` +
      `FROM (SELECT ${body} AS ${found} ${from}) AS feel_${this.fresh()})`
    );
  }
}

/** A date as PostgreSQL writes it: years before 1 count from 1 BC. */
function dateSql(days: number): string {
  const { year } = civilOf(days);
  const text = dateText(days);
  return year > 0
    ? text
    : `${String(1 - year).padStart(4, '0')}${text.slice(text.indexOf('-', 1))} BC`;
}

function literalSql({ value, type }: Literal): string {
  if (value === null) return `NULL::${sqlType(type)}`;
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (type === 'string') return `${quote(value)}::text`;
  if (type === 'date') return `DATE '${dateSql(Number(value))}'`;
  if (type === 'time') return `TIME '${timeText(new Exact(value))}'`;
  if (type === 'date and time') {
    const { days, rest } = splitSeconds(new Exact(value));
    const [date, era] = dateSql(days).split(' ');
    return `TIMESTAMP '${date} ${timeText(rest)}${era ? ' BC' : ''}'`;
  }
  return value.startsWith('-') ? `(${value}::numeric)` : `${value}::numeric`;
}

/**
 * The expression in SQL. `column(name)` gives each input's SQL of the type sqlType() says; the result is
 * self-contained, without parameters. Numbers come back trimmed of trailing zeros.
 */
export function toSql(compiled: Compiled, column: (name: string) => string): string {
  const sql = new SqlWriter((name) => column(name)).write(compiled.tree);
  return sqlType(compiled.type) === 'numeric' && compiled.tree.kind !== 'literal'
    ? `trim_scale(${sql})`
    : sql;
}
