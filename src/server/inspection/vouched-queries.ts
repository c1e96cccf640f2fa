/** 待确认 in the database. Batches of others are hidden from a county, so each question is asked wide, within its range. */
import { sql, type SQL } from 'drizzle-orm';
import type { Db } from '../db/open.ts';
import { asWide } from '../http/transaction.ts';
import type { Range } from './refuse-outside.ts';
import { vouchedText } from './vouched.ts';

const open = sql.raw(`not (${vouchedText('i')})`);
const inside = ({ lo, hi }: Range) => sql`i.unit_no between ${lo} and ${hi}`;

type Visit = { id: number; unit: { id: number } };

/** Ids of those visits that wait to be confirmed; each is looked up by its key. */
export async function findUnconfirmed(db: Db, visits: readonly Visit[]): Promise<Set<number>> {
  if (visits.length === 0) return new Set();
  const units = visits.map(({ unit }) => unit.id);
  const ids = visits.map(({ id }) => id);
  const { rows } = await asWide(db, () =>
    db.execute<{ id: number }>(sql`
      select i.id from unnest(${sql.param(units)}::bigint[], ${sql.param(ids)}::bigint[]) as k(unit_id, id)
      join inspection i on i.unit_id = k.unit_id and i.id = k.id where i.import_id is not null and ${open}`),
  );
  return new Set(rows.map(({ id }) => id));
}

/** How many wait in a range, by wave and kind. */
export async function countUnconfirmed(db: Db, range: Range) {
  const { rows } = await asWide(db, () =>
    db.execute<{ wave: string; kind: string; n: number }>(sql`
      select i.wave, i.kind, count(*) as n from inspection i
      where ${inside(range)} and i.import_id is not null and ${open}
      group by i.wave, i.kind order by i.wave, i.kind`),
  );
  return rows;
}

const confirmWhere = (db: Db, importId: number | null, which: SQL) =>
  asWide(db, () =>
    db.execute(sql`update inspection i set import_id = ${importId}::bigint
      where i.import_id is not null and ${open} and ${which}`),
  ).then(({ rowCount }) => rowCount ?? 0);

/** Confirms a wave of one kind inside the range, or one visit of it; how many. */
export const confirmVisits = (
  db: Db,
  range: Range,
  of: { wave: string; kind: string; inspectionId?: number | undefined },
): Promise<number> =>
  confirmWhere(
    db,
    null,
    sql`${inside(range)} and i.wave = ${of.wave} and i.kind = ${of.kind}
      and ${of.inspectionId === undefined ? sql`true` : sql`i.id = ${of.inspectionId}`}`,
  );

/** The importer's own line brings the same rows: that confirms them. The workbook is staged. */
export const confirmStaged = (db: Db, range: Range | null, importId: number | null) =>
  confirmWhere(
    db,
    importId,
    sql`${range ? inside(range) : sql`true`} and (i.unit_id, i.kind, i.wave) in (
      select u.id, n.kind, n.wave from new_score n join unit u on u.code = n."unitCode")`,
  );
