/**
 * Who asks, and whether they may: found in the request's own transaction, which from then on sees what
 * they may see.
 */
import type { FastifyRequest } from 'fastify';
import { may } from '../../contract/abilities.ts';
import type { Pending } from '../../contract/account.ts';
import { problem, type Language } from '../../contract/problem.ts';
import { enterAs } from '../access/queries.ts';
import { touchSession } from '../access/session-queries.ts';
import type { Db } from '../db/open.ts';
import type { Allowance } from './allowance.ts';
import type { Actor, Endpoint } from './endpoint.ts';
import type { Services } from './services.ts';
import { asOwner, nowhere, takeScope, type Unawaited } from './transaction.ts';
import { abilityWords, roleNames } from './words.ts';

/** Whether the application asks for abilities; a test switches it off to show what the database alone holds back. */
export type Guard = { checkAbilities: boolean };

export type Run = { services: Services; guard: Guard; allowance: Allowance; endpoint: Endpoint };

const pendingWords: Record<Pending, string> = {
  password: '须先改掉初始密码',
  expired: '密码已过期，须先修改',
  'second-factor': '须先启用动态口令',
};

/** @throws Problem `signed-out`, `account-not-ready`, `forbidden` */
function permit(actor: Actor | null, run: Run, language: Language): void {
  const { ability } = run.endpoint;
  if (ability === 'public') return;
  if (!actor) throw problem('signed-out');
  if (actor.pending && !run.endpoint.beforeReady) {
    throw problem('account-not-ready', { what: pendingWords[actor.pending] });
  }
  if (ability === 'signed-in' || !run.guard.checkAbilities || may(actor.role, ability)) return;
  throw problem('forbidden', {
    role: roleNames[actor.role][language],
    action: abilityWords[ability][language],
  });
}

/**
 * What somebody entered without a network may reach us after somebody else has signed in on the same
 * phone. @throws Problem `other-account`
 */
function refuseOtherAccount(request: FastifyRequest, actor: Actor | null): void {
  const meant = request.headers['x-mingchuang-account'];
  if (actor && meant !== undefined && meant !== actor.userId) {
    throw problem('other-account', { name: actor.name });
  }
}

type Entered = { actor: Actor | null; /** What the endpoint's `first` answered. */ first: unknown };

/** Finds who asks and takes the role and range of the unit in use, with the endpoint's first statement. */
export async function enter(
  db: Db,
  unawaited: Unawaited,
  request: FastifyRequest,
  run: Run,
  { token, language }: { token: string | null; language: Language },
): Promise<Entered> {
  const { ability, first } = run.endpoint;
  if (token === null || ability === 'public') {
    permit(null, run, language);
    unawaited(takeScope(db, nowhere));
    return { actor: null, first: undefined };
  }
  const entering = enterAs(db, token);
  const params = first && run.endpoint.params.safeParse(request.params).data;
  const found = params === undefined ? undefined : first!(db, params as never);
  if (found) unawaited(found);
  const actor = await entering;
  if (actor) run.allowance.take(actor.userId);
  permit(actor, run, language);
  refuseOtherAccount(request, actor);
  if (actor?.stale) await asOwner(db, () => touchSession(db, token));
  return { actor, first: await found };
}
