/**
 * 保存期: records older than the setting go, six months being the least. As owner, since the application's
 * roles cannot; what went is itself recorded, and its digests are in the log.
 */
import { sql } from 'drizzle-orm';
import type { Db } from '../db/open.ts';
import { asOwner, inTransaction, takeScope } from '../http/transaction.ts';
import type { Services } from '../http/services.ts';
import { insertAudit } from './queries.ts';

/** Records taken in one transaction. */
const most = 10_000;

async function sweepSome(db: Db, months: number): Promise<number> {
  // The scope tells the log that it was the application, of itself.
  await takeScope(db, { role: 'wide' });
  return asOwner(db, async () => {
    const { rows } = await db.execute<{ n: number; last: string | null }>(sql`
      with gone as (delete from audit where id in (
        select id from audit where at < now() - make_interval(months => ${months}) order by id limit ${most}) returning id, at)
      select count(*) as n, max(at)::text as last from gone`);
    const { n, last } = rows[0]!;
    if (n === 0) return 0;
    const top = await db.execute<{ id: number; unitNo: number }>(
      sql`select id, unit_no as "unitNo" from unit where parent_id is null order by unit_no limit 1`,
    );
    const event = {
      action: 'audit.sweep',
      subject: '审计记录',
      detail: { months, records: n, until: last },
    };
    await insertAudit(db, [{ event, unit: top.rows[0], actor: '明窗' }]);
    return n;
  });
}

/** @param months null = kept for ever @returns how many records went */
export async function sweepAudit(
  { database }: Pick<Services, 'database'>,
  months: number | null,
): Promise<number> {
  if (months === null) return 0;
  let gone = 0;
  for (;;) {
    const some = await inTransaction(database, (db) => sweepSome(db, months));
    gone += some;
    if (some < most) return gone;
  }
}
