/** A whole list taken over at once: what is new is added, what differs is changed, the rest stays. */
import { sql } from 'drizzle-orm';
import type { Db } from '../db/open.ts';
import type { PlacementRow } from './read-table.ts';

type Range = { unitNo: number; lastNo: number };

/** Codes that name no outlet inside the range; a few are enough to tell. */
export async function listUnknownOutlets(
  db: Db,
  codes: readonly string[],
  within: Range,
): Promise<string[]> {
  const { rows } = await db.execute<{ code: string }>(sql`
    select d.code from json_array_elements_text(${JSON.stringify(codes)}::json) as d(code)
    where not exists (select 1 from unit u where u.code = d.code and u.level = '网点'
      and u.unit_no between ${within.unitNo} and ${within.lastNo}) limit 5`);
  return rows.map(({ code }) => code);
}

/** A state that stays keeps its day; one that changes without a day counts from `today`. */
export async function mergePlacements(
  db: Db,
  given: readonly PlacementRow[],
  by: string,
  today: string,
): Promise<{ added: number; changed: number }> {
  const { rows } = await db.execute<{ added: number; changed: number }>(sql`
    with row as (
      select u.id as unit_id, u.unit_no, d.code, d.name, d.place, d.quantity, d.state, d.note,
        coalesce(d.since, case when p.state = d.state then p.since end, ${today}::date) as since
      from json_to_recordset(${JSON.stringify(given)}::json) as d("unitCode" text, code text, name text,
        place text, quantity int, state text, since date, note text)
      join unit u on u.code = d."unitCode"
      left join placement p on p.unit_id = u.id and p.code = d.code
    ), done as (
      insert into placement as p (unit_id, unit_no, code, name, place, quantity, state, since, note, updated_by)
      select unit_id, unit_no, code, name, place, quantity, state, since, note, ${by} from row
      on conflict (unit_id, code) do update set name = excluded.name, place = excluded.place,
        quantity = excluded.quantity, state = excluded.state, since = excluded.since, note = excluded.note,
        updated_by = excluded.updated_by, updated_at = now(), version = p.version + 1
      where (p.name, p.place, p.quantity, p.state, p.since, p.note) is distinct from
        (excluded.name, excluded.place, excluded.quantity, excluded.state, excluded.since, excluded.note)
      returning (xmax = 0) as is_new
    )
    select count(*) filter (where is_new)::int as added, count(*) filter (where not is_new)::int as changed
    from done`);
  return rows[0]!;
}
