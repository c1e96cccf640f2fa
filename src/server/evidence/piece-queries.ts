/** Files of a visit that a phone sends, in the database. */
import { and, eq, ne, sql } from 'drizzle-orm';
import { evidence, ticket, visit } from '../../../db/schema/index.ts';
import type { VisitState } from '../../domain/visit/index.ts';
import { problem } from '../../contract/problem.ts';
import type { Db } from '../db/open.ts';
import { thumbnailKey, type NewEvidence } from './queries.ts';

export type PieceTarget = {
  factKind: 'visit' | 'ticket';
  factId: number;
  unitNo: number;
  secret: boolean;
  state: VisitState;
  /** Files the visit has. */
  files: number;
  /** Bytes of this very file, when it has arrived whole. */
  arrived: number | null;
};

/** How many files a fact has, and how many bytes of this one when it has arrived whole. */
const filesOf = (
  kind: PieceTarget['factKind'],
  of: typeof visit | typeof ticket,
  clientId: string,
) => {
  const from = sql`from ${evidence} e where e.unit_id = ${of.unitId} and e.fact_kind = ${kind}
    and e.fact_id = ${of.id}`;
  return {
    files: sql<number>`(select count(*) ${from})`,
    arrived: sql<number | null>`(select e.bytes ${from} and e.client_id = ${clientId})`,
  };
};

/** The account's own visit with what it has of one file; null for everybody else. */
export async function findPieceTarget(
  db: Db,
  account: string,
  at: { unitId: number; id: number; clientId: string },
): Promise<PieceTarget | null> {
  const [row] = await db
    .select({
      unitNo: visit.unitNo,
      secret: visit.secret,
      state: sql<VisitState>`${visit.state}`,
      ...filesOf('visit', visit, at.clientId),
    })
    .from(visit)
    .where(and(eq(visit.ownerId, account), eq(visit.unitId, at.unitId), eq(visit.id, at.id)));
  return row ? { ...row, factKind: 'visit', factId: at.id } : null;
}

/** The same for a ticket that the account issued, by the phone's id for it. */
export async function findTicketTarget(
  db: Db,
  account: string,
  at: { unitId: number; ticketId: string; clientId: string },
): Promise<PieceTarget | null> {
  const { id: factId, unitNo } = ticket;
  const [row] = await db
    .select({ factId, unitNo, ...filesOf('ticket', ticket, at.clientId) })
    .from(ticket)
    .where(
      and(
        eq(ticket.issuerId, account),
        eq(ticket.unitId, at.unitId),
        eq(ticket.clientId, at.ticketId),
      ),
    );
  return row ? { ...row, factKind: 'ticket', secret: false, state: 'draft' } : null;
}

export type CapturedFile = Omit<NewEvidence, 'thumbnail' | 'factKind'> & {
  factKind: PieceTarget['factKind'];
  clientId: string;
  /** Client id of its small picture, which has arrived before. */
  thumbnailId: string | undefined;
};

const ofFact = (given: CapturedFile) =>
  and(
    eq(evidence.unitId, given.unit.id),
    eq(evidence.factKind, given.factKind),
    eq(evidence.factId, given.factId),
  );

/** A picture larger than this stands for nothing in a list. */
const largestThumbnail = 256 * 1024;

/** Hash of the small picture, which is from now on listed only as such. */
async function takeThumbnail(db: Db, given: CapturedFile): Promise<string | null> {
  if (given.thumbnailId === undefined) return null;
  const small = and(
    ofFact(given),
    eq(evidence.clientId, given.thumbnailId),
    eq(evidence.mediaType, 'image/jpeg'),
    sql`${evidence.bytes} <= ${largestThumbnail}`,
    ne(evidence.clientId, given.clientId),
  );
  const [row] = await db
    .update(evidence)
    .set({ itemCode: thumbnailKey })
    .where(small)
    .returning({ sha256: evidence.sha256 });
  return row?.sha256 ?? null;
}

/**
 * Writes a file's row once, however often it is sent; answers whether this was the first time.
 * @throws Problem `duplicate` when another visit has a file of that client id
 */
export async function insertCaptured(db: Db, given: CapturedFile): Promise<boolean> {
  const { unit, thumbnailId: _, ...rest } = given;
  const values = {
    ...rest,
    unitId: unit.id,
    unitNo: unit.unitNo,
    secret: unit.secret,
    thumbnail: await takeThumbnail(db, given),
  };
  const written = await db
    .insert(evidence)
    .values(values)
    .onConflictDoNothing()
    .returning({ id: evidence.id });
  if (written.length > 0) return true;
  const same = and(ofFact(given), eq(evidence.clientId, given.clientId));
  if ((await db.$count(evidence, same)) === 0) throw problem('duplicate', { what: '文件编号' });
  return false;
}
