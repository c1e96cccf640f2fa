/**
 * `npm run check`: types, lint, format, direction of imports, sizes, dead code, documents. Each step
 * prints its name and, when it fails, what is wrong; the command fails when any does.
 */
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { text } from 'node:stream/consumers';
import { checkDocuments } from './check/documents.ts';
import { checkSizes } from './check/sizes.ts';

type Step = { name: string; run: () => string[] | Promise<string[]> };

/** A command is right when it exits 0; else its output is what is wrong. */
const command = (name: string, program: string, ...args: string[]): Step => ({
  name,
  run: async () => {
    const child = spawn(`node_modules/.bin/${program}`, args);
    const ended = new Promise<number | null>((resolve, reject) => {
      child.once('error', reject).once('close', resolve);
    });
    const said = await Promise.all([child.stdout, child.stderr].map((stream) => text(stream)));
    return (await ended) === 0 ? [] : [said.join('').trim()];
  },
});

const steps: Step[] = [
  command('类型（服务端、工具、测试）', 'tsc', '-p', 'tsconfig.json'),
  command('类型（domain 不依赖 DOM 与 Node）', 'tsc', '-p', 'src/domain/tsconfig.json'),
  command('类型（网页）', 'tsc', '-p', 'src/web/tsconfig.json'),
  command('类型（浏览器旅程）', 'tsc', '-p', 'tests/browser/tsconfig.json'),
  command('静态检查', 'oxlint', '--deny-warnings'),
  command('格式', 'prettier', '--check', '--log-level', 'warn', '.'),
  command(
    '引用方向',
    'depcruise',
    '--config',
    '.dependency-cruiser.cjs',
    '--output-type',
    'err',
    'src',
    'db',
  ),
  { name: '文件、函数与组件的大小', run: checkSizes },
  { name: '文档与目录一致', run: checkDocuments },
  command('无用代码', 'knip', '--no-progress'),
];

let failed = 0;
const waiting = steps.values();

/** Takes the steps one after another; as many of these at a time as there are processors. */
async function work(): Promise<void> {
  for (const { name, run } of waiting) {
    const wrong = await run();
    console.log(`${wrong.length === 0 ? '✓' : '✗'} ${name}`);
    for (const line of wrong) console.log(line.replace(/^/gm, '    '));
    if (wrong.length > 0) failed += 1;
  }
}

await Promise.all(Array.from({ length: availableParallelism() }, work));
console.log(failed === 0 ? '全部通过' : `${failed} 项没有通过`);
process.exitCode = failed === 0 ? 0 : 1;
