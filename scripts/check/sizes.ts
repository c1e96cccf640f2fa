/** The design's limits on sizes: file ≤ 300 lines, function ≤ 60, component ≤ 150, test ≤ 400, what serves tests as all code; data and generated files apart. */
import { parseSync } from '@swc/core';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const limits = { file: 300, test: 400, function: 60, component: 150 };
/** Pure data and generated files. */
const exempt = [
  /^src\/domain\/demo\/tables\.ts$/,
  /^src\/contract\/problem-catalogue\.ts$/,
  /\.gen\./,
];

type Node = {
  type?: string;
  span?: { start: number; end: number };
  body?: unknown;
  identifier?: { value?: string };
  id?: { value?: string };
  init?: unknown;
};
type Found = { name: string; start: number; end: number };

const functionTypes = new Set([
  'FunctionDeclaration',
  'FunctionExpression',
  'ArrowFunctionExpression',
  'ClassMethod',
  'MethodProperty',
]);

/** Every function with a body, by byte offsets of its body. */
function findFunctions(node: unknown, name: string, found: Found[]): void {
  if (Array.isArray(node)) return node.forEach((item) => findFunctions(item, name, found));
  if (typeof node !== 'object' || node === null) return;
  const here = node as Node;
  const own = here.identifier?.value ?? here.id?.value ?? name;
  if (here.type && functionTypes.has(here.type) && here.span)
    found.push({ name: own, start: here.span.start, end: here.span.end });
  for (const [key, value] of Object.entries(here))
    if (key !== 'span') findFunctions(value, own, found);
}

function functionFaults(path: string, text: string): string[] {
  const bytes = Buffer.from(text);
  const tree = parseSync(text, { syntax: 'typescript', tsx: path.endsWith('x'), target: 'es2022' });
  const found: Found[] = [];
  findFunctions(tree.body, '（无名）', found);
  const lineAt = (offset: number) =>
    bytes
      .subarray(0, Math.max(0, offset - tree.span.start))
      .toString()
      .split('\n').length;
  return found.flatMap(({ name, start, end }) => {
    const lines = lineAt(end) - lineAt(start) + 1;
    const limit = path.endsWith('x') && /^[A-Z]/.test(name) ? limits.component : limits.function;
    return lines > limit ? [`${path}:${lineAt(start)} ${name} 有 ${lines} 行，上限 ${limit}`] : [];
  });
}

/** @returns one line for each file or function over its limit */
export function checkSizes(): string[] {
  const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '*.ts', '*.tsx'], {
    encoding: 'utf8',
  })
    .trim()
    .split('\n');
  return files
    .filter((path) => !exempt.some((pattern) => pattern.test(path)))
    .flatMap((path) => {
      const text = readFileSync(path, 'utf8');
      const isTest = /\.test\.tsx?$/.test(path);
      const lines = text.split('\n').length - 1;
      const limit = isTest ? limits.test : limits.file;
      const tooLong = lines > limit ? [`${path} 有 ${lines} 行，上限 ${limit}`] : [];
      return isTest ? tooLong : [...tooLong, ...functionFaults(path, text)];
    });
}
