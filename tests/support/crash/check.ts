/** What has to hold after a kill, by the database and the files themselves. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Database } from '../../../src/server/db/open.ts';
import { rowsInBook, type Acknowledged } from './bursts.ts';

type Query = <T>(text: string, values?: unknown[]) => Promise<T[]>;
type Register = Record<string, { heads: { id: string }[]; superseded: string[] }>;

/** PostgreSQL finishes the statement that a killed client had sent: its end is waited for. */
async function quiet(query: Query): Promise<void> {
  const others = `select count(*)::int as n from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'`;
  for (let n = 0; n < 400; n += 1) {
    const [row] = await query<{ n: number }>(others);
    if (row!.n === 0) return;
    await pause(25);
  }
  throw new Error('the killed server’s connections do not end');
}

async function answerFaults(query: Query, record: Acknowledged): Promise<string[]> {
  const rows = await query<{ id: number; document: Register }>('select id, document from visit');
  const registers = new Map(rows.map(({ id, document }) => [Number(id), document]));
  return [...record.answers].flatMap(([visit, keys]) =>
    [...keys].flatMap(([key, { acked, sent }]) => {
      const found = registers.get(visit)?.[key];
      const known = [...(found?.heads ?? []).map(({ id }) => id), ...(found?.superseded ?? [])];
      const lost = acked !== null && !known.includes(acked);
      const torn = (found?.heads ?? []).some(({ id }) => id !== acked && !sent.includes(id));
      return lost || torn
        ? [`检查单 ${visit} 的 ${key}：应有 ${acked}，现有 ${known.join(' ')}`]
        : [];
    }),
  );
}

async function fileFaults(
  query: Query,
  record: Acknowledged,
  dataFolder: string,
): Promise<string[]> {
  const rows = await query<{ id: string; sha256: string }>(
    `select client_id as id, sha256 from evidence where client_id is not null`,
  );
  const known = new Set(rows.map(({ id }) => id));
  const lost = record.files
    .filter(({ id, acked }) => acked && !known.has(id))
    .map(({ id }) => `确认过的文件 ${id} 没有记录`);
  const broken = rows.filter(({ sha256 }) => {
    const path = join(dataFolder, 'files', sha256.slice(0, 2), sha256);
    if (!existsSync(path)) return true;
    return createHash('sha256').update(readFileSync(path)).digest('hex') !== sha256;
  });
  return [...lost, ...broken.map(({ id }) => `文件 ${id} 不完整`)];
}

async function importFaults(query: Query, record: Acknowledged): Promise<string[]> {
  const rows = await query<{ prefix: string; n: number }>(
    `select substring(order_no from '^C[0-9]+-') as prefix, count(*)::int as n
     from complaint where order_no ~ '^C[0-9]+-' group by 1`,
  );
  const found = new Map(rows.map(({ prefix, n }) => [prefix, n]));
  const faults = record.imports.flatMap(({ prefix, acked }) => {
    const n = found.get(prefix) ?? 0;
    return n === rowsInBook || (n === 0 && !acked) ? [] : [`导入 ${prefix} 只有 ${n} 行`];
  });
  const [books] = await query<{ applied: number; done: number }>(
    `select (select count(*)::int from import_batch where state = 'applied') as applied,
       (select count(*)::int from job where kind = 'import-apply' and state = 'done') as done`,
  );
  const whole = rows.length;
  if (books!.applied !== whole || books!.done !== whole)
    faults.push(`导入了 ${whole} 份，批次说 ${books!.applied}，作业说 ${books!.done}`);
  return faults;
}

async function planFaults(query: Query, record: Acknowledged): Promise<string[]> {
  const rows = await query<{ code: string; state: string; audited: number }>(
    `select p.code, v.state, (select count(*)::int from audit a where a.action = 'plan.publish') as audited
     from plan p join plan_version v on v.plan_id = p.id where p.code like 'crash-%'`,
  );
  const states = new Map(rows.map(({ code, state }) => [code, state]));
  const faults = record.plans.flatMap(({ code, created, published }) => {
    const state = states.get(code);
    if (created && state === undefined) return [`方案 ${code} 不见了`];
    if (published && state !== 'published') return [`方案 ${code} 的发布不见了`];
    return [];
  });
  const published = rows.filter(({ state }) => state === 'published').length;
  const audited = rows[0]?.audited ?? 0;
  if (audited !== published) faults.push(`发布 ${published} 次，审计 ${audited} 次`);
  return faults;
}

async function settlementFaults(query: Query, record: Acknowledged): Promise<string[]> {
  const rows = await query<{ id: number; empty: boolean }>(
    `select id, changes = '{}' as empty from settlement`,
  );
  const done = await query<{ id: number }>(
    `select (result ->> 'settlementId')::bigint as id from job where kind = 'settle' and state = 'done'`,
  );
  const known = new Set(rows.map(({ id }) => Number(id)));
  const faults = record.settlements
    .filter((id) => !known.has(id))
    .map((id) => `确认过的结算 ${id} 不见了`);
  if (rows.some(({ empty }) => empty)) faults.push('有一次结算没有写完');
  const said = new Set(done.map(({ id }) => Number(id)));
  if (said.size !== known.size || [...known].some((id) => !said.has(id)))
    faults.push(`结算 ${[...known].join(' ')}，作业说 ${[...said].join(' ')}`);
  return faults;
}

/** @returns a line for each thing that is lost, half or contradicts itself */
export async function faultsOf(
  database: Database,
  record: Acknowledged,
  dataFolder: string,
): Promise<string[]> {
  const query: Query = async <T>(text: string, values: unknown[] = []) =>
    (await database.pool.query(text, values)).rows as T[];
  if (database.engine === 'postgresql') await quiet(query);
  const lists = [
    await answerFaults(query, record),
    await fileFaults(query, record, dataFolder),
    await importFaults(query, record),
    await planFaults(query, record),
    await settlementFaults(query, record),
  ];
  return lists.flat();
}
