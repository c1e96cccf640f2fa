/** The list of draws: each with what was published of it. */
import { and, asc, desc, eq, sql, type SQL } from 'drizzle-orm';
import type { z } from 'zod';
import { draw, unit } from '../../../db/schema/index.ts';
import type { drawsQuery, DrawListRow } from '../../contract/draw.ts';
import type { DrawState, Purpose } from '../../domain/draw/index.ts';
import type { Db } from '../db/open.ts';
import { isoMoment, isoMomentOrNull } from '../http/moment.ts';
import { contains } from '../http/search.ts';

type Query = z.output<typeof drawsQuery>;

const orders: Record<Query['sort'], SQL> = {
  '-createdAt': desc(draw.id),
  createdAt: asc(draw.id),
  name: asc(draw.name),
  '-name': desc(draw.name),
};

/** A field of the step that can only occur once, for the rows of the page. */
const ofStep = <T>(step: string, field: SQL) =>
  sql<T>`(select ${field} from draw_step s where s.draw_id = ${draw.id} and s.step = ${step} and s.position = 0)`;

const columns = {
  id: draw.id,
  name: draw.name,
  purpose: sql<Purpose>`${draw.purpose}`,
  state: sql<DrawState>`${draw.state}`,
  covert: draw.covert,
  secret: draw.secret,
  unit: { id: unit.id, code: unit.code, name: unit.name },
  createdBy: draw.createdBy,
  createdAt: draw.createdAt,
  pool: ofStep<number | null>('commitment', sql`(s.document -> 'pool' ->> 'size')::int`),
  quota: ofStep<number | null>(
    'commitment',
    sql`(select sum((q ->> 'quota')::int)::int from jsonb_array_elements(s.document -> 'quotas') q)`,
  ),
  frozenAt: ofStep<string | null>('commitment', sql`s.at`),
  seedAt: ofStep<string | null>(
    'commitment',
    sql`(select max((q ->> 'publishedAt')::timestamptz) from jsonb_array_elements(s.document -> 'sources') q)`,
  ),
  drawnAt: ofStep<string | null>('result', sql`s.at`),
};

export async function listDraws(
  db: Db,
  query: Query,
): Promise<{ rows: DrawListRow[]; total: number }> {
  const where = and(
    query.state ? eq(draw.state, query.state) : undefined,
    query.purpose ? eq(draw.purpose, query.purpose) : undefined,
    contains(query.search, draw.name, draw.createdBy, unit.name),
  );
  const rows = await db
    .select(columns)
    .from(draw)
    .innerJoin(unit, eq(unit.id, draw.unitId))
    .where(where)
    .orderBy(orders[query.sort], desc(draw.id))
    .limit(query.limit)
    .offset(query.offset);
  const [counted] = await db
    .select({ total: sql<number>`count(*)::int` })
    .from(draw)
    .innerJoin(unit, eq(unit.id, draw.unitId))
    .where(where);
  return {
    rows: rows.map((row) => ({
      ...row,
      createdAt: isoMoment(row.createdAt),
      frozenAt: isoMomentOrNull(row.frozenAt),
      seedAt: isoMomentOrNull(row.seedAt),
      drawnAt: isoMomentOrNull(row.drawnAt),
    })),
    total: counted!.total,
  };
}
