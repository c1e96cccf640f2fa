/**
 * Files in any store that speaks S3 (MinIO, Ceph, a cloud's). Requests are signed here and sent by
 * node:http, because a file of known length has to be streamed with that length, which fetch cannot.
 */
import { AwsClient } from 'aws4fetch';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { request as requestHttp, type IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { problem } from '../../contract/problem.ts';
import type { FileStore } from './store.ts';

export type S3Settings = {
  endpoint: string;
  bucket: string;
  key: string;
  secret: string;
  region: string;
};

/** Without a word from the store for this long a request is given up. */
const patience = 60_000;

type Sent = { body: Readable; length: number; sha256: string };

const unavailable = (detail: string) => problem('file-store', { detail });

type Method = 'GET' | 'HEAD' | 'PUT' | 'DELETE';
type Given = { range?: string; sent?: Sent };
type Send = (method: Method, url: string, given?: Given) => Promise<IncomingMessage>;

/** Sends a signed request and waits for the head of its answer. @throws Problem `file-store` */
async function exchange(
  method: Method,
  url: string,
  headers: Record<string, string | number>,
  sent: Sent | undefined,
): Promise<IncomingMessage> {
  const open = url.startsWith('https:') ? requestHttps : requestHttp;
  const request = open(url, { method, timeout: patience, headers });
  request.on('timeout', () => request.destroy(new Error('没有回应')));
  const answered = new Promise<IncomingMessage>((resolve, reject) =>
    request.once('response', resolve).once('error', reject),
  );
  try {
    if (sent) await Promise.all([pipeline(sent.body, request), answered]);
    else request.end();
    return await answered;
  } catch (error) {
    throw unavailable((error as Error).message);
  }
}

function createSend({ key, secret, region }: S3Settings): Send {
  const client = new AwsClient({
    accessKeyId: key,
    secretAccessKey: secret,
    region,
    service: 's3',
  });
  return async (method, url, { range, sent } = {}) => {
    const payload = sent?.sha256 ?? createHash('sha256').digest('hex');
    const signed = await client.sign(url, {
      method,
      headers: {
        'x-amz-content-sha256': payload,
        ...(range ? { range } : {}),
        ...(sent ? { 'content-length': String(sent.length) } : {}),
      },
    });
    const headers = {
      ...Object.fromEntries(signed.headers),
      ...(sent ? { 'content-length': sent.length } : {}),
    };
    return exchange(method, url, headers, sent);
  };
}

/** @throws Problem `bad-setting` when the store cannot be used: asked once, at the start */
async function checkStore(send: Send, base: string, settings: S3Settings): Promise<void> {
  const answer = await send('HEAD', base).catch((error: Error) => error);
  const status = answer instanceof Error ? answer.message : answer.statusCode;
  if (!(answer instanceof Error)) answer.resume();
  if (status === 200) return;
  const detail =
    status === 404
      ? `没有名为 ${settings.bucket} 的存储桶`
      : status === 403
        ? '密钥不对，或无权使用这个存储桶'
        : `不能使用（${status}）`;
  throw problem('bad-setting', {
    name: 'MINGCHUANG_S3_ENDPOINT',
    value: settings.endpoint,
    detail,
  });
}

export function createS3Store(settings: S3Settings): FileStore & { check: () => Promise<void> } {
  const send = createSend(settings);
  const base = `${settings.endpoint.replace(/\/$/, '')}/${settings.bucket}`;
  const urlOf = (sha256: string) => `${base}/evidence/${sha256.slice(0, 2)}/${sha256}`;

  /** Sends the file and reads the answer to its end. @throws Problem `file-store` */
  async function put(sha256: string, body: Readable, length: number): Promise<void> {
    const answer = await send('PUT', urlOf(sha256), { sent: { body, length, sha256 } });
    answer.resume();
    if (answer.statusCode !== 200) throw unavailable(`PUT ${answer.statusCode}`);
  }

  /** When it was last kept, in milliseconds; null when it is not there. A store that does not say kept it long ago. */
  async function lastKept(sha256: string): Promise<number | null> {
    const answer = await send('HEAD', urlOf(sha256));
    answer.resume();
    if (answer.statusCode === 404) return null;
    if (answer.statusCode !== 200) throw unavailable(`HEAD ${answer.statusCode}`);
    return Date.parse(answer.headers['last-modified'] ?? '') || 0;
  }

  return {
    has: async (sha256) => (await lastKept(sha256)) !== null,
    async remove(sha256, since) {
      const kept = await lastKept(sha256);
      // To the second, as the store tells it.
      if (kept === null || kept + 1000 > since) return;
      const answer = await send('DELETE', urlOf(sha256));
      answer.resume();
      if (answer.statusCode !== 204 && answer.statusCode !== 200 && answer.statusCode !== 404)
        throw unavailable(`DELETE ${answer.statusCode}`);
    },
    async keep(bytes) {
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      await put(sha256, Readable.from([Buffer.from(bytes)]), bytes.length);
      return sha256;
    },
    async adopt(path, sha256) {
      const { size } = await stat(path);
      await put(sha256, createReadStream(path), size);
      await rm(path, { force: true });
    },
    async open(sha256, range) {
      const asked = range ? { range: `bytes=${range.start}-${range.end}` } : {};
      const answer = await send('GET', urlOf(sha256), asked);
      if (answer.statusCode === (range ? 206 : 200)) return answer;
      answer.resume();
      throw unavailable(`GET ${answer.statusCode}`);
    },
    check: () => checkStore(send, base, settings),
  };
}
