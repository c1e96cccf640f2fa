/**
 * A real OpenLDAP server for tests, in a folder and on ports of its own: `slapd` as installed, else (Debian,
 * root) from Debian's package. Nothing of the machine's own directory is touched, nothing stays behind.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const program = '/usr/sbin/slapd';
const wait = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds));

function run(command: string, args: string[], env = process.env): void {
  const result = spawnSync(command, args, { encoding: 'utf8', env });
  if (result.status !== 0)
    throw new Error(`${command} ${args.join(' ')}：${result.stderr || String(result.error)}`);
}

/** @returns why there is no slapd; '' when there is one */
export function ensureSlapd(): string {
  if (existsSync(program)) return '';
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get'))
    return '没有找到 slapd（OpenLDAP），也不能用 apt-get 安装';
  // Runlevel 1: the package's own server is not started.
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  try {
    run('apt-get', ['update', '-q'], env);
    run('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'slapd', 'openssl'], env);
  } catch (error) {
    return `slapd 没有装上：${String(error).slice(0, 300)}`;
  }
  return existsSync(program) ? '' : '装好了 slapd 的包，但没有找到程序';
}

const freePort = () =>
  new Promise<number>((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => done(port));
    });
  });

async function listening(port: number): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    const open = await new Promise<boolean>((done) => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.end();
        done(true);
      }).on('error', () => done(false));
    });
    if (open) return;
    await wait(50);
  }
  throw new Error(`slapd 没有在端口 ${port} 上应答`);
}

/** A certificate for this machine only, that signs itself. */
function makeCertificate(folder: string) {
  const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const made = ['-keyout', key, '-out', certificate, '-subj', '/CN=mingchuang-test'];
  const names = ['-addext', 'subjectAltName=IP:127.0.0.1,DNS:localhost'];
  run('openssl', [
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-days',
    '2',
    ...made,
    ...names,
  ]);
  return { key, certificate };
}

type Settings = Record<'folder' | 'key' | 'certificate' | 'suffix' | 'password', string>;
const configuration = ({ folder, key, certificate, suffix, password }: Settings) => `
include /etc/ldap/schema/core.schema
include /etc/ldap/schema/cosine.schema
include /etc/ldap/schema/inetorgperson.schema
modulepath /usr/lib/ldap
moduleload back_mdb
moduleload memberof
pidfile ${join(folder, 'pid')}
TLSCertificateFile ${certificate}
TLSCertificateKeyFile ${key}
disallow bind_anon
database mdb
suffix "${suffix}"
rootdn "cn=admin,${suffix}"
rootpw ${password}
directory ${join(folder, 'data')}
overlay memberof
`;

/**
 * Starts an empty directory. @param suffix e.g. dc=bank,dc=test; its administrator is cn=admin below it
 */
export async function startSlapd(suffix: string) {
  const folder = mkdtempSync(join(tmpdir(), 'mingchuang-slapd-'));
  mkdirSync(join(folder, 'data'));
  const password = `p${Math.random().toString(36).slice(2)}`;
  const { key, certificate } = makeCertificate(folder);
  const file = join(folder, 'slapd.conf');
  writeFileSync(file, configuration({ folder, key, certificate, suffix, password }));
  const [plain, tls] = [await freePort(), await freePort()];
  const [url, tlsUrl] = [`ldap://127.0.0.1:${plain}`, `ldaps://127.0.0.1:${tls}`];
  const server = spawn(program, ['-f', file, '-h', `${url} ${tlsUrl}`, '-d', '0'], {
    stdio: 'ignore',
  });
  const ended = new Promise<number | null>((done) => server.on('exit', done));
  const stop = async () => {
    server.kill('SIGTERM');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await Promise.race([
      Promise.all([listening(plain), listening(tls)]),
      ended.then((code) => Promise.reject(new Error(`slapd 没有启动（${code}）`))),
    ]);
  } catch (error) {
    await stop();
    throw error;
  }
  const ca = readFileSync(certificate, 'utf8');
  return { url, tlsUrl, ca, adminDn: `cn=admin,${suffix}`, password, stop };
}
