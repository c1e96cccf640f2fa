/** The list of checklists: each by the version in force, else its newest. */
import { sql, type SQL } from 'drizzle-orm';
import type { z } from 'zod';
import type { standardRow, standardsQuery } from '../../contract/standard-version.ts';
import { bankToday } from '../db/bank-today.ts';
import type { Db } from '../db/open.ts';
import { containing } from '../http/search.ts';

type Query = z.output<typeof standardsQuery>;
type Row = z.output<typeof standardRow>;

const isInForce = sql`state <> 'draft' and valid_from <= ${bankToday} and (valid_to is null or valid_to >= ${bankToday})`;

/** Newest first within a checklist: in force, then issued, then drafts. */
const heads = sql`select distinct on (unit_id, name) *, (${isInForce}) as in_force from standard
  order by unit_id, name, (${isInForce}) desc, (state <> 'draft') desc, version desc`;

const orders: Record<Query['sort'], SQL> = {
  name: sql`h.name, h.unit_no`,
  '-name': sql`h.name desc, h.unit_no`,
  validFrom: sql`h.valid_from, h.name`,
  '-validFrom': sql`h.valid_from desc, h.name`,
};

function conditions({ search, state }: Query): SQL {
  const parts: SQL[] = [containing(search, sql`h.name`)];
  if (state === 'in-force') parts.push(sql`h.in_force`);
  if (state === 'ended') parts.push(sql`h.state <> 'draft' and not h.in_force`);
  if (state === 'draft') {
    parts.push(
      sql`exists (select 1 from standard d where d.unit_id = h.unit_id and d.name = h.name and d.state = 'draft')`,
    );
  }
  return sql.join(parts, sql` and `);
}

export async function listChecklists(
  db: Db,
  query: Query,
): Promise<{ rows: Row[]; total: number }> {
  const { rows } = await db.execute<Row & { all: number }>(sql`
    with h as (${heads})
    select h.id, h.name, json_build_object('id', u.id, 'code', u.code, 'name', u.name) as unit, h.version, h.state,
      h.valid_from::text as "validFrom", h.valid_to::text as "validTo", h.document ->> 'total' as total,
      (select count(*) from standard v where v.unit_id = h.unit_id and v.name = h.name)::int as versions,
      (case when h.document is null
        then (select count(*) from standard_item i where i.standard_id = h.id)
        else (select count(*) from jsonb_path_query(h.document, '$.modules[*].projects[*].items[*]')) end)::int as items,
      (select max(d.id) from standard d where d.unit_id = h.unit_id and d.name = h.name and d.state = 'draft') as "draftId",
      (count(*) over ())::int as "all"
    from h join unit u on u.id = h.unit_id where ${conditions(query)}
    order by ${orders[query.sort]} offset ${query.offset} limit ${query.limit}`);
  const [first] = rows;
  if (first || query.offset === 0) return { rows, total: first?.all ?? 0 };
  const counted = await db.execute<{ total: number }>(
    sql`with h as (${heads}) select count(*)::int as total from h where ${conditions(query)}`,
  );
  return { rows: [], total: counted.rows[0]!.total };
}
