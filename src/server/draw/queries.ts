/** 抽取 in the database: the rows themselves; steps, pool and people have files of their own. */
import { sql } from 'drizzle-orm';
import type { DrawSpec, DrawState, Purpose } from '../../contract/draw.ts';
import type { Db } from '../db/open.ts';
import { isoMoment } from '../http/moment.ts';

export type DrawRow = {
  id: number;
  unitId: number;
  unitNo: number;
  lastNo: number;
  unit: { id: number; code: string; name: string };
  name: string;
  purpose: Purpose;
  state: DrawState;
  spec: DrawSpec;
  revision: number;
  covert: boolean;
  secret: boolean;
  publicId: string;
  sealedChain: string | null;
  ownerId: string;
  createdBy: string;
  createdAt: string;
};

const columns = sql`d.id, d.unit_id as "unitId", d.unit_no as "unitNo", u.last_no as "lastNo",
  json_build_object('id', u.id, 'code', u.code, 'name', u.name) as unit, d.name, d.purpose, d.state, d.spec, d.revision,
  d.covert, d.secret, d.public_id as "publicId", d.sealed_chain as "sealedChain", d.owner_id as "ownerId",
  d.created_by as "createdBy", d.created_at as "createdAt"`;

const shape = (row: DrawRow): DrawRow => ({ ...row, createdAt: isoMoment(row.createdAt) });

export async function findDraw(db: Db, id: number): Promise<DrawRow | null> {
  const { rows } = await db.execute<DrawRow>(
    sql`select ${columns} from draw d join unit u on u.id = d.unit_id where d.id = ${id}`,
  );
  return rows[0] ? shape(rows[0]) : null;
}

/** Units by their codes, for those that still exist. */
export async function listUnitsByCode(db: Db, codes: string[]) {
  const { rows } = await db.execute<{ id: number; unitNo: number; code: string; name: string }>(sql`
    select id, unit_no as "unitNo", code, name from unit where code = any(${sql.param(codes)}::text[])`);
  return new Map(rows.map((row) => [row.code, row]));
}
