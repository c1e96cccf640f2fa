// Numeric functions (DMN 1.5, 10.3.4.5), each guarded where PostgreSQL would abort the batch.

import type { Decimal } from 'decimal.js';
import { exponential, logarithm, modulo, SCALE, squareRoot } from '../number.ts';
import { overload } from '../operations.ts';
import { define } from './define.ts';

const abs = { sql: ([n]: string[]) => `abs(${n})`, run: (n: Decimal) => n.abs() };

define(
  'abs',
  '绝对值',
  'Absolute value',
  overload('abs(n: number): number', abs),
  overload('abs(n: dtd): dtd', abs),
  overload('abs(n: ymd): ymd', abs),
);

const moduloSql = overload('modulo(dividend: number, divisor: number): number', {
  sql: (args, writer) =>
    writer.bind(args, ([a, b]) => `mod(mod(${a}, nullif(${b}, 0)) + ${b}, nullif(${b}, 0))`),
  run: modulo,
});
define('modulo', '取余数，符号同除数', 'Remainder with the sign of the divisor', moduloSql);

/** An inexact function: computed to 40 decimals inside its domain, then rounded to 20. */
const inexact = (
  name: string,
  domain: (n: string) => string,
  run: (n: Decimal) => Decimal | null,
) =>
  overload(`${name === 'ln' ? 'log' : name}(number: number): number`, {
    sql: (args, writer) =>
      writer.bind(
        args,
        ([n]) => `round(${name}(CASE WHEN ${domain(n!)} THEN ${n} + 0e-40 END), ${SCALE})`,
      ),
    run,
  });

define(
  'sqrt',
  '平方根，负数得空',
  'Square root, null below 0',
  inexact('sqrt', (n) => `${n} >= 0`, squareRoot),
);
define(
  'exp',
  '自然指数',
  'e to the power of the number',
  overload('exp(number: number): number', {
    sql: (args, writer) =>
      writer.bind(
        args,
        ([n]) =>
          `CASE WHEN ${n} < -345 THEN 0::numeric WHEN ${n} <= 345 THEN round(exp(${n} + 0e-40), ${SCALE}) END`,
      ),
    run: exponential,
  }),
);
define(
  'log',
  '自然对数，非正数得空',
  'Natural logarithm, null at or below 0',
  inexact('ln', (n) => `${n} > 0`, logarithm),
);

const parity = (name: string, rest: number) =>
  overload(`${name}(number: number): boolean`, {
    sql: ([n]) => `(abs(mod(${n}, 2)) = ${rest})`,
    run: (n: Decimal) => n.mod(2).abs().eq(rest),
  });

define('even', '是否偶数', 'Whether the number is even', parity('even', 0));
define('odd', '是否奇数', 'Whether the number is odd', parity('odd', 1));
