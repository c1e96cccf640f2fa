/** What a phone sends: one submission of 100 answers, and before it the photograph, if any. */
import { createHash, randomBytes } from 'node:crypto';
import { Agent, request } from 'node:http';
import { items, password } from './fill.ts';

const agent = new Agent({ keepAlive: true, maxSockets: 64 });
/** A server that rested has given up the connections that were kept open. */
export const hangUp = (): void => agent.destroy();
export type Reply = { status: number; body: string; cookie: string };

export function call(
  address: string,
  given: {
    path: string;
    cookie?: string;
    json?: string | Buffer | undefined;
    bytes?: Buffer;
    /** In place of those of our own server. */
    headers?: Record<string, string>;
  },
): Promise<Reply> {
  const { path, cookie = '', json, bytes } = given;
  const payload = bytes ?? json;
  const headers = {
    cookie,
    'x-mingchuang': '1',
    ...(payload === undefined
      ? {}
      : {
          'content-type': bytes ? 'application/octet-stream' : 'application/json',
          'content-length': Buffer.byteLength(payload),
        }),
    ...given.headers,
  };
  const method = payload === undefined ? 'GET' : 'POST';
  return new Promise((resolve, reject) => {
    const sent = request(`${address}${path}`, { method, agent, headers }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () => {
        const set = answer.headers['set-cookie']?.[0]?.split(';')[0] ?? '';
        const body = Buffer.concat(parts).toString();
        resolve({ status: answer.statusCode ?? 0, body, cookie: set });
      });
    });
    sent.on('error', reject).end(payload);
  });
}

export async function signIn(address: string, username: string): Promise<string> {
  const json = JSON.stringify({ username, password });
  const { status, cookie, body } = await call(address, { path: '/api/session', json });
  if (status !== 200) throw new Error(`sign-in of ${username}: ${status} ${body}`);
  return cookie;
}

/** Eight hexadecimal digits that stand for the visit in every id of its operations. */
const mark = 'eeeeeeee';
const at = new Date().toISOString();
const operation = (n: number, key: string, value: unknown) => ({
  id: `${mark}-0000-4000-8000-${String(n).padStart(12, '0')}`,
  key,
  value,
  bases: [],
  at,
  device: 'bench',
});
const answer = (n: number, evidence: string[]) => ({
  value: { kind: 'pass', pass: n % 9 !== 0 },
  reason: n % 9 === 0 ? '窗口没有摆放“暂停服务”标识' : '',
  evidence,
});
const photoId = `${mark}-ffff-4000-8000-000000000000`;

/** A submission and where in it the mark stands: to fill it in must cost the machine as little as can be. */
function submission(photo: boolean): { bytes: Buffer; places: number[] } {
  const place = { latitude: 27.79, longitude: 120.09, accuracy: 12 };
  const operations = [
    operation(9999, '$start', { at, place }),
    ...Array.from({ length: items }, (_, n) =>
      operation(n, `I${n}`, answer(n, photo && n === 0 ? [photoId] : [])),
    ),
  ];
  const whole = { protocol: 1, deviceNow: at, knows: 0, operations, submit: true };
  const bytes = Buffer.from(JSON.stringify(whole));
  const places: number[] = [];
  for (let next = bytes.indexOf(mark); next >= 0; next = bytes.indexOf(mark, next + 1)) {
    places.push(next);
  }
  return { bytes, places };
}
const bodies = { plain: submission(false), photo: submission(true) };
export const bodyBytes = bodies.plain.bytes.length;

function bodyOf(hex: string, photo: boolean): Buffer {
  const { bytes, places } = bodies[photo ? 'photo' : 'plain'];
  const own = Buffer.from(bytes);
  for (const place of places) own.write(hex, place, 'latin1');
  return own;
}

/** 150 KB whose header is a JPEG's; the end differs for each visit, so that none is kept only once. */
const picture = Buffer.concat([
  Buffer.from(
    'ffd8ffe000104a46494600010100000100010000ffc0001108078004380301220002110103110' + '1',
    'hex',
  ),
  Buffer.from('ffda000c03010002110311003f00', 'hex'),
  randomBytes(150_000).map((byte) => byte & 0x7f),
  Buffer.from('ffd9', 'hex'),
]);

export type Visit = { unitId: number; id: number; cookie: string };

/** Sends one visit whole; throws unless it is submitted. */
export async function submit(address: string, visit: Visit, photo: boolean): Promise<void> {
  const { unitId, id, cookie } = visit;
  const hex = id.toString(16).padStart(8, '0');
  const path = `/api/capture/${unitId}/${id}`;
  if (photo) {
    const bytes = Buffer.from(picture);
    bytes.write(hex, bytes.length - 20);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const query = `offset=0&total=${bytes.length}&sha256=${sha256}&name=a.jpg&key=I0&capturedAt=${at}`;
    const evidence = `${path}/evidence/${photoId.replace(mark, hex)}`;
    const sent = await call(address, { path: `${evidence}?${query}`, cookie, bytes });
    if (!sent.body.includes('"complete":true')) throw new Error(`${sent.status} ${sent.body}`);
  }
  const json = bodyOf(hex, photo);
  const { status, body } = await call(address, { path, cookie, json });
  if (status !== 200 || !body.includes('"notSubmitted":null')) {
    throw new Error(`${status} ${body.slice(-500)}`);
  }
}
