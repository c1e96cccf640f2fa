/** 整改从检查而来: opened once, linked to what they repeat, verified or found without effect by later visits. */
import fc from 'fast-check';
import { sql, type SQL } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { demoProvince } from '../../src/domain/demo/index.ts';
import { judgeByVisits } from '../../src/domain/rectification/index.ts';
import type { FactBook } from '../../src/domain/inspection/fact-book.ts';
import type { Db } from '../../src/server/db/open.ts';
import { withinScope } from '../../src/server/http/transaction.ts';
import { applyBook } from '../../src/server/inspection/take-over.ts';
import { followInspections } from '../../src/server/rectification/index.ts';
import { testApp, type TestApp } from '../support/app.ts';

const bank = demoProvince({ seed: 7, outlets: 60, deductionsFor: 'all' });
type Row = {
  unit_id: number;
  id: number;
  item_code: string;
  state: string;
  source_id: number;
  predecessor_id: number | null;
  version: number;
};

const wide = <T>(test: TestApp, work: (db: Db) => Promise<T>) =>
  withinScope(test.services.database, { role: 'wide' }, work);
const rowsOf = async <T extends Record<string, unknown>>(test: TestApp, query: SQL) =>
  (await wide(test, (db) => db.execute<T>(query))).rows;
const listAll = (test: TestApp) =>
  rowsOf<Row>(
    test,
    sql`select unit_id, id, item_code, state, source_id, predecessor_id, version from rectification order by unit_id, id`,
  );

/** Only the own county's facts, of these waves. */
function part(codes: Set<string>, waves?: readonly string[]): FactBook {
  const kept = (row: { unitCode: string; wave: string }) =>
    codes.has(row.unitCode) && (waves === undefined || waves.includes(row.wave));
  const none = { units: [], complaints: [], exposures: [], tickets: [] };
  const { scores, deductions } = bank.book;
  return { ...none, scores: scores.filter(kept), deductions: deductions.filter(kept) };
}

/** The bare units; then who the own county is. */
async function importUnits(test: TestApp) {
  const bare = { scores: [], deductions: [], complaints: [], exposures: [], tickets: [] };
  await wide(test, (db) =>
    applyBook(db, { ...bank.book, ...bare }, { importId: null, scope: null }),
  );
  const [scope] = await rowsOf<{ lo: number; hi: number }>(
    test,
    sql`select unit_no as lo, last_no as hi from unit where code = ${bank.ownCounty}`,
  );
  const own = await rowsOf<{ code: string }>(
    test,
    sql`select code from unit where unit_no between ${scope!.lo} and ${scope!.hi}`,
  );
  return { scope: scope!, codes: new Set(own.map(({ code }) => code)) };
}
const importBook = (test: TestApp, book: FactBook, scope: { lo: number; hi: number } | null) =>
  wide(test, (db) => applyBook(db, book, { importId: null, scope, by: '周四' }));

