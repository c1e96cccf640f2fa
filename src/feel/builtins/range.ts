// range("[1..3]") (DMN 1.5, 10.3.4.1): a constant text read while compiling; anything else gives null.

import { readAny, readDate, readDateTime, readDuration, readTime } from '../calendar.ts';
import type { Read } from '../calendar.ts';
import { literal, nullAt, opaque } from '../nodes.ts';
import type { Node, Span } from '../nodes.ts';
import { literalValue } from '../literal-value.ts';
import { Exact, plainNumber } from '../number.ts';
import { overload } from '../operations.ts';
import { isOrdered, sameType } from '../types.ts';
import { compareValues } from '../values.ts';
import { define } from './define.ts';

const READERS: Record<string, (text: string) => Read> = {
  '@': readAny,
  date: readDate,
  time: readTime,
  'date and time': readDateTime,
  duration: readDuration,
};

/** A constant written as FEEL: a number, a text, @"…", or a constructor of a constant. Undefined when it is none. */
function readEnd(text: string, span: Span): Node | undefined {
  if (/^-?(\d+(\.\d+)?|\.\d+)$/.test(text))
    return literal(plainNumber(new Exact(text)), 'number', span);
  if (/^"[^"\\]*"$/.test(text)) return literal(text.slice(1, -1), 'string', span);
  const made = /^(?:@"([^"]*)"|(date|time|date and time|duration)\(\s*"([^"]*)"\s*\))$/.exec(text);
  if (!made) return undefined;
  const read = READERS[made[2] ?? '@']!(made[1] ?? made[3]!);
  if (read === 'zoned' || read === 'range') return opaque(read, span);
  return typeof read === 'object' ? literal(read.value, read.type, span) : undefined;
}

function readRange(text: string, span: Span): Node {
  const parts = /^\s*([[(\]])(.*?)\.\.(.*)([\])[])\s*$/s.exec(text);
  if (!parts) return nullAt(span);
  const [low, high] = [parts[2]!, parts[3]!].map((end) => readEnd(end.trim(), span));
  if (low?.kind === 'opaque') return low;
  if (high?.kind === 'opaque') return high;
  if (low?.kind !== 'literal' || high?.kind !== 'literal') return nullAt(span);
  if (!sameType(low.type, high.type) || !isOrdered(low.type)) return nullAt(span);
  if (compareValues(literalValue(low), literalValue(high)) > 0) return nullAt(span);
  const included = { lowIncluded: parts[1] === '[', highIncluded: parts[4] === ']' };
  return { kind: 'range', low, high, ...included, type: { range: low.type }, ...span };
}

define(
  'range',
  '由文本得到区间',
  'A range from text',
  overload('range(from: string): any', {
    expand: ([text], span) =>
      text!.kind === 'literal'
        ? readRange(text!.value as string, { from: span.from, to: span.to })
        : opaque('refused', span),
  }),
);
