/** 名次可信度 over HTTP: own outlets only, computed from everybody's scores. */
import { describe, expect, it } from 'vitest';
import type { RankingCertainty } from '../../src/contract/ranking.ts';
import type { RankingRow } from '../../src/contract/inspection.ts';
import { testApp } from '../support/app.ts';

const test = testApp();
const address = '/api/rankings/certainty?wave=2023Q2&within=省行&top=1&bottom=1';

describe('名次可信度', () => {
  it('没有这个波次时是空的，不是错误', async () => {
    const answer = await (await test.as('县行服务管理员')).get(address.replace('Q2', 'Q4'));
    expect(answer.json<RankingCertainty>().rows).toEqual([]);
  });

  it('没有登录或没有这项权限的人看不到', async () => {
    expect((await test.nobody().get(address)).statusCode).toBe(401);
    expect((await (await test.as('外部检查员')).get(address)).statusCode).toBe(403);
  });

  it('前几名写成 0 时说明哪里不对', async () => {
    const answer = await (await test.as('柜员')).get(address.replace('top=1', 'top=0'));
    expect(answer.statusCode).toBe(400);
    expect(answer.json<{ code: string }>().code).toBe('invalid');
  });

  it('只给自己看得到的网点，区间含名次，概率在 0 与 1 之间', async () => {
    const county = await test.as('县行服务管理员');
    const { rows, basis } = (await county.get(address)).json<RankingCertainty>();
    const page = (await county.get('/api/rankings?wave=2023Q2&within=省行')).json<{
      rows: RankingRow[];
    }>().rows;
    expect(rows.map((row) => row.inspectionId).toSorted()).toEqual(
      page.map((row) => row.inspectionId).toSorted(),
    );
    expect(basis).toMatchObject({ level: 0.95, visits: 8, waves: 2 });
    for (const { place, inspectionId } of page) {
      const said = rows.find((row) => row.inspectionId === inspectionId)!;
      expect(said.together.low).toBeLessThanOrEqual(place);
      expect(said.together.high).toBeGreaterThanOrEqual(place);
      expect(said.low).toBeGreaterThanOrEqual(1);
      expect(said.high).toBeLessThanOrEqual(4);
    }
  });

  it('省行看到的同一网点，可信度与县行看到的相同', async () => {
    const saidBy = async (persona: '县行服务管理员' | '省行服务管理员') =>
      (await (await test.as(persona)).get(address)).json<RankingCertainty>().rows;
    const [county, province] = [await saidBy('县行服务管理员'), await saidBy('省行服务管理员')];
    expect(province.length).toBe(4);
    for (const row of county)
      expect(province.find((one) => one.inspectionId === row.inspectionId)).toEqual(row);
  });
});
