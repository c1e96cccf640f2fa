/**
 * 被拒绝的操作: somebody who is signed in and was told no. The request's own transaction is undone, so this
 * is written in one of its own. What was merely typed wrong is not: that is no attempt at anything.
 */
import type { FastifyRequest } from 'fastify';
import type { Problem } from '../../contract/problem.ts';
import { findActor } from '../access/queries.ts';
import type { Endpoint } from './endpoint.ts';
import { knownProblem } from './errors.ts';
import type { Services } from './services.ts';
import { inTransaction } from './transaction.ts';
import { insertAudit } from '../audit/index.ts';

/** Forbidden, always; of changes also what is out of reach and what cannot be done now. */
const isTold = ({ status }: Problem, method: string) =>
  status === 403 || (method !== 'GET' && (status === 404 || status === 409));

export async function writeRefusal(
  request: FastifyRequest,
  { services, endpoint }: { services: Services; endpoint: Endpoint },
  token: string | null,
  error: unknown,
): Promise<void> {
  const refusal = knownProblem(error);
  if (!refusal || token === null || !isTold(refusal, endpoint.method)) return;
  await inTransaction(services.database, async (db) => {
    const actor = await findActor(db, token);
    if (!actor) return;
    const path = request.url.split('?')[0]!;
    const { code, message } = refusal;
    const detail = { method: endpoint.method, path, problem: code, message };
    const event = {
      action: 'request.refused',
      subject: endpoint.summary,
      detail,
      outcome: 'refused' as const,
    };
    const who = `${actor.name}（${actor.username}）`;
    await insertAudit(db, [{ event, unit: actor.unit, actor: who, address: request.ip }]);
  });
}
