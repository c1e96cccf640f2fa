/**
 * 重复扣分: whatever order visits and their lists arrive in, each deduction carries the mark that a
 * plain look over the whole history gives it.
 */
import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refreshRepeated } from '../../src/server/inspection/index.ts';
import { yearOfACounty } from './year-of-a-county.ts';

const county = yearOfACounty();
const outlets = ['33032801', '33032802'];
const waves = ['2024Q1', '2024Q2', '2024Q3', '2024Q4'] as const;
const days = {
  '2024Q1': '2024-01-05',
  '2024Q2': '2024-04-05',
  '2024Q3': '2024-07-05',
  '2024Q4': '2024-10-05',
};
const kinds = ['省行神秘人', '县行检查'] as const;
const items = ['甲', '乙', '丙'];

type Row = { unit: string; kind: string; wave: string; item: string; repeated: boolean };
const stored = () =>
  county.wide(async (db) => {
    const { rows } = await db.execute<Row>(sql`
      select u.code as unit, i.kind, i.wave, d.item_code as item, d.repeated
      from deduction d join inspection i on i.unit_id = d.unit_id and i.id = d.inspection_id join unit u on u.id = d.unit_id
      where i.wave like '2024%' order by 1, 2, 3, 4`);
    return rows;
  });
const visited = () =>
  county.wide(async (db) => {
    const { rows } = await db.execute<Omit<Row, 'item' | 'repeated'>>(sql`
      select u.code as unit, i.kind, i.wave from inspection i join unit u on u.id = i.unit_id
      where i.wave like '2024%' order by i.wave`);
    return rows;
  });

/** The mark by its definition, one deduction after the other. */
async function byDefinition(): Promise<Row[]> {
  const [rows, visits] = [await stored(), await visited()];
  return rows.map((row) => {
    const before = visits
      .filter((v) => v.unit === row.unit && v.kind === row.kind && v.wave < row.wave)
      .at(-1);
    const repeated = rows.some(
      (other) =>
        other.unit === row.unit &&
        other.kind === row.kind &&
        other.wave === before?.wave &&
        other.item === row.item,
    );
    return { ...row, repeated };
  });
}

type Arrival = { unit: string; kind: (typeof kinds)[number]; wave: (typeof waves)[number] };
const bring = ({ unit, kind, wave }: Arrival, lost: string[]) =>
  county.facts({
    scores: [{ wave, kind, visitedOn: days[wave], unitCode: unit, score: '95' }],
    deductions: lost.map((itemCode) => ({
      wave,
      kind,
      unitCode: unit,
      itemCode,
      itemName: itemCode,
      category: '软件' as const,
      points: '1',
      isKey: false,
    })),
  });

const clear = () =>
  county.wide((db) => db.execute(sql`delete from inspection where wave like '2024%'`));

describe('重复扣分', () => {
  it('后到的较早一次检查，使下一次的同条扣分成为重复', async () => {
    await clear();
    const first = { unit: outlets[0]!, kind: kinds[0], wave: waves[0] };
    await bring({ ...first, wave: '2024Q3' }, ['甲', '乙']);
    expect((await stored()).map(({ repeated }) => repeated)).toEqual([false, false]);
    await bring(first, ['甲']);
    const marks = Object.fromEntries((await stored()).map((r) => [r.wave + r.item, r.repeated]));
    expect(marks).toEqual({ '2024Q1甲': false, '2024Q3乙': false, '2024Q3甲': true });
  });

  it('中间插入一次没有扣分的检查，就不再是重复', async () => {
    await bring({ unit: outlets[0]!, kind: kinds[0], wave: '2024Q2' }, []);
    expect((await stored()).some(({ repeated }) => repeated)).toBe(false);
  });

  it('任意次序、任意修改，标记都与定义一致', async () => {
    const arrival = fc.record({
      unit: fc.constantFrom(...outlets),
      kind: fc.constantFrom(...kinds),
      wave: fc.constantFrom(...waves),
      lost: fc.uniqueArray(fc.constantFrom(...items)),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(arrival, { minLength: 1, maxLength: 5 }), async (arrivals) => {
        await clear();
        for (const { lost, ...visit } of arrivals) await bring(visit, lost);
        expect(await stored()).toEqual(await byDefinition());
      }),
      { numRuns: 6 },
    );
  }, 120_000);

  it('不经导入改动一次检查的扣分，该次和下一次都重新标记', async () => {
    await clear();
    const visit = { unit: outlets[0]!, kind: kinds[0] };
    await bring({ ...visit, wave: '2024Q1' }, ['甲']);
    await bring({ ...visit, wave: '2024Q2' }, ['甲']);
    await bring({ ...visit, wave: '2024Q3' }, ['甲', '乙']);
    await county.wide(async (db) => {
      const { rows } = await db.execute<{ unitId: number; inspectionId: number }>(sql`
        update deduction d set item_code = '乙' from inspection i
        where i.unit_id = d.unit_id and i.id = d.inspection_id and i.wave = '2024Q2'
        returning d.unit_id as "unitId", d.inspection_id as "inspectionId"`);
      await refreshRepeated(db, rows);
    });
    expect(await stored()).toEqual(await byDefinition());
    expect((await stored()).map((r) => [r.wave, r.item, r.repeated])).toContainEqual([
      '2024Q3',
      '乙',
      true,
    ]);
  });
});
