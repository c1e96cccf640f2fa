/**
 * Measures one engine at one size in a process of its own, so that its peak of memory is its own.
 * Prints one line of JSON: a Cell. Usage: node bench/settle/one-size.ts postgres 20000
 */
import { sql } from 'drizzle-orm';
import { readFileSync } from 'node:fs';
import { demoProvince } from '../../src/domain/demo/index.ts';
import type { Db } from '../../src/server/db/open.ts';
import { inTransaction, takeScope, withinScope } from '../../src/server/http/transaction.ts';
import { applyBook } from '../../src/server/inspection/take-over.ts';
import { loadPlan } from '../../src/server/plan/load-plan.ts';
import { buildProgram } from '../../src/server/settlement/program.ts';
import { insertCandidates, insertSettlement } from '../../src/server/settlement/queries.ts';
import { syncLedger } from '../../src/server/settlement/sync.ts';
import { calcRules } from './calc-workbook.ts';
import { byHand, countDifferences, writeByHand } from './by-hand.sql.ts';
import { measure, openBench, type Bench, type Engine, type Spent } from './database.ts';
import { median, type Cell } from './cell.ts';

const repetitions = 3;
/** Above this only the number of lines is compared: sorting them all takes longer than settling. */
const comparedUpTo = 20_000;
const [engine, size] = [process.argv[2] as Engine, Number(process.argv[3])];
const file = new URL('../../plans/03-shenmiren.yaml', import.meta.url);
const program = buildProgram(loadPlan(readFileSync(file, 'utf8'), '03-shenmiren.yaml'), {});

const wide = <T>(bench: Bench, work: (db: Db) => Promise<T>) =>
  withinScope(bench, { role: 'wide' }, work);

async function importBook(bench: Bench): Promise<{ load: Spent; rank: Spent; visits: number }> {
  const { book } = demoProvince({ seed: 2023, outlets: size, deductionsFor: 'all' });
  return inTransaction(bench, async (db) => {
    await takeScope(db, { role: 'wide' });
    let ranksFrom = 0;
    let ranksTo = 0;
    const [load] = await measure(engine, db, () =>
      applyBook(db, book, {
        importId: null,
        scope: null,
        onProgress: (_, step) => {
          if (step === '排名') ranksFrom = performance.now();
          // What follows is 整改 and no part of ranking.
          if (step === '整改') ranksTo = performance.now();
        },
      }),
    );
    const rank = { wall: (ranksTo - ranksFrom) / 1000, cpu: 0 };
    return { load, rank, visits: book.scores.length };
  });
}

type Plan = { unitId: number; unitNo: number; lastNo: number; planId: number; versionId: number };

/** A published plan of the province, so that lines have something to belong to. */
const insertPlan = (bench: Bench): Promise<Plan> =>
  wide(bench, async (db) => {
    const { rows } = await db.execute<Plan>(sql`
      with top as (select id, unit_no, last_no from unit where parent_id is null),
      p as (insert into plan (unit_id, unit_no, last_no, code, title)
        select id, unit_no, last_no, 'bench', 'bench' from top returning *)
      insert into plan_version (unit_id, unit_no, last_no, plan_id, version, state, document, created_by)
      select unit_id, unit_no, last_no, id, 1, 'published', '{}', 'bench' from p
      returning unit_id as "unitId", unit_no as "unitNo", last_no as "lastNo", plan_id as "planId", id as "versionId"`);
    return rows[0]!;
  });

type Run = { rules: Spent; write: Spent; lines: number };

/** The product: facts and rules, then the ledger brought into line, in one transaction. */
const settle = (bench: Bench, plan: Plan): Promise<Run> =>
  wide(bench, async (db) => {
    const scope = { lo: plan.unitNo, hi: plan.lastNo };
    const [rules] = await measure(engine, db, () => insertCandidates(db, program, scope));
    const [write, changes] = await measure(engine, db, async () => {
      const settlementId = await insertSettlement(db, plan, program.readings, 'bench');
      const of = { planId: plan.planId, planVersionId: plan.versionId, settledBy: 'bench', scope };
      return syncLedger(db, { ...of, settlementId });
    });
    return { rules, write, lines: changes.added + changes.kept };
  });

const settleByHand = (bench: Bench): Promise<Run> =>
  wide(bench, async (db) => {
    const [rules] = await measure(engine, db, () => db.execute(sql.raw(byHand)));
    const [write, written] = await measure(engine, db, () => db.execute(sql.raw(writeByHand)));
    return { rules, write, lines: written.rowCount ?? 0 };
  });

/** Both settlements in one transaction, compared line by line in every column. */
const differences = (bench: Bench, plan: Plan): Promise<number> =>
  wide(bench, async (db) => {
    await insertCandidates(db, program, { lo: plan.unitNo, hi: plan.lastNo });
    await db.execute(sql.raw(byHand));
    return (await db.execute<{ n: number }>(sql.raw(countDifferences))).rows[0]!.n;
  });

/** The rules of the workbook for LibreOffice alone, for a like comparison. */
const settleFour = (bench: Bench, plan: Plan): Promise<Spent> =>
  wide(bench, async (db) => {
    const four = { ...program, rules: program.rules.filter((r) => calcRules.includes(r.rule.id)) };
    const scope = { lo: plan.unitNo, hi: plan.lastNo };
    return (await measure(engine, db, () => insertCandidates(db, four, scope)))[0];
  });

const findSums = async (bench: Bench): Promise<Record<string, number>> => {
  const { rows } = await bench.pool.query<{ rule: string; sum: string }>(
    'select rule_id as rule, sum(amount)::text as sum from ledger_line group by rule_id order by rule_id',
  );
  return Object.fromEntries(rows.map(({ rule, sum }) => [rule, Number(sum)]));
};

const medianOf = (spent: Spent[]): Spent => ({
  wall: median(spent.map(({ wall }) => wall)),
  cpu: median(spent.map(({ cpu }) => cpu)),
});
const middle = (runs: Run[], part: 'rules' | 'write') => medianOf(runs.map((run) => run[part]));

async function measureSize(bench: Bench): Promise<Cell> {
  const { load, rank, visits } = await importBook(bench);
  const plan = await insertPlan(bench);
  const differ = size <= comparedUpTo ? await differences(bench, plan) : null;
  const [first, hand, second]: [Run[], Run[], Run[]] = [[], [], []];
  const four: Spent[] = [];
  for (let turn = 0; turn < repetitions; turn++) {
    // Taken in turn, so that a busy minute of the machine meets both.
    await bench.pool.query('truncate ledger_line');
    hand.push(await settleByHand(bench));
    await bench.pool.query('truncate ledger_line');
    first.push(await settle(bench, plan));
    second.push(await settle(bench, plan));
    // Compared with LibreOffice on PostgreSQL only.
    if (engine === 'postgres') four.push(await settleFour(bench, plan));
  }
  return {
    engine,
    version: bench.version,
    size,
    visits,
    lines: first[0]!.lines,
    handLines: hand[0]!.lines,
    differ,
    load,
    rank,
    rules: middle(first, 'rules'),
    write: middle(first, 'write'),
    againRules: middle(second, 'rules'),
    againWrite: middle(second, 'write'),
    handRules: middle(hand, 'rules'),
    handWrite: middle(hand, 'write'),
    fourRules: four.length > 0 ? medianOf(four) : null,
    sums: await findSums(bench),
    rss: process.resourceUsage().maxRSS * 1024,
  };
}

const bench = await openBench(engine, process.env.DATABASE_URL_TEST);
try {
  console.log(JSON.stringify(await measureSize(bench)));
} finally {
  await bench.drop();
}
