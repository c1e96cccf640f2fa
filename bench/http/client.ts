/** One request of one user over a connection that stays open, as a browser's. */
import { Agent, request } from 'node:http';
import { password } from '../capture/fill.ts';

const agent = new Agent({ keepAlive: true, maxSockets: Infinity });
export type Reply = { status: number; body: string; cookie: string };

export function call(address: string, path: string, cookie = '', json?: unknown): Promise<Reply> {
  const payload = json === undefined ? undefined : JSON.stringify(json);
  const headers = {
    cookie,
    'x-mingchuang': '1',
    'accept-encoding': 'gzip',
    ...(payload && {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(payload),
    }),
  };
  const method = payload === undefined ? 'GET' : 'POST';
  return new Promise((resolve, reject) => {
    const sent = request(`${address}${path}`, { method, agent, headers }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () => {
        const status = answer.statusCode ?? 0;
        const set = answer.headers['set-cookie']?.[0]?.split(';')[0] ?? '';
        resolve({ status, body: Buffer.concat(parts).toString('latin1'), cookie: set });
      });
    });
    sent.on('error', reject).end(payload);
  });
}

/** What is read, uncompressed. @throws Error with what the server said */
export async function read<T>(address: string, path: string, cookie: string): Promise<T> {
  const answer = await fetch(`${address}${path}`, { headers: { cookie } });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as T;
}

export async function signIn(address: string, username: string): Promise<string> {
  const { status, cookie, body } = await call(address, '/api/session', '', { username, password });
  if (status !== 200) throw new Error(`sign-in of ${username}: ${status} ${body}`);
  return cookie;
}
