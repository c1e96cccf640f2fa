/**
 * Runs a command against a real PostgreSQL ≥ 15: the one at DATABASE_URL_TEST, else a throw-away
 * cluster from an installed server, else (Debian, root) from Debian's package. Usage:
 * node scripts/with-postgres.mjs vitest run
 */
import { spawn, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const isRoot = process.getuid?.() === 0;
const root = fileURLToPath(new URL('..', import.meta.url));

const serverFolders = () => {
  const base = '/usr/lib/postgresql';
  const versions = existsSync(base)
    ? readdirSync(base)
        .map(Number)
        .filter((v) => v >= 15)
    : [];
  return versions.sort((a, b) => b - a).map((v) => join(base, String(v), 'bin'));
};

function run(command, args, options = {}) {
  const result = spawnSync(command, args, { encoding: 'utf8', ...options });
  if (result.status !== 0)
    throw new Error(`${command} ${args.join(' ')}：${result.stderr || result.error}`);
  return result.stdout;
}

function findServer() {
  const found = serverFolders()[0];
  if (found) return found;
  if (!isRoot || !existsSync('/usr/bin/apt-get')) {
    console.error(
      '没有找到 PostgreSQL 15 或更高版本。请安装后重试，或用 DATABASE_URL_TEST 指定一个测试库。',
    );
    process.exit(process.env.CI ? 1 : 0);
  }
  console.log('正在安装 Debian 的 postgresql …');
  run('apt-get', ['update', '-q']);
  run('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'postgresql'], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  return serverFolders()[0];
}

/** PostgreSQL refuses to run as root: then it runs as the user postgres. */
const asServer = (command, args) =>
  isRoot ? ['runuser', ['-u', 'postgres', '--', command, ...args]] : [command, args];

function startCluster(bin) {
  const folder = mkdtempSync(join(tmpdir(), 'mingchuang-pg-'));
  if (isRoot)
    chownSync(folder, Number(run('id', ['-u', 'postgres'])), Number(run('id', ['-g', 'postgres'])));
  const data = join(folder, 'data');
  run(
    ...asServer(join(bin, 'initdb'), [
      '-D',
      data,
      '-U',
      'postgres',
      '--auth=trust',
      '-E',
      'UTF8',
      '--locale=C.UTF-8',
    ]),
  );
  const settings = [
    '-c listen_addresses=',
    `-c unix_socket_directories=${folder}`,
    // Tests need no durability; what is measured does.
    `-c fsync=${process.env.POSTGRES_FSYNC ?? 'off'}`,
    '-c max_connections=60',
    `-c shared_preload_libraries=${process.env.POSTGRES_PRELOAD ?? ''}`,
  ].join(' ');
  run(
    ...asServer(join(bin, 'pg_ctl'), [
      '-D',
      data,
      '-w',
      '-l',
      join(folder, 'log'),
      '-o',
      settings,
      'start',
    ]),
    { stdio: 'ignore' },
  );
  const stop = () => {
    spawnSync(...asServer(join(bin, 'pg_ctl'), ['-D', data, '-m', 'immediate', 'stop']), {
      stdio: 'ignore',
    });
    rmSync(folder, { recursive: true, force: true });
  };
  return {
    url: `postgresql://postgres@localhost/postgres?host=${encodeURIComponent(folder)}`,
    stop,
  };
}

const given = process.env.DATABASE_URL_TEST;
const cluster = given ? { url: given, stop: () => {} } : startCluster(findServer());
const [command, ...args] = process.argv.slice(2);
const path = [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter);
const child = spawn(command, args, {
  stdio: 'inherit',
  cwd: root,
  env: { ...process.env, PATH: path, DATABASE_URL_TEST: cluster.url },
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code) => {
  cluster.stop();
  process.exit(code ?? 1);
});
