/**
 * Makes a fresh clone runnable and a changed one current, and does nothing otherwise: packages when
 * the lock file changed, the web pages when their sources changed. No dependencies: it runs before
 * there are any. `--deps` stops after the packages.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findNode } from './start.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const at = (...parts) => join(root, ...parts);
const sourcesOfWeb = [
  'src/web',
  'src/contract',
  'src/domain',
  'src/feel',
  'index.html',
  'm.html',
  'vite.config.ts',
  'vite.phone.config.ts',
  'scripts/build',
  'public',
  'package-lock.json',
];

function filesUnder(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesUnder(join(path, name)));
}

function hashOf(paths) {
  const hash = createHash('sha256');
  for (const file of paths.flatMap((path) => filesUnder(at(path)))) {
    hash.update(relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

const isStamped = (stamp, hash) => existsSync(stamp) && readFileSync(stamp, 'utf8') === hash;

function run(title, command, args, env = process.env) {
  const started = Date.now();
  console.log(title);
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit', env });
  if (status !== 0) {
    console.error(`失败：${[command, ...args].join(' ')}${error ? `（${error.message}）` : ''}`);
    process.exit(status ?? 1);
  }
  console.log(`完成，用时 ${((Date.now() - started) / 1000).toFixed(1)} 秒`);
}

function ensurePackages() {
  const stamp = at('node_modules', '.mingchuang-lock');
  const hash = hashOf(['package-lock.json']);
  if (isStamped(stamp, hash)) return;
  const npm = process.env.npm_execpath;
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund'];
  const title = '正在安装依赖（首次约一分钟）…';
  if (npm && /\.c?js$/.test(npm)) run(title, process.execPath, [npm, ...args]);
  else run(title, process.platform === 'win32' ? 'npm.cmd' : 'npm', args);
  writeFileSync(stamp, hash);
}

function ensureWeb() {
  const stamp = at('dist', '.mingchuang-web');
  const hash = hashOf(sourcesOfWeb);
  if (isStamped(stamp, hash)) return;
  const vite = at('node_modules', 'vite', 'bin', 'vite.js');
  // Whatever this was started from (a test run says NODE_ENV=test), the pages are the real ones.
  const env = { ...process.env, NODE_ENV: 'production' };
  const args = [vite, 'build', '--logLevel', 'warn'];
  run('正在生成网页 …', findNode() ?? process.execPath, args, env);
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, hash);
}

ensurePackages();
if (!process.argv.includes('--deps')) ensureWeb();
