/** Where an account may issue tickets from a phone, and by which plan. */
import { sql } from 'drizzle-orm';
import type { Db } from '../db/open.ts';
import { ticketPlanOf } from '../plan/index.ts';

/** A phone does not carry a province: beyond this many, only outlets it has visits at. */
const most = 300;

export type PackOutlet = { id: number; code: string; name: string; versionId: number | null };

/** Outlets of the reader's range, by name; those with open visits of the account's first. */
export async function listPackOutlets(
  db: Db,
  range: { lo: number; hi: number },
  account: string,
  day: string,
): Promise<PackOutlet[]> {
  const { rows } = await db.execute<PackOutlet>(sql`
    with outlet as (
      select u.id, u.code, u.name, u.unit_no, exists (
        select 1 from visit v where v.unit_id = u.id and v.owner_id = ${account} and v.state in ('draft', 'returned')) as mine
      from unit u where u.level = '网点' and u.unit_no between ${range.lo} and ${range.hi}
      order by mine desc, u.name, u.id limit ${most})
    select o.id, o.code, o.name, ${ticketPlanOf(sql`o.unit_no`, day)} as "versionId"
    from outlet o order by o.mine desc, o.name, o.id`);
  return rows;
}
