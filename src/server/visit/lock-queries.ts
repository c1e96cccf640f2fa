/** 锁定 in the database: what a score stands on, and the facts it becomes. Set-based, one visit or thousands. */
import { sql } from 'drizzle-orm';
import type { StandardDocument } from '../../domain/standard/model.ts';
import type { Register } from '../../domain/visit/index.ts';
import type { Db } from '../db/open.ts';
import type { StoredResult } from './desk-queries.ts';

type Key = { unitId: number; id: number };
export type Lockable = Key & {
  unitNo: number;
  unitName: string;
  kind: string;
  wave: string;
  secondOf: number | null;
  covert: boolean;
  standardId: number;
  register: Register;
  visitedOn: string;
  queueMachine: boolean | null;
  /** Of a visit locked before; null otherwise. */
  result: StoredResult | null;
  resultSha256: string | null;
  /** Whether another check already scored this outlet in this wave and kind. */
  isScored: boolean;
};

const keysOf = (keys: readonly Key[]) =>
  JSON.stringify(keys.map(({ unitId, id }) => ({ unitId, id })));

/** Answers and all else that a score depends on. The day falls back to that of the submission. */
export async function listLockable(db: Db, keys: readonly Key[]): Promise<Lockable[]> {
  const { rows } = await db.execute<Lockable>(sql`
    select v.unit_id as "unitId", v.id, v.unit_no as "unitNo", u.name as "unitName", v.kind, v.wave, v.second_of as "secondOf",
      v.secret as covert, v.standard_id as "standardId", v.document as register, u.queue_machine as "queueMachine",
      coalesce(v.visited_on, (v.submitted_at at time zone 'Asia/Shanghai')::date, v.due_on)::text as "visitedOn",
      v.result, v.result_sha256 as "resultSha256",
      exists (select 1 from inspection i where i.unit_id = v.unit_id and i.kind = v.kind and i.wave = v.wave) as "isScored"
    from visit v join unit u on u.id = v.unit_id
    join json_to_recordset(${keysOf(keys)}::json) as g("unitId" bigint, id bigint) on v.unit_id = g."unitId" and v.id = g.id
    order by v.unit_no, v.id`);
  return rows;
}

export async function listStandardDocuments(db: Db, ids: number[]) {
  const { rows } = await db.execute<{ id: number; document: StandardDocument }>(
    sql`select id, document from standard where id = any(${sql.param(ids)}::bigint[])`,
  );
  return new Map(rows.map(({ id, document }) => [id, document]));
}

/** Hashes of captured files by visit and the phone's own name for them. */
export async function listCaptured(db: Db, keys: readonly Key[]) {
  const { rows } = await db.execute<Key & { clientId: string; sha256: string }>(sql`
    select e.unit_id as "unitId", e.fact_id as id, e.client_id as "clientId", e.sha256 from evidence e
    join json_to_recordset(${keysOf(keys)}::json) as g("unitId" bigint, id bigint) on e.unit_id = g."unitId" and e.fact_id = g.id
    where e.fact_kind = 'visit' and e.client_id is not null order by e.client_id`);
  return Map.groupBy(rows, ({ id }) => id);
}

export type NewFact = Key & {
  kind: string;
  wave: string;
  visitedOn: string;
  /** On the standard's own scale, with its full marks. */
  score: string;
  total: string;
};
export type NewDeduction = {
  unitId: number;
  code: string;
  name: string;
  category: string;
  deducted: string;
  total: string;
  isKey: boolean;
};

/**
 * Locked visits as 检查 and 扣分明细, both on the scale of 100 (half-up to the hundredth).
 * @returns the inspections by unit
 */
export async function insertFacts(
  db: Db,
  facts: readonly NewFact[],
  deductions: readonly NewDeduction[],
): Promise<Map<number, number>> {
  const { rows } = await db.execute<{ unitId: number; id: number }>(sql`
    insert into inspection (unit_id, unit_no, wave, kind, visited_on, score)
    select u.id, u.unit_no, g.wave, g.kind, g."visitedOn", least(100, greatest(0, round(g.score * 100 / g.total, 2)))
    from json_to_recordset(${JSON.stringify(facts)}::json)
      as g("unitId" bigint, wave text, kind text, "visitedOn" date, score numeric, total numeric)
    join unit u on u.id = g."unitId" order by u.unit_no returning unit_id as "unitId", id`);
  const made = new Map(rows.map(({ unitId, id }) => [unitId, id]));
  const lost = deductions.map((one) => ({ ...one, inspectionId: made.get(one.unitId) }));
  await db.execute(sql`
    insert into deduction (unit_id, unit_no, inspection_id, item_code, item_name, category, points, is_key)
    select u.id, u.unit_no, g."inspectionId", g.code, g.name, g.category, round(g.deducted * 100 / g.total, 2), g."isKey"
    from json_to_recordset(${JSON.stringify(lost)}::json) as g("unitId" bigint, "inspectionId" bigint, code text, name text,
      category text, deducted numeric, total numeric, "isKey" boolean)
    join unit u on u.id = g."unitId" where round(g.deducted * 100 / g.total, 2) > 0`);
  return made;
}

export type LockedRow = Key & {
  visitedOn: string;
  score: string;
  result: StoredResult;
  resultSha256: string;
  inspectionId: number | null;
};

/** Closes the visits for good and makes them, their evidence and their history known. */
export async function updateLocked(db: Db, visits: readonly LockedRow[]): Promise<void> {
  const keys = sql`json_to_recordset(${keysOf(visits)}::json) as g("unitId" bigint, id bigint)`;
  await db.execute(sql`
    update visit v set state = 'locked', locked_at = now(), secret = false, visited_on = g."visitedOn", score = g.score,
      result = g.result, result_sha256 = g."resultSha256", inspection_id = g."inspectionId"
    from json_to_recordset(${JSON.stringify(visits)}::json) as g("unitId" bigint, id bigint, "visitedOn" date, score numeric,
      result jsonb, "resultSha256" text, "inspectionId" bigint)
    where v.unit_id = g."unitId" and v.id = g.id and v.state = 'approved'`);
  await db.execute(sql`update evidence e set secret = false from ${keys}
    where e.unit_id = g."unitId" and e.fact_kind = 'visit' and e.fact_id = g.id and e.secret`);
  await db.execute(sql`update history h set secret = false from ${keys}
    where h.unit_id = g."unitId" and h.subject_kind = 'visit' and h.subject_id = g.id and h.secret`);
}

/** One lock at a time for a wave: its places are computed anew by each. */
export async function holdWave(db: Db, kind: string, wave: string): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(hashtext(${`ranking ${kind} ${wave}`}))`);
}
