/** 按网点的汇总: what triggers keep by outlet is at every moment what the rows come to, whoever writes beside whom. */
import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Db } from '../../src/server/db/open.ts';
import { inTransaction, withinScope } from '../../src/server/http/transaction.ts';
import { listSources } from '../../src/server/reliability/source-queries.ts';
import { testApp } from '../support/app.ts';

const test = testApp();
const asOwner = <T>(work: (db: Db) => Promise<T>) =>
  inTransaction(test.services.database, (db) => work(db));
const all = { role: 'app', lo: 1, hi: Number.MAX_SAFE_INTEGER, secrets: true } as const;
const run = (statement: ReturnType<typeof sql>) => asOwner((db) => db.execute(statement));

/** Both ways between what is kept and what is counted row by row. */
const different = (kept: ReturnType<typeof sql>, counted: ReturnType<typeof sql>) =>
  run(sql`(${kept} except ${counted}) union all (${counted} except ${kept})`).then((r) => r.rows);

async function expectSame(): Promise<void> {
  const scores = await different(
    sql`select unit_id, unit_no, kind, year, checks, hundredths, squares, waves, newest_id, newest_on, newest_score
      from score_year where checks > 0`,
    sql`select unit_id, unit_no, kind, left(wave, 4), count(*)::int, (sum(score) * 100)::int, (sum(score * score) * 10000)::bigint,
      string_agg(wave, ' ' order by wave), (array_agg(id order by visited_on desc, id desc))[1],
      max(visited_on), (array_agg(score order by visited_on desc, id desc))[1]
      from inspection group by unit_id, unit_no, kind, left(wave, 4)`,
  );
  const mornings = await different(
    sql`select unit_id, unit_no, month, days from morning_month where days <> 0`,
    sql`select unit_id, unit_no, to_char(day, 'YYYY-MM'), sum(1 << (extract(day from day)::int - 1))::int
      from morning_meeting group by unit_id, unit_no, to_char(day, 'YYYY-MM')`,
  );
  expect({ scores, mornings }).toEqual({ scores: [], mornings: [] });
}

const outlet = sql`(select id, unit_no from unit where level = '网点' order by unit_no`;
const meeting = (skip: number, day: string) => sql`
  insert into morning_meeting (unit_id, unit_no, day, drill, participants, created_by, created_by_id)
  select id, unit_no, ${day}::date, '着装', '[]', '', '' from ${outlet} offset ${skip} limit 3) u on conflict do nothing`;
const inspection = (skip: number, wave: string, day: string) => sql`
  insert into inspection (unit_id, unit_no, kind, wave, visited_on, score)
  select id, unit_no, '省行神秘人', ${wave}, ${day}::date, 90 + ${skip}::numeric / 4 from ${outlet} offset ${skip} limit 3) u on conflict do nothing`;

const some = fc.integer({ min: 0, max: 4 });
const day = fc
  .record({ month: fc.integer({ min: 1, max: 12 }), day: fc.integer({ min: 1, max: 28 }) })
  .map((d) => `2024-${String(d.month).padStart(2, '0')}-${String(d.day).padStart(2, '0')}`);
const mod = fc.integer({ min: 2, max: 5 });
/** One check a wave, one meeting a day: a row only moves where none of its outlet stands. */
const free = (wave: ReturnType<typeof sql>) => sql`not exists (select 1 from inspection i
  where i.unit_id = inspection.unit_id and i.kind = inspection.kind and i.wave = ${wave})`;
