/** Real application processes on one PostgreSQL, and a proxy before them that takes turns. */
import pg from 'pg';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** Only PostgreSQL can be shared: these tests run when the suite does so on one. */
export const server = process.env.DATABASE_URL_TEST;

export const urlOf = (name: string): string => {
  const url = new URL(server!);
  url.pathname = `/${name}`;
  return url.toString();
};

/** One statement on the server's maintenance database. */
export async function administer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}

export type Running = {
  child: ChildProcess;
  address: string;
  /** All it has printed so far. */
  said: () => string;
  /** Sends a signal and waits for the end; the exit code. */
  end: (signal: NodeJS.Signals) => Promise<number | null>;
};

/** Starts the server as it is started for people. @throws Error with what it said when it ends instead of listening */
export async function startProcess(
  url: string,
  folder: string,
  more: Record<string, string> = {},
): Promise<Running> {
  const { NODE_ENV: _, ...environment } = process.env;
  const child = spawn(process.execPath, ['src/server/main.ts', '--empty'], {
    cwd: root,
    env: { ...environment, PORT: '0', DATABASE_URL: url, MINGCHUANG_DATA: folder, ...more },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const address = await new Promise<string>((resolve, reject) => {
    const listen = (text: Buffer) => {
      said += text.toString();
      const found = /http:\/\/[\d.:]+/.exec(said);
      if (found) resolve(found[0]);
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.once('close', (code) => reject(new Error(`${code} ${said}`)));
  });
  const end: Running['end'] = async (signal) => {
    if (child.exitCode === null && child.signalCode === null) {
      const gone = once(child, 'exit');
      child.kill(signal);
      await gone;
    }
    return child.exitCode;
  };
  return { child, address, said: () => said, end };
}

/** The processes a process has started (Linux). */
export const childrenOf = (pid: number): number[] =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number);

/** Forwards each request to the next of the addresses. */
export async function takingTurns(
  addresses: string[],
): Promise<{ address: string; server: Server }> {
  let turn = 0;
  const proxy = createServer((asked, answer) => {
    const to = addresses[turn++ % addresses.length]!;
    const { method, url, headers } = asked;
    const sent = request(`${to}${url}`, { method, headers }, (got) => {
      answer.writeHead(got.statusCode ?? 502, got.headers);
      got.pipe(answer);
    });
    sent.on('error', () => answer.writeHead(502).end());
    asked.pipe(sent);
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  return { address: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`, server: proxy };
}

export type Client = {
  get: (address: string, path: string) => Promise<Response>;
  post: (address: string, path: string, body?: object) => Promise<Response>;
};

/** A browser that may be sent to any of the processes. */
export function clientOf(cookie = ''): Client {
  const headers = { cookie, 'x-mingchuang': '1' };
  return {
    get: (address, path) => fetch(`${address}${path}`, { headers }),
    post: (address, path, body = {}) =>
      fetch(`${address}${path}`, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
  };
}

export async function signIn(address: string, username: string, password: string): Promise<Client> {
  const answer = await clientOf().post(address, '/api/session', { username, password });
  if (!answer.ok) throw new Error(await answer.text());
  return clientOf(answer.headers.getSetCookie()[0]!.split(';')[0]!);
}
