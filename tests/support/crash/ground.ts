/** Where a crash run happens: a data folder and a database of its own, filled, and the real server on it. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  migrateDatabase,
  openEmbedded,
  openPostgres,
  type Database,
} from '../../../src/server/db/open.ts';
import { withinScope } from '../../../src/server/http/transaction.ts';
import { fillBank } from '../bank.ts';
import { putInForce, shippedPlan } from '../plan-in-force.ts';
import { password, personas, type Persona } from '../personas.ts';
import { emptyDatabase } from '../templates.ts';
import { addVisit, type TestVisit } from '../visits.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

export type Ground = {
  engine: 'pglite' | 'postgresql';
  dataFolder: string;
  visits: TestVisit[];
  planId: number;
  /** Opens the database beside a server that does not run (embedded) or may run (PostgreSQL). */
  inDatabase: <T>(work: (database: Database) => Promise<T>) => Promise<T>;
  /** The server as it is started for people; its address once it listens. */
  start: () => Promise<string>;
  kill: () => Promise<void>;
  /** The running server, if there is one. */
  child: () => ChildProcess | null;
  /** What the server has said, newest last. */
  said: () => string;
  remove: () => Promise<void>;
};

async function fill(database: Database): Promise<Pick<Ground, 'visits' | 'planId'>> {
  await migrateDatabase(database);
  await fillBank(database);
  const visits: TestVisit[] = [];
  for (let n = 0; n < 4; n += 1) visits.push(await addVisit({ services: { database } }, '神秘人'));
  const planId = await withinScope(database, { role: 'wide' }, async (db) => {
    return (await putInForce(db, '330328', shippedPlan)).planId;
  });
  return { visits, planId };
}

/** Where a server listens, once it says so. @param said all it has said so far */
const addressOf = (server: ChildProcess, said: () => string) =>
  new Promise<string>((done, fail) => {
    server.stdout!.on('data', () => {
      const found = /明窗已启动：(http:\/\/[\d.:]+)/.exec(said());
      if (found) done(found[1]!);
    });
    server.once('exit', () => fail(new Error(`the server did not start: ${said()}`)));
  });

/**
 * @param environment more settings of the server
 * @param within where the data folder is made; a folder for what passes when left out
 */
export async function makeGround(
  environment: Record<string, string> = {},
  within = tmpdir(),
): Promise<Ground> {
  const dataFolder = mkdtempSync(join(within, 'mingchuang-crash-'));
  const server = await emptyDatabase();
  const open = () => (server ? openPostgres(server.url) : openEmbedded(dataFolder));
  const inDatabase: Ground['inDatabase'] = async (work) => {
    const database = await open();
    try {
      return await work(database);
    } finally {
      await database.close();
    }
  };
  let child: ChildProcess | null = null;
  let said = '';
  const isGone = () => child === null || child.exitCode !== null || child.signalCode !== null;

  return {
    engine: server ? 'postgresql' : 'pglite',
    dataFolder,
    ...(await inDatabase(fill)),
    inDatabase,
    child: () => (isGone() ? null : child),
    said: () => said,
    async start() {
      const { DATABASE_URL: _, NODE_ENV: __, ...inherited } = process.env;
      const started = spawn(process.execPath, ['src/server/main.ts', '--empty'], {
        cwd: root,
        env: {
          ...inherited,
          ...(server ? { DATABASE_URL: server.url } : {}),
          PORT: '0',
          MINGCHUANG_DATA: dataFolder,
          ...environment,
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      child = started;
      said = '';
      const hear = (text: Buffer) => void (said += text.toString());
      started.stderr.on('data', hear);
      started.stdout.on('data', hear);
      return addressOf(started, () => said);
    },
    async kill() {
      if (isGone()) return;
      const gone = once(child!, 'exit');
      child!.kill('SIGKILL');
      await gone;
    },
    async remove() {
      if (!isGone()) child!.kill('SIGKILL');
      await server?.drop();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

export type Client = {
  get: <T>(path: string) => Promise<T>;
  post: <T>(path: string, body?: object) => Promise<T>;
  send: (path: string, init: RequestInit) => Promise<Response>;
};

/** An answer that is not a success. */
export class Refused extends Error {
  readonly status: number;
  constructor(status: number, text: string) {
    super(`${status} ${text}`);
    this.status = status;
  }
}

/** Calls with the session of one persona, which outlives the server's process. */
export function clientOf(address: string, cookie: string): Client {
  const send: Client['send'] = (path, init) =>
    fetch(`${address}${path}`, {
      ...init,
      headers: { cookie, 'x-mingchuang': '1', ...(init.headers as Record<string, string>) },
    });
  const read = async <T>(answer: Response): Promise<T> => {
    if (!answer.ok) throw new Refused(answer.status, await answer.text());
    return (await answer.json()) as T;
  };
  return {
    send,
    get: async <T>(path: string) => read<T>(await send(path, {})),
    post: async <T>(path: string, body: object = {}) =>
      read<T>(
        await send(path, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        }),
      ),
  };
}

/** A session's cookie. */
export async function signIn(address: string, persona: Persona): Promise<string> {
  const { username } = personas[persona];
  const answer = await fetch(`${address}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-mingchuang': '1' },
    body: JSON.stringify({ username, password }),
  });
  if (!answer.ok) throw new Refused(answer.status, await answer.text());
  return answer.headers.getSetCookie()[0]!.split(';')[0]!;
}
