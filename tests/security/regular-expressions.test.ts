/**
 * ReDoS: every regular expression that runs in the server is tried on long texts of the signs it is
 * made of. One that goes on for ever on a text of a few thousand characters fails by name.
 */
import { parseSync } from '@swc/core';
import { globSync, readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';

type Literal = { pattern: string; flags: string };

function literalsIn(node: unknown, found: Literal[]): void {
  if (Array.isArray(node)) return node.forEach((one) => literalsIn(one, found));
  if (typeof node !== 'object' || node === null) return;
  const { type, pattern, flags } = node as Literal & { type?: string };
  if (type === 'RegExpLiteral') found.push({ pattern, flags });
  for (const value of Object.values(node)) literalsIn(value, found);
}

const files = globSync('src/{server,documents,domain,contract,feel}/**/*.ts').filter(
  (file) => !file.endsWith('.test.ts'),
);
const literals = files.flatMap((file) => {
  const found: Literal[] = [];
  const text = readFileSync(file, 'utf8');
  literalsIn(parseSync(text, { syntax: 'typescript', target: 'es2022' }), found);
  return found.map((one) => ({ file, ...one }));
});

/** Signs of the pattern itself, and one of each class that patterns name. */
const signsOf = (pattern: string) => [
  ...new Set([' ', '0', 'a', '中', '-', ...pattern.replace(/\\./g, '')]),
];
const length = 5000;

/** Runs of one sign and of two by turns, each with an end that spoils the match. */
function textsFor(pattern: string): string[] {
  const signs = signsOf(pattern);
  const runs = signs.map((sign) => sign.repeat(length));
  const turns = signs.slice(0, 8).map((sign) => `${sign} `.repeat(length / 2));
  return [...runs, ...turns].flatMap((run) => [`${run}\u0000`, `x${run}\u0000x`]);
}

/** V8 interrupts a pattern that backtracks; what is interrupted is none that a server may run. */
const hangs = ({ pattern, flags }: Literal): boolean => {
  try {
    runInNewContext(
      'for (const text of texts) new RegExp(pattern, flags).exec(text)',
      { texts: textsFor(pattern), pattern, flags },
      { timeout: 5000 },
    );
    return false;
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return true;
    throw error;
  }
};

it('试法认得出会卡住的表达式', () => {
  expect(hangs({ pattern: '^(a+)+$', flags: '' })).toBe(true);
  expect(hangs({ pattern: '^(.*?)[\\s,-]*:?\\s*(\\d+)\\s*$', flags: 's' })).toBe(true);
  expect(hangs({ pattern: '^\\d{4}-\\d{2}$', flags: '' })).toBe(false);
}, 60_000);

it('服务器里的每一个正则表达式都不会卡住', () => {
  expect(literals.length).toBeGreaterThan(150);
  expect(literals.filter(hangs).map(({ file, pattern }) => `${file} /${pattern}/`)).toEqual([]);
}, 300_000);
