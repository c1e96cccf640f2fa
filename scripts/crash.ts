/**
 * `npm run crash`: kills the server in bursts of writes, fifty times on the embedded database and fifty
 * times on PostgreSQL, and looks each time for anything lost or half; with strace it also counts that the
 * embedded database flushes every commit to the disk. Options: --kills 50 --seed 1 --engine pglite
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { operation, passed } from '../tests/support/answers.ts';
import { clientOf, makeGround, signIn } from '../tests/support/crash/ground.ts';
import { crashRun } from '../tests/support/crash/run.ts';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '50' },
    seed: { type: 'string', default: String(Math.floor(Math.random() * 2 ** 31)) },
    /** pglite, postgresql, or both in turn. */
    engine: { type: 'string', default: 'both' },
  },
});
const kills = Number(values.kills);
const seed = Number(values.seed);

/** strace, from the system or (Debian, root) from Debian's package; null where there is none. */
function findStrace(): string | null {
  const path = '/usr/bin/strace';
  if (existsSync(path)) return path;
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return null;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const options = { env, stdio: 'ignore' } as const;
  spawnSync('apt-get', ['update', '-q'], options);
  spawnSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'strace'], options);
  return existsSync(path) ? path : null;
}

/** Acknowledged writes one after another, and the flushes that the kernel saw meanwhile. */
async function watchFlushes(strace: string): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'mingchuang-strace-'));
  const log = join(folder, 'log');
  const ground = await makeGround();
  const flushes = () => readFileSync(log, 'utf8').match(/f(data)?sync\(/g)?.length ?? 0;
  const writes = 20;
  try {
    const address = await ground.start();
    const pid = String(ground.child()!.pid);
    // Attached afterwards: killing a strace that had started the server would leave the server behind.
    const tracer = spawn(strace, ['-f', '-e', 'trace=fsync,fdatasync', '-o', log, '-p', pid]);
    await once(tracer.stderr, 'data');
    const inspector = clientOf(address, await signIn(address, '神秘人'));
    const before = flushes();
    for (let n = 0; n < writes; n += 1) {
      const operations = [operation('A01', passed(n % 2 === 0))];
      const body = { deviceNow: new Date().toISOString(), operations, submit: false };
      await inspector.post(ground.visits[0]!.path, body);
    }
    tracer.kill('SIGTERM');
    await once(tracer, 'exit');
    const seen = flushes() - before;
    console.log(`strace：${writes} 次确认的写入，内核看到 ${seen} 次 fsync/fdatasync`);
    return seen >= writes;
  } finally {
    await ground.remove();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function here(engine: string): Promise<boolean> {
  console.log(`${engine}：${kills} 次 kill -9，种子 ${seed}`);
  const { faults, ...counts } = await crashRun(kills, seed, (line) => console.log(`  ${line}`));
  console.log(`${engine}：${JSON.stringify(counts)}`);
  for (const fault of faults) console.error(`  ✗ ${fault}`);
  console.log(faults.length === 0 ? '  一件不丢，没有一件做了一半' : `  ${faults.length} 处不对`);
  if (engine !== 'pglite') return faults.length === 0;
  const strace = findStrace();
  if (!strace) console.log('  没有 strace，未核对落盘');
  return faults.length === 0 && (strace === null || (await watchFlushes(strace)));
}

/** The same script on a PostgreSQL of its own that flushes as a bank's would. */
function onPostgres(): boolean {
  const args = ['scripts/with-postgres.mjs', process.execPath, 'scripts/crash.ts'];
  const options = ['--engine', 'postgresql', '--kills', String(kills), '--seed', String(seed)];
  const env = { ...process.env, POSTGRES_FSYNC: 'on' };
  return spawnSync(process.execPath, [...args, ...options], { stdio: 'inherit', env }).status === 0;
}

const { engine } = values;
const results: boolean[] = [];
if (engine === 'pglite' || engine === 'both') results.push(await here('pglite'));
if (engine === 'postgresql' && process.env.DATABASE_URL_TEST)
  results.push(await here('postgresql'));
else if (engine !== 'pglite') results.push(onPostgres());
process.exitCode = results.length > 0 && results.every(Boolean) ? 0 : 1;
