/** 账号、会话、待确认、防篡改日志. */
import type { TestApp } from '../../app.ts';

/** What stands about accounts and in the log. The signed root is the daily one: nobody's name is in it. */
export async function guarded(test: TestApp, outlet: number, staff: string, auditAdmin: string) {
  const { log, database } = test.services;
  await log.settled();
  await log.signRoot('');
  const first = async <T>(text: string, values: unknown[]) =>
    (await database.pool.query<{ id: T }>(text, values)).rows[0]!.id;
  return {
    checkpoint: await first<number>('select id from log_checkpoint order by id limit 1', []),
    staffSession: await first<string>('select id from session where user_id = $1', [staff]),
    accessRequest: await first<number>('select id from access_request where user_id = $1', [
      auditAdmin,
    ]),
    logEntry: await first<number>(
      'select id from log_entry where unit_id = $1 and sequenced order by id limit 1',
      [outlet],
    ),
  };
}
