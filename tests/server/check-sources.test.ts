/** 检查来源对照 over HTTP: means, counts, and paired differences with their interval. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { CheckSources, SourceOutlet } from '../../src/contract/check-source.ts';
import { testApp } from '../support/app.ts';

const test = testApp();
const read = async (query = '') =>
  (await (await test.as('省行复核人')).get(`/api/check-sources${query}`)).json<CheckSources>();
const source = (report: CheckSources, name: string) =>
  report.sources.find((one) => one.source === name)!;

/** 神秘人的平均：大峃 92、珊溪 92.25、罗阳 92.5、雅阳 84.625。 */
beforeAll(async () => {
  const scores: [string, string, string, string][] = [
    ['33032801', '第三方检查', '2023Q1', '90'],
    ['33032802', '第三方检查', '2023Q1', '90.25'],
    ['33032901', '第三方检查', '2023Q1', '90.5'],
    ['33032902', '第三方检查', '2023Q1', '80.62'],
    ['33032902', '第三方检查', '2023Q2', '80.63'],
    ['33032801', '社会监督', '2023Q2', '99'],
  ];
  for (const [code, kind, wave, score] of scores)
    await test.services.database.pool.query(
      `insert into inspection (unit_id, unit_no, wave, kind, visited_on, score)
       select id, unit_no, $2, $3, '2023-03-15', $4 from unit where code = $1`,
      [code, wave, kind, score],
    );
});

it('没有权限的看不到；下级机构不存在时什么也没有', async () => {
  for (const persona of ['网点负责人', '柜员', '外部检查员'] as const)
    expect((await (await test.as(persona)).get('/api/check-sources')).statusCode).toBe(403);
  expect((await read('?unitId=999999')).sources).toEqual([]);
});

describe('各来源并排', () => {
  it('次数、网点数、平均；默认与查得最多的来源比', async () => {
    const report = await read();
    expect(report.against).toBe('省行神秘人');
    expect(source(report, '省行神秘人')).toMatchObject({ checks: 8, outlets: 4, difference: null });
    expect(source(report, '第三方检查')).toMatchObject({ checks: 5, outlets: 4 });
    expect(source(report, '第三方检查').mean).toBeCloseTo(87.84375, 5);
  });

  it('差只比两边都查过的网点：−2、−2、−2、−4，平均 −2.5，区间 ±3.182×1/√4', async () => {
    const { difference } = source(await read(), '第三方检查');
    expect(difference!.mean).toBeCloseTo(-2.5, 9);
    expect(difference!.interval![0]).toBeCloseTo(-2.5 - 3.182446 / 2, 5);
    expect(difference!.interval![1]).toBeCloseTo(-2.5 + 3.182446 / 2, 5);
    expect(difference).toMatchObject({ outlets: 4, verdict: 'too-few' });
  });

  it('换一个来源作对照；只查过一家的没有区间；没有共同网点的没有差', async () => {
    const report = await read(`?against=${encodeURIComponent('社会监督')}`);
    expect(report.against).toBe('社会监督');
    expect(source(report, '第三方检查').difference).toMatchObject({
      outlets: 1,
      mean: -9,
      interval: null,
    });
    const elsewhere = await read(
      `?against=${encodeURIComponent('社会监督')}&unitId=${await test.unitId('330329')}`,
    );
    expect(elsewhere.sources.map((one) => one.source)).not.toContain('社会监督');
  });

  it('按波次、日期缩小范围', async () => {
    expect(source(await read('?wave=2023Q1'), '省行神秘人').checks).toBe(4);
    expect(source(await read('?from=2023-06-01'), '省行神秘人').checks).toBe(4);
  });
});

it('逐网点：差得最远的在前，可搜索、可导出', async () => {
  const caller = await test.as('省行复核人');
  const { rows, total } = (await caller.get('/api/check-sources/outlets')).json<{
    rows: SourceOutlet[];
    total: number;
  }>();
  expect(total).toBe(4);
  expect(rows[0]!.unit.code).toBe('33032801');
  expect(rows[0]!.gap).toBeCloseTo(9, 9);
  const found = await caller.get(`/api/check-sources/outlets?search=${encodeURIComponent('雅阳')}`);
  expect(found.json()).toMatchObject({ total: 1, rows: [{ sources: [{}, {}] }] });
  const book = await caller.get('/api/check-sources/outlets.xlsx');
  expect(book.rawPayload.subarray(0, 2).toString()).toBe('PK');
});
