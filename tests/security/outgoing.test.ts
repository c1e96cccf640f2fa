/**
 * SSRF: the server fetches no address that a user gave. Every place that can open a connection or start
 * a program is listed here with the setting its address comes from; a new one fails until it is too.
 */
import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

/** Where connections are made, and who says whereto. */
const known: Record<string, string> = {
  'src/server/backup/control.ts':
    'a socket in the data folder: the command asks the server beside it',
  'src/server/backup/load.ts': 'DATABASE_URL, or the address that `migrate --to` is given',
  'src/server/backup/tables.ts': 'DATABASE_URL, or the address that `migrate --to` is given',
  'src/server/db/embedded-worker.ts': 'a thread of its own',
  'src/server/http/metrics.ts': 'listens only, on this machine',
  'src/server/main.ts': 'starts itself again, MINGCHUANG_PROCESSES times',
  'src/server/peers/peers.ts': 'DATABASE_URL',
  'src/server/peers/supervise.ts': 'starts itself again, MINGCHUANG_PROCESSES times',
  'src/server/sign-on/ldap.ts': 'the address that the security administrator sets',
  'src/server/sign-on/oidc.ts': 'the address that the security administrator sets',
  'src/server/stop.ts': 'asks only whether it is one of several processes',
  'src/server/db/open.ts': 'DATABASE_URL, or the embedded database in a thread of its own',
  'src/server/db/pglite-worker.ts': 'a socket in a folder of its own',
  'src/server/files/s3.ts': 'MINGCHUANG_S3_ENDPOINT',
};

const opens = [
  /\bfetch\s*\(/,
  /from '(?:node:)?(?:http|https|http2|net|tls|dgram|dns|child_process|cluster|worker_threads)(?:\/promises)?'/,
  /from '(?:undici|axios|got|node-fetch|aws4fetch|openid-client|ldapts|pg|nodemailer|@electric-sql\/pglite-socket)'/,
  /\bnew (?:WebSocket|EventSource|XMLHttpRequest)\b/,
  /\b(?:eval|Function)\s*\(/,
];
/** Only what touches no network by itself. */
const harmless = [/^import type /, /import \{ isIP \} from 'node:net'/];

const files = globSync('src/{server,documents,domain,contract,feel,cli}/**/*.ts').filter(
  (file) => !/\.test\.ts$|testing\.ts$|\.d\.ts$/.test(file),
);

function opening(file: string): string[] {
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.filter(
    (line) =>
      !/^\s*(\*|\/\/|\/\*)/.test(line) &&
      !harmless.some((pattern) => pattern.test(line)) &&
      opens.some((pattern) => pattern.test(line)),
  );
}

it('试法认得出：S3 和数据库确实会去连', () => {
  for (const file of Object.keys(known))
    expect([file, opening(file).length > 0]).toEqual([file, true]);
});

it('服务器里能去连别处、能起程序的，只有这几个文件', () => {
  const found = files.filter((file) => opening(file).length > 0 && !(file in known));
  expect(found.map((file) => `${file}: ${opening(file).join(' ')}`)).toEqual([]);
});
