/** What is measured: single writes, an import and a settlement, the sequencer, proofs and signed roots. */
import { sql, type SQL } from 'drizzle-orm';
import { demoProvince } from '../../src/domain/demo/index.ts';
import type { Db } from '../../src/server/db/open.ts';
import { withinScope } from '../../src/server/http/transaction.ts';
import { applyBook } from '../../src/server/inspection/index.ts';
import { createLog } from '../../src/server/log/log.ts';
import { proveEntry } from '../../src/server/log/proof.ts';
import { settle } from '../../src/server/settlement/index.ts';
import type { Bench } from '../settle/database.ts';
import { publishProvincePlan } from '../settle/province-plan.ts';
import { inTurns, timed, type Times } from './turns.ts';

const wide = <T>(bench: Bench, work: (db: Db) => Promise<T>) =>
  withinScope(bench, { role: 'wide' }, work);

/** The import of a province, each time into an empty bank; the last stays. */
export function measureImport(
  bench: Bench,
  outlets: number,
  turns: number,
): Promise<Record<string, Times>> {
  const { book } = demoProvince({ seed: 2023, outlets, deductionsFor: 'all' });
  return inTurns(bench.pool, turns, async () => {
    await bench.pool.query('truncate unit, log_entry, log_leaf, log_node cascade');
    const load = () => wide(bench, (db) => applyBook(db, book, { importId: null, scope: null }));
    return { import: [await timed(load)] };
  });
}

/** The settlement of all of it, whose drafts are not logged, and its publication, which is. */
export async function measureSettlement(
  bench: Bench,
  turns: number,
): Promise<Record<string, Times>> {
  const plan = await wide(bench, publishProvincePlan);
  return inTurns(bench.pool, turns, async () => {
    await bench.pool.query('truncate ledger_line cascade');
    const settled = await timed(() => wide(bench, (db) => settle(db, plan, {}, 'bench')));
    const all = sql`update ledger_line set state = 'published' where state = 'draft'`;
    const published = await timed(() => wide(bench, (db) => db.execute(all)));
    return { settle: [settled], publish: [published] };
  });
}

type Row = { unitId: number; unitNo: number; id: number };
const findRows = (bench: Bench, table: string) =>
  wide(bench, async (db) => {
    const { rows } = await db.execute<Row>(
      sql`select unit_id as "unitId", unit_no as "unitNo", id from ${sql.identifier(table)} order by md5(id::text) limit 5000`,
    );
    return rows;
  });

/** One row in a transaction of its own, as a request writes it; nothing else of a request is in it. */
const writes: Record<string, { table: string; statement: (row: Row, n: number) => SQL }> = {
  complaint: {
    table: 'inspection',
    statement: ({ unitId, unitNo }, n) => sql`
      insert into complaint (unit_id, unit_no, order_no, happened_on, justified, subjective, assessed)
      values (${unitId}, ${unitNo}, ${`bench-${n}`}, '2023-06-01', true, false, true)`,
  },
  score: {
    table: 'inspection',
    statement: ({ unitId, id }, n) => sql`
      update inspection set score = ${80 + (n % 1000) / 100} where unit_id = ${unitId} and id = ${id}`,
  },
  line: {
    table: 'ledger_line',
    statement: ({ unitId, id }) => sql`
      update ledger_line set state = case state when 'published' then 'confirmed' else 'published' end
      where unit_id = ${unitId} and id = ${id}`,
  },
};

/** @param many of each kind in a turn */
export async function measureWrites(
  bench: Bench,
  many: number,
  turns: number,
): Promise<Record<string, Times>> {
  const rows = new Map<string, Row[]>();
  for (const { table } of Object.values(writes)) rows.set(table, await findRows(bench, table));
  let n = 0;
  return inTurns(bench.pool, turns, async () => {
    const taken: Record<string, number[]> = {};
    for (const [name, { table, statement }] of Object.entries(writes)) {
      const among = rows.get(table)!;
      const one = () => wide(bench, (db) => db.execute(statement(among[n % among.length]!, n)));
      taken[name] = [];
      for (let turn = 0; turn < many; turn += 1, n += 1) taken[name].push(await timed(one));
    }
    return taken;
  });
}

export type Sequenced = {
  entries: number;
  /** Entries a second, a transaction of the sequencer at a time. */
  perSecond: number;
  /** Milliseconds each. */
  proofs: number[];
  roots: number[];
};

/** A log of so many entries of one row each, placed, signed and proved. */
export async function measureSequencer(
  bench: Bench,
  entries: number,
  { proofs, roots }: { proofs: number; roots: number },
): Promise<Sequenced> {
  await bench.pool.query('truncate log_entry, log_leaf, log_node, log_checkpoint cascade');
  await bench.pool.query(
    `insert into log_entry (form, operation, unit_id, unit_no, account, db_user, keys, digests)
     select 'inspection/1', 'update', u.id, u.unit_no, 'bench', 'mingchuang_wide', u.id || '/' || n,
       sha256(convert_to(n::text, 'UTF8'))
     from generate_series(1, $1) n, (select id, unit_no from unit where parent_id is null) u`,
    [entries],
  );
  await bench.pool.query('vacuum analyze log_entry');
  const log = createLog(bench, 'bench-secret-bench-secret-bench-secret-1234');
  const placed = await timed(() => log.settled());
  await log.signRoot('bench');
  const of = { signer: log.signer, askedBy: 'bench' };
  const { rows } = await bench.pool.query<{ id: number }>(
    'select id from log_entry order by md5(id::text) limit $1',
    [proofs],
  );
  const taken: Sequenced = {
    entries,
    perSecond: entries / (placed / 1000),
    proofs: [],
    roots: [],
  };
  for (const { id } of rows)
    taken.proofs.push(await timed(() => wide(bench, (db) => proveEntry(db, id, of))));
  for (let n = 0; n < roots; n += 1) taken.roots.push(await timed(() => log.signRoot('bench')));
  return taken;
}
