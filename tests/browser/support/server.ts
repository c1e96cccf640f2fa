/** Starts the product's own server as people do, on a free port and a data folder of its own. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

export const rootFolder = fileURLToPath(new URL('../../..', import.meta.url));
export type RunningServer = { address: string; stop: () => Promise<void> };

/** Loading the demo bank takes 10–25 s, several times that on a busy machine. */
const patience = 180_000;

export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

async function isHealthy(address: string): Promise<boolean> {
  const answer = await fetch(`${address}/api/health`).catch(() => null);
  return answer?.ok ?? false;
}

async function untilHealthy(child: ChildProcess, address: string, said: () => string) {
  const end = Date.now() + patience;
  while (!(await isHealthy(address))) {
    if (child.exitCode !== null) throw new Error(`服务器没有启动：\n${said()}`);
    if (Date.now() > end) throw new Error(`服务器 ${patience / 1000} 秒内没有就绪：\n${said()}`);
    await pause(200);
  }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), 20_000);
  await ended;
  clearTimeout(late);
}

/** @param args of the server itself, e.g. `--empty` */
export async function startServer(...args: string[]): Promise<RunningServer> {
  const data = mkdtempSync(join(tmpdir(), 'mingchuang-browser-'));
  const port = await freePort();
  const { DATABASE_URL: _, NODE_ENV: __, ...environment } = process.env;
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', 'src/server/main.ts', ...args],
    {
      cwd: rootFolder,
      env: { ...environment, PORT: String(port), MINGCHUANG_DATA: data, LOG_LEVEL: 'error' },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => lines.push(chunk.toString()));
  // An interrupted run does not come to its teardown.
  const orphaned = () => void child.kill('SIGKILL');
  process.on('exit', orphaned);
  const end = async () => {
    await stop(child);
    process.off('exit', orphaned);
    rmSync(data, { recursive: true, force: true });
  };
  const address = `http://127.0.0.1:${port}`;
  try {
    await untilHealthy(child, address, () => lines.join(''));
  } catch (error) {
    await end();
    throw error;
  }
  return { address, stop: end };
}
