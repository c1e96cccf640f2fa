/** 手机上的证据: pieces of a file, and how much of it has arrived. */
import type { z } from 'zod';
import {
  mostPieceBytes,
  pieceAnswer,
  pieceParams,
  pieceQuery,
  ticketPieceParams,
} from '../../contract/visit.ts';
import type { Ability } from '../../contract/abilities.ts';
import { problem } from '../../contract/problem.ts';
import type { Db } from '../db/open.ts';
import { endpoint, type Actor, type Context, type Endpoint } from '../http/endpoint.ts';
import type { Services } from '../http/services.ts';
import type { StoredFile } from './actions.ts';
import {
  findPieceTarget,
  findTicketTarget,
  insertCaptured,
  type PieceTarget,
} from './piece-queries.ts';
import { checkTarget, receivedOf, takePiece } from './pieces.ts';

const tag = '手机检查';
type At = z.output<typeof pieceParams>;
type TicketAt = z.output<typeof ticketPieceParams>;

/** @throws Problem `not-found` unless the visit is the actor's own */
async function visitOf(db: Db, actor: Actor, at: At): Promise<PieceTarget> {
  const target = await findPieceTarget(db, actor.userId, at);
  if (!target) throw problem('not-found', { what: '检查单' });
  return target;
}
/** @throws Problem `not-found` unless the actor issued the ticket */
async function ticketOf(db: Db, actor: Actor, at: TicketAt): Promise<PieceTarget> {
  const target = await findTicketTarget(db, actor.userId, at);
  if (!target) throw problem('not-found', { what: '现场处罚单' });
  return target;
}

type Where = { unitId: number; clientId: string };

async function progressOf(services: Services, target: PieceTarget, { unitId, clientId }: Where) {
  if (target.arrived !== null) return { received: target.arrived, complete: true };
  const at = { unitId, id: target.factId, clientId };
  return { received: await receivedOf(services, at), complete: false };
}

type Given = {
  target: PieceTarget;
  stored: StoredFile;
  where: Where;
  query: z.output<typeof pieceQuery>;
};

/** The row of a file that has come whole, and its audit. */
async function keep({ db, actor, audit }: Pick<Context, 'db' | 'actor' | 'audit'>, given: Given) {
  const { target, stored, where, query } = given;
  const { factKind, factId, unitNo, secret } = target;
  const unit = { id: where.unitId, unitNo, secret };
  const isNew = await insertCaptured(db, {
    ...stored,
    unit,
    factKind,
    factId,
    clientId: where.clientId,
    thumbnailId: query.thumbnail,
    itemCode: query.key,
    capturedAt: query.capturedAt,
    note: '',
    createdBy: actor.name,
    ownerId: actor.userId,
  });
  const detail = { factKind, factId, sha256: stored.sha256, bytes: stored.bytes };
  if (isNew) audit({ action: 'evidence.add', subject: stored.name, unit, detail });
}

type Of<P extends z.ZodType<Where>> = {
  path: string;
  params: P;
  ability: Ability;
  /** Whose files, for the interface's documentation. */
  whose: string;
  targetOf: (db: Db, actor: Actor, at: z.output<P>) => Promise<PieceTarget>;
};

/** How much of a file has arrived, and taking the next piece of it. */
const piecesOf = <P extends z.ZodType<Where>>(of: Of<P>): Endpoint[] => [
  endpoint({
    method: 'GET',
    path: of.path,
    summary: `${of.whose}的这个文件已经收到多少字节，是否完整`,
    tag,
    ability: of.ability,
    params: of.params,
    answer: pieceAnswer,
    handler: async ({ db, services, actor, params }) =>
      progressOf(services, await of.targetOf(db, actor, params), params),
  }),
  endpoint({
    method: 'POST',
    path: of.path,
    summary: `分段上传${of.whose}的一个文件（application/octet-stream，每段最大 8 MB）；每段都可以重发`,
    tag,
    ability: of.ability,
    params: of.params,
    query: pieceQuery,
    piece: mostPieceBytes,
    answer: pieceAnswer,
    files: {
      permit: async ({ db, actor, params }) => {
        const target = await of.targetOf(db, actor, params);
        checkTarget(target);
        return target;
      },
      work: async ({ services, params, query, upload }, target) => {
        const { unitId, clientId } = params;
        const piece = { unitId, clientId, id: target.factId, ...query, bytes: upload().bytes };
        return { target, progress: await takePiece(services, target, piece) };
      },
    },
    handler: async (c, { target, progress: { received, complete, stored } }) => {
      if (stored) await keep(c, { target, stored, where: c.params, query: c.query });
      return { received, complete };
    },
  }),
];

export const pieceRoutes: Endpoint[] = [
  ...piecesOf({
    path: '/api/capture/:unitId/:id/evidence/:clientId',
    params: pieceParams,
    ability: 'visit.capture',
    whose: '检查单',
    targetOf: visitOf,
  }),
  ...piecesOf({
    path: '/api/capture/tickets/:unitId/:ticketId/evidence/:clientId',
    params: ticketPieceParams,
    ability: 'ticket.issue',
    whose: '处罚单',
    targetOf: ticketOf,
  }),
];
