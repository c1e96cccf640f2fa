/**
 * `npm run check`: types, lint, format, direction of imports, sizes, dead code, documents. Each step
 * prints its name and, when it fails, what is wrong; the command fails when any does.
 */
import { spawnSync } from 'node:child_process';
import { checkDocuments } from './check/documents.ts';
import { checkSizes } from './check/sizes.ts';

type Step = { name: string; run: () => string[] };

/** A command is right when it exits 0; else its output is what is wrong. */
const command = (name: string, program: string, ...args: string[]): Step => ({
  name,
  run: () => {
    const { status, stdout, stderr } = spawnSync(`node_modules/.bin/${program}`, args, {
      encoding: 'utf8',
    });
    return status === 0 ? [] : [`${stdout}${stderr}`.trim()];
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
for (const { name, run } of steps) {
  const wrong = run();
  console.log(`${wrong.length === 0 ? '✓' : '✗'} ${name}`);
  for (const line of wrong) console.log(line.replace(/^/gm, '    '));
  if (wrong.length > 0) failed += 1;
}
console.log(failed === 0 ? '全部通过' : `${failed} 项没有通过`);
process.exitCode = failed === 0 ? 0 : 1;