describe('从导入的检查开整改', () => {
  const test = testApp('empty');

  it('县行导入自己的检查，每条扣分开一张；再导入一次，什么也不变', async () => {
    const { scope, codes } = await importUnits(test);
    await importBook(test, part(codes), scope);
    const first = await listAll(test);
    expect(first.length).toBeGreaterThan(100);
    await importBook(test, part(codes), scope);
    expect(await listAll(test)).toEqual(first);
    const again = await wide(test, async (db) => {
      const { rows } = await db.execute<{ unitId: number; inspectionId: number }>(
        sql`select unit_id as "unitId", id as "inspectionId" from inspection`,
      );
      return followInspections(db, rows);
    });
    expect(again).toEqual({ opened: 0, withdrawn: 0, verified: 0, failed: 0 });
    expect(await listAll(test)).toEqual(first);
  }, 60_000);

  it('结算认定的每一条重复扣分都连着上一次的整改，上一次的已是未见效', async () => {
    // settlement/sql/facts.ts: the same item at the visit before, of the kind that counts.
    const rows = await rowsOf<{ right: boolean; state: string }>(
      test,
      sql`
        with turn as (select i.*, row_number() over (partition by i.unit_id order by i.wave) as turn
          from inspection i where i.kind = '省行神秘人'),
        lost as (select d.unit_id, d.inspection_id, d.item_code, t.turn from deduction d join turn t on t.id = d.inspection_id)
        select p.source_id is not distinct from b.inspection_id as right, p.state
        from lost l join lost b on b.unit_id = l.unit_id and b.item_code = l.item_code and b.turn = l.turn - 1
        left join rectification r on r.unit_id = l.unit_id and r.source_id = l.inspection_id and r.item_code = l.item_code
        left join rectification p on p.unit_id = r.unit_id and p.id = r.predecessor_id`,
    );
    expect(rows.length).toBeGreaterThan(20);
    expect(rows.filter(({ right, state }) => !right || state !== 'failed')).toEqual([]);
  });

  it('更正了检查日期：发现的日子跟着走，整改单还是那些', async () => {
    const { scope, codes } = await importUnits(test);
    const days = sql`select found_on::text as day, count(*)::int as n from rectification group by 1 order by 1`;
    const [before, rows] = [await rowsOf(test, days), await listAll(test)];
    const book = part(codes);
    const later = (day: string) => `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`;
    const scores = book.scores.map((one) => ({ ...one, visitedOn: later(one.visitedOn) }));
    await importBook(test, { ...book, scores }, scope);
    const moved = before.map((one) => ({ ...one, day: later(String(one.day)) }));
    expect(await rowsOf(test, days)).toEqual(moved);
    expect((await listAll(test)).map(({ id }) => id)).toEqual(rows.map(({ id }) => id));
    await importBook(test, book, scope);
  });

  it('更正后不再扣的条目，整改随之取消，前一次的重新等待验证；改回去又恢复', async () => {
    const [repeat] = await rowsOf<{ code: string; item: string; wave: string; before: number }>(
      test,
      sql`select u.code, r.item_code as item, i.wave, r.predecessor_id as before from rectification r
        join unit u on u.id = r.unit_id join inspection i on i.id = r.source_id
        where r.predecessor_id is not null and r.state <> 'failed' and i.wave = '2023Q4' limit 1`,
    );
    const { code, item, wave, before } = repeat!;
    const [scope] = await rowsOf<{ lo: number; hi: number }>(
      test,
      sql`select unit_no as lo, last_no as hi from unit where code = ${bank.ownCounty}`,
    );
    const whole = part(new Set([code]), [wave]);
    const corrected = {
      ...whole,
      deductions: whole.deductions.filter((row) => row.itemCode !== item),
    };
    const states = () =>
      rowsOf<{ id: number; state: string }>(
        test,
        sql`select r.id, r.state from rectification r join unit u on u.id = r.unit_id
          where u.code = ${code} and r.item_code = ${item} and (r.id = ${before} or r.predecessor_id = ${before} or r.progress ? 'withdrawn')
          order by r.id = ${before} desc`,
      );
    await importBook(test, corrected, scope!);
    expect((await states()).map(({ state }) => state)).toEqual(['open', 'cancelled']);
    await importBook(test, whole, scope!);
    expect((await states()).map(({ state }) => state)).toEqual(['failed', 'open']);
  }, 60_000);
});

describe('各波次导入的先后', () => {
  const test = testApp('empty');

  it('倒着导入与顺着导入，重复扣分的链相同；全省的导入不替各县开整改', async () => {
    await importBook(test, bank.book, null);
    expect(await listAll(test)).toEqual([]);
    const [scope] = await rowsOf<{ lo: number; hi: number }>(
      test,
      sql`select unit_no as lo, last_no as hi from unit where code = ${bank.ownCounty}`,
    );
    const own = await rowsOf<{ code: string }>(
      test,
      sql`select code from unit where unit_no between ${scope!.lo} and ${scope!.hi}`,
    );
    const codes = new Set(own.map(({ code }) => code));
    for (const wave of ['2023Q4', '2023Q3', '2023Q2', '2023Q1'])
      await importBook(test, part(codes, [wave]), scope!);
    const rows = await rowsOf<{ n: number; linked: number }>(
      test,
      sql`with seen as (select i.*, lag(i.id) over (partition by i.unit_id, i.kind order by i.visited_on, i.id) as before_id from inspection i)
        select count(*) as n, count(p.id) as linked from seen s
        join deduction d on d.inspection_id = s.id
        join rectification r on r.unit_id = d.unit_id and r.source_id = d.inspection_id and r.item_code = d.item_code
        join deduction b on b.inspection_id = s.before_id and b.item_code = d.item_code
        left join rectification p on p.id = r.predecessor_id and p.source_id = s.before_id`,
    );
    expect(rows[0]!.n).toBeGreaterThan(20);
    expect(rows[0]!.linked).toBe(rows[0]!.n);
  }, 60_000);
});

class Undo extends Error {}
/** Runs with the whole bank in view; nothing stays. */
const rolledBack = (test: TestApp, work: (db: Db) => Promise<void>) =>
  wide(test, async (db) => {
    await work(db);
    throw new Undo();
  }).catch((error: unknown) => {
    if (!(error instanceof Undo)) throw error;
  });

