/** Runs the server with the project's own Node, or with this one when it is new enough. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The Node brought by optionalDependencies (Linux), else this process's; null when too old. */
export function findNode() {
  const own = join(root, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node');
  if (existsSync(own)) return own;
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  return major > 22 || (major === 22 && minor >= 12) ? process.execPath : null;
}

/** Runs `file` with `args` and ends as it ends; signals are passed on. */
export function runWithNode(file, args, nodeArgs = []) {
  const node = findNode();
  if (!node) {
    console.error(
      `这里的 Node 是 ${process.versions.node}，明窗需要 22.12 或更高版本。请从 https://nodejs.org 安装新版后重试。`,
    );
    process.exit(1);
  }
  const quiet = ['--disable-warning=ExperimentalWarning'];
  const child = spawn(node, [...quiet, ...nodeArgs, join(root, file), ...args], {
    stdio: 'inherit',
  });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
  return child;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  runWithNode('src/server/main.ts', process.argv.slice(2));
}
