/**
 * An S3 store for tests that believes no signature by itself: s3rver looks at the key's name only, so a
 * door before it signs every request again by another implementation (aws4) with the secret it knows, and
 * compares; it also hashes what is sent. As MinIO and AWS do, it answers 403 to what does not agree.
 */
import aws4 from 'aws4';
import { createHash, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { createServer, request as forward, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import S3rver from 's3rver';

type Options = { bucket: string; key: string; secret: string; folder: string };

const same = (a: string, b: string) =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

/** Why the request is not let in; null when its signature and its body are right. */
function faultOf(request: IncomingMessage, body: Buffer, { key, secret }: Options): string | null {
  const given = String(request.headers.authorization);
  const [, name, region, signed] =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/\d{8}\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=[0-9a-f]{64}$/.exec(
      given,
    ) ?? [];
  if (name !== key || !region || !signed) return 'InvalidAccessKeyId';
  const headers: Record<string, string> = {};
  for (const one of signed.split(';')) headers[one] = String(request.headers[one]);
  for (const needed of ['host', 'x-amz-date', 'x-amz-content-sha256'])
    if (!(needed in headers)) return 'AccessDenied';
  const { host = '', ...others } = headers;
  const { method = '', url: path = '' } = request;
  const again = aws4.sign(
    { host, path, method, service: 's3', region, headers: { host, ...others } },
    { accessKeyId: key, secretAccessKey: secret },
  );
  const signature = (text: string) => text.slice(-64);
  if (!same(signature(given), signature(again.headers['Authorization'] ?? '')))
    return 'SignatureDoesNotMatch';
  const hash = createHash('sha256').update(body).digest('hex');
  return hash === headers['x-amz-content-sha256'] ? null : 'XAmzContentSHA256Mismatch';
}

export type VerifyingStore = { endpoint: string; close: () => Promise<void> };

export async function startVerifyingStore(options: Options): Promise<VerifyingStore> {
  const store = new S3rver({
    address: '127.0.0.1',
    port: 0,
    silent: true,
    directory: options.folder,
    configureBuckets: [{ name: options.bucket, configs: [] }],
  });
  const { port } = await store.run();
  const door = createServer((request, reply) => {
    void buffer(request).then((body) => {
      const fault = faultOf(request, body, options);
      if (fault) return reply.writeHead(403).end(`<Error><Code>${fault}</Code></Error>`);
      const { method, url: path } = request;
      // The store's own only key; the door has seen to the real one.
      const authorization = String(request.headers.authorization).replace(options.key, 'S3RVER');
      const headers = { ...request.headers, authorization };
      return forward({ host: '127.0.0.1', port, method, path, headers }, (answer) => {
        reply.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(reply);
      }).end(body);
    });
  }).listen(0, '127.0.0.1');
  await once(door, 'listening');
  return {
    endpoint: `http://127.0.0.1:${(door.address() as AddressInfo).port}`,
    close: async () => {
      door.close();
      await store.close();
    },
  };
}
