/** 抽取 in the database: the rows themselves; steps, pool and people have files of their own. */
import { sql } from 'drizzle-orm';
import type { DrawSpec, DrawState, Purpose } from '../../domain/draw/index.ts';
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

/** Keeps others from taking a step of the same draw at the same time. */
export async function lockDraw(db: Db, id: number): Promise<void> {
  await db.execute(sql`select id from draw where id = ${id} for update`);
}

export async function insertDraw(
  db: Db,
  given: Pick<
    DrawRow,
    | 'unitId'
    | 'unitNo'
    | 'name'
    | 'purpose'
    | 'spec'
    | 'covert'
    | 'publicId'
    | 'ownerId'
    | 'createdBy'
  > & { createdAt?: string },
): Promise<number> {
  const { rows } = await db.execute<{ id: number }>(sql`
    insert into draw (unit_id, unit_no, name, purpose, spec, covert, secret, public_id, owner_id, created_by, created_at)
    values (${given.unitId}, ${given.unitNo}, ${given.name}, ${given.purpose}, ${JSON.stringify(given.spec)}::jsonb,
      ${given.covert}, ${given.covert}, ${given.publicId}, ${given.ownerId}, ${given.createdBy},
      coalesce(${given.createdAt ?? null}::timestamptz, now())) returning id`);
  return rows[0]!.id;
}

/** @returns the new revision, or null when somebody saved since or it is no longer a draft */
export async function updateDraft(
  db: Db,
  id: number,
  revision: number,
  given: Pick<DrawRow, 'name' | 'purpose' | 'covert' | 'spec'>,
): Promise<number | null> {
  const { rows } = await db.execute<{ revision: number }>(sql`
    update draw set name = ${given.name}, purpose = ${given.purpose}, covert = ${given.covert}, secret = ${given.covert},
      spec = ${JSON.stringify(given.spec)}::jsonb, revision = revision + 1
    where id = ${id} and revision = ${revision} and state = 'draft' returning revision`);
  return rows[0]?.revision ?? null;
}

export async function updateFrozen(db: Db, id: number, sealedChain: string): Promise<void> {
  await db.execute(
    sql`update draw set state = 'frozen', sealed_chain = ${sealedChain} where id = ${id}`,
  );
}

export async function updateState(db: Db, id: number, state: DrawState): Promise<void> {
  await db.execute(sql`update draw set state = ${state} where id = ${id}`);
}

export async function updateKnown(db: Db, id: number): Promise<void> {
  await db.execute(sql`update draw set secret = false where id = ${id}`);
}

export async function deleteDraft(db: Db, id: number): Promise<void> {
  await db.execute(sql`delete from draw where id = ${id} and state = 'draft'`);
}

/** A draw that anybody may look at: known and published; found by its address only. */
export async function findPublicDraw(db: Db, publicId: string): Promise<DrawRow | null> {
  const { rows } = await db.execute<DrawRow>(sql`
    select ${columns} from draw d join unit u on u.id = d.unit_id
    where d.public_id = ${publicId} and not d.secret and d.state <> 'draft'`);
  return rows[0] ? shape(rows[0]) : null;
}
