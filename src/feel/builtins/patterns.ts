// matches and replace (DMN 1.5, 10.3.4.3): constant XPath patterns, translated so that SQL and evaluation agree.

import { literal, nullAt, opaque } from '../nodes.ts';
import type { Literal, Node, Span } from '../nodes.ts';
import { overload } from '../operations.ts';
import { quote } from '../quote.ts';
import { PatternFault } from '../regex/parse.ts';
import { translate } from '../regex/write.ts';
import type { Written } from '../regex/write.ts';
import { callOf } from '../resolve.ts';
import { define } from './define.ts';

const textOf = (node: Node) => (node as Literal).value as string;

/** The pattern in both dialects, or the node that stands for its failure. */
function prepare(
  pattern: Node,
  flags: Node | undefined,
  replacing: boolean,
  span: Span,
): Written | Node {
  if (pattern.kind !== 'literal' || (flags && flags.kind !== 'literal'))
    return opaque('refused', span);
  try {
    return translate(textOf(pattern), flags ? textOf(flags) : '', replacing);
  } catch (fault) {
    if (fault instanceof PatternFault)
      return fault.kind === 'invalid' ? opaque('invalid pattern', span) : opaque('refused', span);
    throw fault;
  }
}

const MATCHES = overload('matches of(input: string, pattern: string, flags: string): boolean', {
  sql: ([input], _, [, pattern, flags]) =>
    `(${input} ~ ${quote(translate(textOf(pattern!), textOf(flags!), false).sql)})`,
  run: (input: string, pattern: string, flags: string) => {
    const { js } = translate(pattern, flags, false);
    js.lastIndex = 0;
    return js.test(input);
  },
});

define(
  'matches',
  '是否符合模式',
  'Whether a text matches a pattern (XPath regular expression)',
  overload('matches(input: string, pattern: string, flags?: string|null): boolean', {
    expand: ([input, pattern, flags], span) => {
      const written = prepare(pattern!, flags, false, span);
      if ('kind' in written) return written;
      return callOf(
        MATCHES,
        [input!, pattern!, flags ?? literal('', 'string', span)],
        'boolean',
        span,
      );
    },
  }),
);

/** Parts of a replacement: plain text and numbers of groups (0 is the whole match). Null when it is not valid. */
function readReplacement(text: string, groups: number): (string | number)[] | null {
  const parts: (string | number)[] = [];
  let rest = text;
  while (rest !== '') {
    const found = /^(?:\\([\\$])|\$(\d+)|([^\\$]+))/.exec(rest);
    if (!found) return null;
    const [whole, escaped, digits, plain] = found;
    let used = whole.length;
    if (digits === undefined) {
      parts.push(escaped ?? plain!);
    } else {
      const number = groupNumber(digits, groups);
      parts.push(number);
      used = 1 + String(number).length;
    }
    rest = rest.slice(used);
  }
  return parts;
}

/** The longest run of leading digits that names a group; always at least one digit. */
function groupNumber(digits: string, groups: number): number {
  for (let length = digits.length; length > 1; length--) {
    if (digits[0] !== '0' && Number(digits.slice(0, length)) <= groups)
      return Number(digits.slice(0, length));
  }
  return Number(digits[0]);
}

const REPLACE = overload(
  'replace of(input: string, pattern: string, replacement: string, flags: string): string',
  {
    sql: ([input], _, [, pattern, replacement, flags]) => {
      const { sql, groups } = translate(textOf(pattern!), textOf(flags!), true);
      const parts = readReplacement(textOf(replacement!), groups)!;
      const text = parts
        .map((part) =>
          typeof part === 'number' ? groupText(part, groups) : part.replaceAll('\\', '\\\\'),
        )
        .join('');
      return `regexp_replace(${input}, ${quote(sql)}, ${quote(text)}, 'g')`;
    },
    run: (input: string, pattern: string, replacement: string, flags: string) => {
      const { js, groups } = translate(pattern, flags, true);
      const parts = readReplacement(replacement, groups)!;
      return input.replace(js, (...found: (string | undefined)[]) =>
        parts
          .map((part) =>
            typeof part === 'number' ? (part > groups ? '' : (found[part] ?? '')) : part,
          )
          .join(''),
      );
    },
  },
);

const groupText = (part: number, groups: number) =>
  part === 0 ? '\\&' : part > groups ? '' : `\\${part}`;

define(
  'replace',
  '替换',
  'Replaces what matches a pattern (XPath regular expression)',
  overload(
    'replace(input: string, pattern: string, replacement: string, flags?: string|null): string',
    {
      expand: ([input, pattern, replacement, flags], span) => {
        const written = prepare(pattern!, flags, true, span);
        if ('kind' in written) return written;
        if (replacement!.kind !== 'literal') return opaque('refused', span);
        const literally = flags && textOf(flags).includes('q');
        written.js.lastIndex = 0;
        const parts = literally ? [] : readReplacement(textOf(replacement!), written.groups);
        if (parts === null || written.js.test('')) return nullAt(span);
        if (
          !written.alike ||
          literally ||
          parts.some((part) => typeof part === 'number' && part > 9)
        )
          return opaque('refused', span);
        return callOf(
          REPLACE,
          [input!, pattern!, replacement!, flags ?? literal('', 'string', span)],
          'string',
          span,
        );
      },
    },
  ),
);
