/** Sends what a line of the table asks for, and searches the answer. */
import { strFromU8, unzipSync } from 'fflate';
import { vi } from 'vitest';
import type { Answer, Caller, TestApp } from '../app.ts';
import { drawnOn, setClock } from '../draws.ts';
import type { Place } from './plant.ts';
import type { Row } from './row.ts';

const header = { 'x-mingchuang': '1' };
const boundary = 'mingchuang-matrix';

const multipart = ({ name, bytes }: { name: string; bytes: Buffer }) =>
  Buffer.concat([
    Buffer.from(
      `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`,
    ),
    bytes,
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ]);

/** An address with its parameters filled in: each is a whole segment. */
const addressOf = (path: string, values: Record<string, string | number> = {}) =>
  path
    .split('/')
    .map((part) => (part.startsWith(':') ? encodeURIComponent(values[part.slice(1)] ?? '') : part))
    .join('/');

function payloadOf({ file, piece, body }: ReturnType<Row['ask']>) {
  if (file)
    return {
      payload: multipart(file),
      type: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    };
  if (piece) return { payload: piece, type: { 'content-type': 'application/octet-stream' } };
  return { ...(body ? { payload: body } : {}), type: {} };
}

/** @param key as in the table: "GET /api/units/:id" */
export async function ask(
  { app }: Pick<TestApp, 'app'>,
  caller: Caller,
  key: string,
  row: Row,
  about: Place,
): Promise<Answer> {
  const [method, path] = key.split(' ') as ['GET', string];
  const asked = row.ask(about);
  const query = new URLSearchParams(
    Object.entries(asked.query ?? {}).map(([name, value]) => [name, String(value)]),
  );
  const { type, ...payload } = payloadOf(asked);
  if (row.later) setClock(drawnOn);
  try {
    return await app.inject({
      method,
      url: `${addressOf(path, asked.path)}${query.size > 0 ? `?${query}` : ''}`,
      headers: { cookie: caller.cookie, ...header, ...type },
      ...payload,
    });
  } finally {
    vi.useRealTimers();
  }
}

/** An answer as text; workbooks and Word documents are opened, so that their cells are searched too. */
export function textOf(answer: Answer): string {
  const bytes = answer.rawPayload;
  if (bytes.subarray(0, 2).toString('latin1') !== 'PK') return answer.body;
  return Object.values(unzipSync(bytes))
    .map((part) => strFromU8(part))
    .join('\n');
}

/**
 * What is wrong with the answer to somebody who asked for what is `place`'s; null = nothing. Words that
 * the request itself held do not count as shown.
 * @param held whether the role has the ability; null: the application does not ask
 */
export function leakOf(
  answer: { status: number; text: string },
  row: Row,
  { held, place }: { held: boolean | null; place: Place },
): string | null {
  const { mark, county } = place.at;
  const { file, body } = row.ask(place);
  const sent = JSON.stringify(body ?? '') + (file?.bytes.toString() ?? '');
  const shown = [mark, county].some((one) => answer.text.includes(one) && !sent.includes(one));
  if (shown) return 'shown';
  if (answer.status >= 500) return 'failed';
  if (held === false) return answer.status === 403 ? null : 'not forbidden';
  const refused = [403, 404, row.refusal].includes(answer.status);
  return row.reach === 'thing' && !refused ? 'not refused' : null;
}
