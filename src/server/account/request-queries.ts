/** 待确认事项 in the database, under the role in use. */
import { and, desc, eq, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { z } from 'zod';
import { accessRequest, unit, user } from '../../../db/schema/index.ts';
import type { AccessRequest, accessRequestsQuery } from '../../contract/account.ts';
import type { Role } from '../../domain/organisation/model.ts';
import type { Db } from '../db/open.ts';
import { isoMoment, isoMomentOrNull } from '../http/moment.ts';

export type Asked = {
  userId: string;
  kind: AccessRequest['kind'];
  role: Role | null;
  unit: { id: number; unitNo: number };
  /** Null: the bank's directory. */
  actor: { userId: string } | null;
  reason: string;
};

/** @throws the violation that becomes Problem `request-waiting` when the same is open already */
export async function insertRequest(db: Db, asked: Asked): Promise<void> {
  const { userId, kind, role, unit, actor, reason } = asked;
  await db.insert(accessRequest).values({
    userId,
    kind,
    role,
    unitId: unit.id,
    unitNo: unit.unitNo,
    requestedBy: actor?.userId ?? null,
    reason,
  });
}

/** Whether the same waits already. */
export async function hasOpenRequest(db: Db, asked: Omit<Asked, 'actor' | 'reason'>) {
  const { userId, kind, role, unit } = asked;
  const same = and(
    eq(accessRequest.userId, userId),
    eq(accessRequest.kind, kind),
    eq(accessRequest.unitId, unit.id),
    eq(accessRequest.state, 'open'),
    sql`${accessRequest.role} is not distinct from ${role}`,
  );
  return (await db.$count(accessRequest, same)) > 0;
}

/** An open request, locked until it is decided; null when there is none (any more). */
export async function lockRequest(db: Db, id: number) {
  const [row] = await db
    .select()
    .from(accessRequest)
    .where(and(eq(accessRequest.id, id), eq(accessRequest.state, 'open')))
    .for('update');
  if (!row) return null;
  return { ...row, kind: row.kind as AccessRequest['kind'], role: row.role as Role | null };
}
export type OpenRequest = NonNullable<Awaited<ReturnType<typeof lockRequest>>>;

export async function updateDecided(
  db: Db,
  id: number,
  decided: { state: 'confirmed' | 'refused'; by: string },
): Promise<void> {
  await db
    .update(accessRequest)
    .set({ state: decided.state, decidedBy: decided.by, decidedAt: sql`now()` })
    .where(eq(accessRequest.id, id));
}

const requester = alias(user, 'requester');
const decider = alias(user, 'decider');

export async function listRequests(db: Db, query: z.output<typeof accessRequestsQuery>) {
  const where = query.state === 'open' ? eq(accessRequest.state, 'open') : undefined;
  const rows = await db
    .select({
      request: accessRequest,
      account: { id: user.id, name: user.name, username: user.username },
      unit: { id: unit.id, code: unit.code, name: unit.name },
      by: requester.name,
      decidedBy: decider.name,
    })
    .from(accessRequest)
    .innerJoin(user, eq(user.id, accessRequest.userId))
    .innerJoin(unit, eq(unit.id, accessRequest.unitId))
    .leftJoin(requester, eq(requester.id, accessRequest.requestedBy))
    .leftJoin(decider, eq(decider.id, accessRequest.decidedBy))
    .where(where)
    .orderBy(sql`${accessRequest.state} = 'open' desc`, desc(accessRequest.id))
    .limit(query.limit)
    .offset(query.offset);
  const shaped = rows.map(({ request, account, unit, by, decidedBy }) => ({
    id: request.id,
    kind: request.kind as AccessRequest['kind'],
    account: { ...account, username: account.username ?? '' },
    role: request.role as Role | null,
    unit,
    reason: request.reason,
    requestedById: request.requestedBy,
    requestedBy: by,
    requestedAt: isoMoment(request.requestedAt),
    state: request.state as AccessRequest['state'],
    decidedBy,
    decidedAt: isoMomentOrNull(request.decidedAt),
  }));
  return { rows: shaped, total: await db.$count(accessRequest, where) };
}