/** Any change that SQL can make, several rows at a time. */
const changes = fc.oneof(
  fc.tuple(some, fc.constantFrom('2024Q1', '2024Q2', '2025Q1'), day).map((of) => inspection(...of)),
  fc.tuple(some, day).map((of) => meeting(...of)),
  fc
    .tuple(mod, some)
    .map(
      ([m, by]) =>
        sql`update inspection set score = greatest(score - ${by}, 0) where id % ${m} = 0`,
    ),
  mod.map((m) => sql`update inspection set visited_on = visited_on + 200 where id % ${m} = 0`),
  mod.map(
    (m) =>
      sql`update inspection set wave = wave || '补' where id % ${m} = 0 and wave not like '%补'
    and ${free(sql`inspection.wave || '补'`)}`,
  ),
  mod.map(
    (
      m,
    ) => sql`update inspection set wave = '2022' || substr(wave, 5) where id % ${m} = 0 and wave like '2024%'
    and ${free(sql`'2022' || substr(inspection.wave, 5)`)}`,
  ),
  mod.map((m) => sql`delete from deduction where id % ${m} = 0`),
  mod.map((m) => sql`delete from inspection i where id % ${m} = 0 and wave > '2024'`),
  mod.map((m) => sql`update morning_meeting set note = '改' where id % ${m} = 0`),
  mod.map(
    (m) => sql`update morning_meeting set day = day + 400 where id % ${m} = 0 and not exists (
      select 1 from morning_meeting m where m.unit_id = morning_meeting.unit_id and m.day = morning_meeting.day + 400)`,
  ),
  mod.map((m) => sql`delete from morning_meeting where id % ${m} = 0`),
);

describe('按网点的汇总', () => {
  beforeAll(async () => {
    await run(meeting(0, '2024-02-29'));
    await run(meeting(1, '2024-01-31'));
  });

  it('导入之后与逐行相同，而且不是空的', async () => {
    await expectSame();
    const { rows } =
      await run(sql`select (select count(*) from score_year where checks > 1)::int as years,
      (select count(*) from morning_month)::int as months`);
    expect(rows[0]).toEqual({ years: expect.any(Number), months: 6 });
    expect(Number(rows[0]!['years'])).toBeGreaterThan(0);
  });

  it('任何增、删、改之后都与逐行相同', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(changes, { minLength: 1, maxLength: 8 }), async (list) => {
        for (const change of list) await run(change);
        await expectSame();
      }),
      { numRuns: 25 },
    );
  }, 120_000);

  it('检查来源不限时间时取自汇总，与逐次相加相同', async () => {
    await withinScope(test.services.database, all, async (db) => {
      const kept = await listSources(db, {}, undefined);
      const counted = await listSources(db, { from: '1900-01-01' }, undefined);
      expect(kept.rows.length).toBeGreaterThan(0);
      const close = (rows: typeof kept.rows) =>
        rows.map(({ mean, ...row }) => ({ ...row, mean: mean.toFixed(9) }));
      expect(close(kept.rows)).toEqual(close(counted.rows));
    });
  });

  it('下级只读得到自己的，谁也写不了', async () => {
    const seen = await withinScope(test.services.database, { ...all, lo: 1, hi: 1 }, async (db) => [
      (await db.execute(sql`select 1 from score_year`)).rows.length,
      (await db.execute(sql`select 1 from morning_month`)).rows.length,
    ]);
    expect(seen).toEqual([0, 0]);
    for (const table of ['score_year', 'morning_month'])
      await expect(
        withinScope(test.services.database, all, (db) =>
          db.execute(sql`delete from ${sql.identifier(table)}`),
        ),
      ).rejects.toMatchObject({ cause: { code: '42501' } });
  });

  // The embedded database has one connection.
  it.runIf(process.env['DATABASE_URL_TEST'])('两个事务同时写同一网点同一年，都算在内', async () => {
    const { pool } = test.services.database;
    const [one, other] = [await pool.connect(), await pool.connect()];
    const write = (
      wave: string,
    ) => `insert into inspection (unit_id, unit_no, kind, wave, visited_on, score)
      select id, unit_no, '同时', '${wave}', '2031-01-05', 90 from unit where level = '网点' order by unit_no limit 5`;
    let outlets: number | null;
    try {
      await one.query('begin');
      await other.query('begin');
      outlets = (await one.query(write('2031Q1'))).rowCount;
      const waiting = other.query(write('2031Q2'));
      await one.query('commit');
      await waiting;
      await other.query('commit');
    } finally {
      one.release();
      other.release();
    }
    await expectSame();
    const { rows } = await run(
      sql`select count(*)::int as n from score_year where kind = '同时' and checks = 2`,
    );
    expect(outlets).toBeGreaterThan(1);
    expect(rows[0]).toEqual({ n: outlets });
  });
});
