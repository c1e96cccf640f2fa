/** `mingchuang verify draw.json`: repeats a draw and says what agrees and what differs. */
import { parseArgs } from 'node:util';
import { readDrawFile } from '../contract/draw-file.ts';
import { problem } from '../contract/problem.ts';
import { verifyDraw, type Verdict } from '../domain/draw/index.ts';
import { readText } from './read-text.ts';

export const verifyDrawUsage = `  mingchuang verify draw.json   核对一次抽取：相符则列出各项，不符则指出哪里（退出码 1）
      [--commitment 散列]        当时公布的承诺的 SHA-256
      [--pool 名单.txt]          当时公布的名单`;

/** Exit code when the file is sound as a file but not true. */
const differs = 1;

type Options = { file: string; commitment?: string; pool?: string };

const refuse = (detail: string) => problem('invalid', { detail: `${detail}\n${verifyDrawUsage}` });

function parseOptions(args: string[]): Options {
  const text = { type: 'string' } as const;
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { commitment: text, pool: text },
    });
    const [file, ...more] = positionals;
    if (file === undefined) throw refuse('缺少要核对的文件，如 draw.json');
    if (more.length > 0) throw refuse(`一次核对一个文件，多出“${more.join(' ')}”`);
    const { commitment, pool } = values;
    if (commitment !== undefined && !/^[0-9a-fA-F]{64}$/.test(commitment))
      throw refuse(`--commitment 应为 64 位十六进制散列，给出的是“${commitment}”`);
    return { file, commitment, pool };
  } catch (error) {
    if (error instanceof TypeError) throw refuse(`参数有误（${error.message}）`);
    throw error;
  }
}

const report = ({ agrees, checks }: Verdict): string =>
  [
    agrees ? '相符：这次抽取可以完全重复。' : '不符：',
    ...checks.flatMap(({ title, differences }) => [
      `  ${differences.length === 0 ? '✓' : '✗'} ${title}`,
      ...differences.map((difference) => `      ${difference}`),
    ]),
    '',
  ].join('\n');

/** @returns 0 when everything agrees, 1 when something differs; a file that is none of ours is bad input */
export async function verifyDrawCommand(args: string[]): Promise<number> {
  const { file, commitment, pool } = parseOptions(args);
  const read = readDrawFile(readText(file));
  if ('faults' in read) {
    process.stdout.write(
      `不符：${file} 不是写法正确的 draw.json。\n${read.faults.map((line) => `  ✗ ${line}\n`).join('')}`,
    );
    return differs;
  }
  const lines = pool === undefined ? undefined : readText(pool).replace(/\n$/, '').split('\n');
  const verdict = verifyDraw(read.file, { commitment, pool: lines });
  const { title, unit } = read.file.commitment;
  process.stdout.write(`《${title}》（${unit}）\n承诺 SHA-256 ${read.file.commitmentSha256}\n`);
  process.stdout.write(report(verdict));
  return verdict.agrees ? 0 : differs;
}
