/** 手机上的证据: pieces of a file, and how much of it has arrived. */
import { mostPieceBytes, pieceAnswer, pieceParams, pieceQuery } from '../../contract/visit.ts';
import { problem } from '../../contract/problem.ts';
import type { Db } from '../db/open.ts';
import { endpoint, type Actor, type Endpoint } from '../http/endpoint.ts';
import { findPieceTarget, insertCaptured } from './piece-queries.ts';
import { checkTarget, receivedOf, takePiece } from './pieces.ts';

const tag = '手机检查';
const path = '/api/capture/:unitId/:id/evidence/:clientId';
type At = { unitId: number; id: number; clientId: string };

/** @throws Problem `not-found` unless the visit is the actor's own */
async function targetOf(db: Db, actor: Actor, at: At) {
  const target = await findPieceTarget(db, actor.userId, at);
  if (!target) throw problem('not-found', { what: '检查单' });
  return target;
}

const ask = endpoint({
  method: 'GET',
  path,
  summary: '这个文件已经收到多少字节，是否完整',
  tag,
  ability: 'visit.capture',
  params: pieceParams,
  answer: pieceAnswer,
  handler: async ({ db, services, actor, params }) => {
    const { arrived } = await targetOf(db, actor, params);
    if (arrived !== null) return { received: arrived, complete: true };
    return { received: await receivedOf(services, params), complete: false };
  },
});

const send = endpoint({
  method: 'POST',
  path,
  summary: '分段上传一个文件（application/octet-stream，每段最大 8 MB）；每段都可以重发',
  tag,
  ability: 'visit.capture',
  params: pieceParams,
  query: pieceQuery,
  piece: mostPieceBytes,
  answer: pieceAnswer,
  files: {
    permit: async ({ db, actor, params }) => {
      const target = await targetOf(db, actor, params);
      checkTarget(target);
      return target;
    },
    work: async ({ services, params, query, upload }, target) => {
      const piece = { ...params, ...query, bytes: upload().bytes };
      return { target, progress: await takePiece(services, target, piece) };
    },
  },
  handler: async ({ db, actor, params, query, audit }, { target, progress }) => {
    const { received, complete, stored } = progress;
    if (!stored) return { received, complete };
    const unit = { id: params.unitId, unitNo: target.unitNo, secret: target.secret };
    const isNew = await insertCaptured(db, {
      ...stored,
      unit,
      factId: params.id,
      clientId: params.clientId,
      thumbnailId: query.thumbnail,
      itemCode: query.key,
      capturedAt: query.capturedAt,
      note: '',
      createdBy: actor.name,
      ownerId: actor.userId,
    });
    const detail = {
      factKind: 'visit',
      factId: params.id,
      sha256: stored.sha256,
      bytes: stored.bytes,
    };
    if (isNew) audit({ action: 'evidence.add', subject: stored.name, unit, detail });
    return { received, complete };
  },
});

export const pieceRoutes: Endpoint[] = [ask, send];