describe('数据库的判断与领域的判断', () => {
  const test = testApp('empty');
  const look = fc.record({
    day: fc.integer({ min: 1, max: 120 }),
    kind: fc.constantFrom('lost', 'clean', 'silent'),
  });
  const done = fc.option(fc.integer({ min: 1, max: 120 }));

  it('任意检查序列与完成日，两者相同', async () => {
    await wide(test, async (db) => {
      await db.execute(
        sql`insert into unit (unit_no, last_no, code, name, level) values (1000, 1999, 'T1', '试验网点', '网点')`,
      );
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(look, { maxLength: 7 }),
        done,
        fc.integer({ min: 1, max: 3 }),
        async (looks, doneAt, visits) => {
          await rolledBack(test, async (db) => compare(db, looks, doneAt, visits));
        },
      ),
      { numRuns: 25 },
    );
  }, 60_000);
});

describe('在这里锁定的检查单', () => {
  const test = testApp('bank');

  it('不适用、没问到的条目不算看过，得分的才算', async () => {
    await rolledBack(test, async (db) => {
      const { rows } = await db.execute<{ unitId: number; unitNo: number; id: number }>(
        sql`select i.unit_id as "unitId", i.unit_no as "unitNo", i.id from inspection i join unit u on u.id = i.unit_id
          where u.code = '33032801' and i.wave = '2023Q2'`,
      );
      const { unitId, unitNo, id } = rows[0]!;
      await followInspections(db, [{ unitId, inspectionId: id }]);
      const later = async (wave: string, state: string) => {
        const made = await db.execute<{ id: number }>(sql`
          insert into inspection (unit_id, unit_no, wave, kind, visited_on, score)
          values (${unitId}, ${unitNo}, ${wave}, '省行神秘人', ${wave}::date, 100) returning id`);
        const inspectionId = made.rows[0]!.id;
        const result = { score: { items: [{ code: 'A01', state }] } };
        await db.execute(sql`
          insert into visit (unit_id, unit_no, round_id, standard_id, kind, wave, secret, owner_id, inspector_name, due_on, state, result, inspection_id)
          select ${unitId}, ${unitNo}, ${inspectionId}, min(id), '省行神秘人', ${wave}, false, '', '冯八', ${wave}::date, 'locked', ${JSON.stringify(result)}::jsonb, ${inspectionId} from standard`);
        await followInspections(db, [{ unitId, inspectionId }]);
        const told = await db.execute<{ clean: number[] }>(
          sql`select progress -> 'clean' as clean from rectification where unit_id = ${unitId} and source_id = ${id} and kind = 'item'`,
        );
        return told.rows[0]!.clean.length;
      };
      expect(await later('2023-09-01', 'not-applicable')).toBe(0);
      expect(await later('2023-10-01', 'unanswered')).toBe(0);
      expect(await later('2023-11-01', 'earned')).toBe(1);
    });
  });
});

const dayOf = (n: number) => new Date(Date.UTC(2023, 0, n)).toISOString().slice(0, 10);

async function compare(
  db: Db,
  looks: { day: number; kind: string }[],
  doneAt: number | null,
  visits: number,
): Promise<void> {
  const { rows: units } = await db.execute<{ id: number }>(
    sql`select id from unit where code = 'T1'`,
  );
  const unitId = units[0]!.id;
  const visit = async (n: number, day: number, kind: string) => {
    const { rows } = await db.execute<{
      id: number;
    }>(sql`insert into inspection (unit_id, unit_no, wave, kind, visited_on, score)
      values (${unitId}, 1000, ${`W${n}`}, '县行检查', ${dayOf(day)}, 90) returning id`);
    const id = rows[0]!.id;
    // A silent visit is a bare score: it names no deduction at all.
    if (kind !== 'silent')
      await db.execute(sql`insert into deduction (unit_id, unit_no, inspection_id, item_code, item_name, category, points, is_key)
        values (${unitId}, 1000, ${id}, ${kind === 'lost' ? 'A01' : 'B02'}, '条目', '软件', 1, false)`);
    return id;
  };
  const source = await visit(0, 0, 'lost');
  await followInspections(db, [{ unitId, inspectionId: source }]);
  const doneOn = doneAt === null ? null : dayOf(doneAt);
  await db.execute(sql`update rectification set state = case when ${doneOn}::date is null then 'open' else 'done' end,
    done_at = ${doneOn}::date, criterion = jsonb_build_object('kind', 'clean-visits', 'visits', ${visits}::int)`);
  const later = [];
  for (const [n, { day, kind }] of looks.entries()) {
    const id = await visit(n + 1, day, kind);
    later.push({ id, day: dayOf(day), lost: kind === 'silent' ? null : kind === 'lost' });
  }
  await followInspections(db, [{ unitId, inspectionId: source }]);
  const { rows } = await db.execute<{ progress: object; state: string }>(
    sql`select progress, state from rectification where item_code = 'A01' and source_id = ${source}`,
  );
  const expected = judgeByVisits(visits, doneOn, later);
  expect(rows[0]!.progress).toEqual(expected);
  const waiting = doneOn === null ? 'open' : 'done';
  expect(rows[0]!.state).toBe(expected.verdict === 'waiting' ? waiting : expected.verdict);
}
