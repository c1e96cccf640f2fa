// FEEL's operators (DMN 1.5, 10.3.2.5 and 10.3.2.7): each form with its SQL and its evaluation.

import type { Decimal } from 'decimal.js';
import { divide, power, SCALE, MAX_POWER } from './number.ts';
import { overload } from './operations.ts';
import type { Overload, Value } from './operations.ts';
import { compareValues, sameValue } from './values.ts';
import { temporalOperators } from './operators-temporal.ts';

const binary =
  (sign: string) =>
  ([a, b]: string[]) =>
    `(${a} ${sign} ${b})`;

/** a ÷ b in SQL: the dividend gets 60 decimals first, so that rounding to 20 is never double. */
export const divideSql = (a: string, b: string) =>
  `round((${a} + 0e-60) / nullif(${b}, 0), ${SCALE})`;

const arithmetic: Record<string, Overload[]> = {
  '+': [
    overload('+(a: number, b: number): number', {
      sql: binary('+'),
      run: (a: Decimal, b: Decimal) => a.add(b),
    }),
    overload('+(a: string, b: string): string', {
      sql: binary('||'),
      run: (a: string, b: string) => a + b,
    }),
  ],
  '-': [
    overload('-(a: number, b: number): number', {
      sql: binary('-'),
      run: (a: Decimal, b: Decimal) => a.sub(b),
    }),
  ],
  '*': [
    overload('*(a: number, b: number): number', {
      sql: binary('*'),
      run: (a: Decimal, b: Decimal) => a.mul(b),
    }),
  ],
  '/': [
    overload('/(a: number, b: number): number', {
      sql: ([a, b]) => divideSql(a!, b!),
      run: divide,
    }),
  ],
  '**': [
    overload('**(a: number, b: number): number', {
      sql: (args, writer) =>
        writer.bind(args, ([a, b]) => {
          const result = `round(power(${a} + 0e-40, ${b}), ${SCALE})`;
          const size = `${b} * log(abs(${a}))`;
          return (
            `CASE WHEN abs(${a}) BETWEEN 1e-7 AND 1e7 AND abs(${b}) <= 20 AND (${a} > 0 OR ${b} = trunc(${b})) THEN ${result} ` +
            `WHEN ${b} = 0 AND ${a} IS NOT NULL THEN 1::numeric WHEN ${a} = 0 THEN CASE WHEN ${b} > 0 THEN 0::numeric END ` +
            `WHEN ${a} < 0 AND ${b} <> trunc(${b}) THEN NULL WHEN ${size} > ${MAX_POWER} THEN NULL ` +
            `WHEN ${size} < -${MAX_POWER} THEN 0::numeric ELSE ${result} END`
          );
        }),
      run: power,
    }),
  ],
  negate: [
    overload('negate(a: number): number', {
      sql: ([a]) => `(- ${a})`,
      run: (a: Decimal) => a.neg(),
    }),
    overload('negate(a: dtd): dtd', { sql: ([a]) => `(- ${a})`, run: (a: Decimal) => a.neg() }),
    overload('negate(a: ymd): ymd', { sql: ([a]) => `(- ${a})`, run: (a: Decimal) => a.neg() }),
  ],
};

const ORDERED = ['number', 'string', 'date', 'time', 'datetime', 'dtd', 'ymd'];
const collated = (type: string, sql: string) => (type === 'string' ? `${sql} COLLATE "C"` : sql);

function comparison(sign: '<' | '<=' | '>' | '>='): Overload[] {
  const holds = (order: number) =>
    order === 0 ? sign.endsWith('=') : order < 0 === (sign[0] === '<');
  return ORDERED.map((type) =>
    overload(`${sign}(a: ${type}, b: ${type}): boolean`, {
      sql: ([a, b]) => `(${collated(type, a!)} ${sign} ${b})`,
      run: (a: Value, b: Value) => holds(compareValues(a, b)),
    }),
  );
}

/** Times and dates with times are equal when they agree to the second, as the TCK has it (properties compared). */
function equality(sign: '=' | '!='): Overload[] {
  const word = sign === '=' ? 'IS NOT DISTINCT FROM' : 'IS DISTINCT FROM';
  const whole: Record<string, (sql: string) => string> = {
    time: (sql) => `date_trunc('second', ${sql}::interval)`,
    datetime: (sql) => `date_trunc('second', ${sql})`,
  };
  const seconds = (value: Value) => (value === null ? null : (value as Decimal).floor());
  return ['time', 'datetime', 'T'].map((type) => {
    const cut = whole[type] ?? ((sql: string) => sql);
    const view = type === 'T' ? (value: Value) => value : seconds;
    return overload(`${sign}(a: ${type}, b: ${type}): boolean`, {
      seesNull: true,
      sql: ([a, b]) => `(${cut(a!)} ${word} ${cut(b!)})`,
      run: (a: Value, b: Value) => sameValue(view(a), view(b)) === (sign === '='),
    });
  });
}

/** Three-valued: false wins over null in `and`, true wins in `or`. */
const connective = (name: 'and' | 'or', wins: boolean) =>
  overload(`${name}(...operands: boolean): boolean`, {
    seesNull: true,
    sql: (args) => `(${args.join(` ${name.toUpperCase()} `)})`,
    run: (...args: Value[]) => (args.includes(wins) ? wins : args.includes(null) ? null : !wins),
  });

export const AND = connective('and', false);
export const OR = connective('or', true);
export const IS_NULL = overload('is null(a: any): boolean', {
  seesNull: true,
  sql: ([a]) => `(${a} IS NULL)`,
  run: (a: Value) => a === null,
});
export const IS_SOME = overload('is not null(a: any): boolean', {
  seesNull: true,
  sql: ([a]) => `(${a} IS NOT NULL)`,
  run: (a: Value) => a !== null,
});
/** The one item of a list where a single value is wanted; null for any other length (DMN 1.5, 10.3.2.9.4). */
export const ONLY_ITEM = overload('only item(list: list<T>): T', {
  sql: (args, writer) =>
    writer.bind(args, ([list]) => `CASE WHEN cardinality(${list}) = 1 THEN ${list}[1] END`),
  run: (list: Value[]) => (list.length === 1 ? list[0]! : null),
});
/** A date taken as its midnight. */
export const MIDNIGHT = overload('midnight(date: date): datetime', {
  sql: ([date]) => `CASE WHEN ${date} < DATE '294000-01-01' THEN (${date})::timestamp END`,
  run: (date: Decimal) => date.mul(86400),
});

const OPERATORS: Record<string, Overload[]> = {
  ...arithmetic,
  '<': comparison('<'),
  '<=': comparison('<='),
  '>': comparison('>'),
  '>=': comparison('>='),
  '=': equality('='),
  '!=': equality('!='),
};

/** The forms an operator takes, plain numbers first. */
export function operatorForms(sign: string): Overload[] {
  return [...(OPERATORS[sign] ?? []), ...(temporalOperators[sign] ?? [])];
}
