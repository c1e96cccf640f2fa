/**
 * A client that lost an answer sends the same write again under the same key
 * (draft-ietf-httpapi-idempotency-key-header-07): the effect is there once, and the answer is given
 * again. The key is taken in the write's own transaction, so that both are there or neither
 * (docs/decisions/0059). Requests without a key pay nothing.
 */
import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { Problem, problem, type ProblemCode } from '../../contract/problem.ts';
import type { Db } from '../db/open.ts';
import type { Actor, Endpoint, Upload } from './endpoint.ts';
import { findKey, insertKey, sweepKeys, updateAnswer } from './request-key-queries.ts';
import { seal, unseal, type Lock } from './seal.ts';
import type { Unawaited } from './transaction.ts';

/** Answers are given again for this long. */
export const keptHours = 24;
export const sweepRequestKeys = (db: Db) => sweepKeys(db, keptHours);

/** What is given again: the answer, a problem told after the commit, cookies. */
type Kept = {
  answer?: unknown;
  problem?: { code: ProblemCode; params: Record<string, string>; findings?: unknown[] };
  cookies: string[];
};
export type Answered = { answer: unknown; cookies: string[] };

/** Whether the endpoint takes keys: writes of JSON or a file that answer JSON, unless harmless anyway. */
export const takesKey = ({ method, repeats, piece, answer }: Endpoint): boolean =>
  method !== 'GET' && !repeats && !piece && answer !== 'file' && answer !== 'events';

/** A structured-field string ("…") or the bare text. */
const keyPattern = /^"?([\w!#$%&'*+./:^`|~=-]{8,200})"?$/;

/** @throws Problem `request-key-invalid` */
export function requestKeyOf(request: FastifyRequest, endpoint: Endpoint): string | null {
  const header = request.headers['idempotency-key'];
  if (header === undefined || !takesKey(endpoint)) return null;
  const key = typeof header === 'string' ? keyPattern.exec(header.trim())?.[1] : undefined;
  if (!key) throw problem('request-key-invalid');
  return key;
}

/** What was asked, byte for byte as the application sees it. */
function hashOf(request: FastifyRequest, { method, path }: Endpoint, upload: Upload | null) {
  const hash = createHash('sha256');
  hash.update(JSON.stringify([method, path, request.params, request.query, request.body ?? null]));
  if (upload) hash.update(upload.bytes);
  return hash.digest('hex');
}

type Given = {
  db: Db;
  unawaited: Unawaited;
  actor: Actor;
  key: string;
  secret: string;
  request: FastifyRequest;
  endpoint: Endpoint;
  upload: Upload | null;
};

const restored = ({ answer, problem: told, cookies }: Kept): Answered => ({
  answer: told ? new Problem(told.code, told.params, told.findings) : answer,
  cookies,
});

function keptOf({ answer, cookies }: Answered): Kept {
  if (!(answer instanceof Problem)) return { answer, cookies };
  const { code, params, findings } = answer;
  return { problem: { code, params, ...(findings ? { findings } : {}) }, cookies };
}

/**
 * Does the work once per key. @throws Problem `request-key-reused` for another request under the same
 * key, `request-key-lost` when what was kept cannot be read any more
 */
export async function onceFor<T extends Answered>(
  given: Given,
  work: () => Promise<T>,
): Promise<T | Answered> {
  const { db, unawaited, actor, key, secret, request, endpoint, upload } = given;
  const row = { account: actor.userId, key };
  const sha256 = hashOf(request, endpoint, upload);
  const lock: Lock = { secret, purpose: 'answer', id: `${row.account} ${key}` };
  if (await insertKey(db, { ...row, sha256 })) {
    const done = await work();
    unawaited(updateAnswer(db, row, seal(JSON.stringify(keptOf(done)), lock)));
    return done;
  }
  const known = await findKey(db, row);
  if (known && known.sha256 !== sha256) throw problem('request-key-reused');
  const text = known && unseal(known.answer, lock);
  if (!text) throw problem('request-key-lost');
  return restored(JSON.parse(text) as Kept);
}
