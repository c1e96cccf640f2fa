/** 评分信度 over HTTP, on visits whose scores are known. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Reliability } from '../../src/contract/reliability.ts';
import { testApp } from '../support/app.ts';

const test = testApp();

/** Shrout & Fleiss' judges 2 and 4 stand for two scorings of six visits, ×10 to points of 100. */
const pairs = [
  [20, 80],
  [10, 20],
  [40, 80],
  [10, 60],
  [50, 90],
  [20, 70],
] as const;
const item = (deducted: string) => ({
  code: 'A01',
  name: '着装规范',
  state: 'earned',
  deducted,
});

/** Puts accepted visits into the register as reviewing would leave them. */
async function addVisits(): Promise<void> {
  const { pool } = test.services.database;
  const one = async <T>(text: string, values: unknown[]) =>
    (await pool.query<{ id: T }>(text, values)).rows[0]!.id;
  const [first, second] = [await test.unitId('33032801'), await test.unitId('33032802')];
  const county = await test.unitId('330328');
  const standardId = await one<number>(
    `insert into standard (unit_id, unit_no, last_no, name, valid_from)
     select id, unit_no, last_no, '双评标准', '2023-01-01' from unit where id = $1 returning id`,
    [county],
  );
  for (const [at, [early, late]] of pairs.entries()) {
    const roundId = await one<number>(
      `insert into inspection_round (unit_id, unit_no, name, kind, wave, standard_id, covert, starts_on, ends_on, created_by)
       select id, unit_no, $2, '县行检查', '2023Q1', $3, false, '2023-01-01', '2023-12-31', '测试' from unit where id = $1 returning id`,
      [county, `第${at}批`, standardId],
    );
    const visit = (by: string, score: number, secondOf: number | null, deducted: string) =>
      one<number>(
        `insert into visit (unit_id, unit_no, round_id, standard_id, kind, wave, secret, owner_id, inspector_name,
           second_of, due_on, state, visited_on, score, result)
         select id, unit_no, $2, $3, '县行检查', '2023Q1', false, $4, $4, $5, '2023-03-01', 'locked', '2023-02-01', $6, $7
         from unit where id = $1 returning id`,
        [
          at % 2 === 0 ? first : second,
          roundId,
          standardId,
          by,
          secondOf,
          score,
          { score: { total: '100', items: [item(deducted)] } },
        ],
      );
    const original = await visit(at % 3 === 0 ? '甲' : '乙', early, null, at < 4 ? '1' : '0');
    await visit('丙', late, original, at < 3 ? '1' : '0');
  }
}

const read = async (persona: Parameters<typeof test.as>[0], query = '') =>
  (await test.as(persona)).get(`/api/reliability${query}`);

describe('评分信度', () => {
  it('没有检查时是空的，说得出为什么，不是错误', async () => {
    const answer = (await read('县行服务管理员')).json<Reliability>();
    expect(answer).toMatchObject({ visits: 0, icc: null, need: null, items: [], inspectors: [] });
  });

  it('网点和检查人员看不到', async () => {
    expect((await read('网点负责人')).statusCode).toBe(403);
    expect((await read('神秘人')).statusCode).toBe(403);
    expect((await test.nobody().get('/api/reliability')).statusCode).toBe(401);
  });

  it('日期写错时说明是哪一栏', async () => {
    const answer = await read('县行服务管理员', '?from=2023-13-01');
    expect(answer.statusCode).toBe(400);
  });

  describe('六次双评', () => {
    beforeAll(addVisits);

    it('ICC、宽严、所需次数都由这些检查算出', async () => {
      const report = (await read('县行服务管理员')).json<Reliability>();
      expect(report).toMatchObject({ visits: 6, outlets: 2, kinds: ['县行检查'] });
      expect(report.icc).toMatchObject({ pairs: 6, largestDifference: 60 });
      // 平均相差 (60+10+40+50+40+50) ÷ 6
      expect(report.icc!.meanDifference).toBeCloseTo(250 / 6, 10);
      // 手算：BMS = 2 × Σ(均值 − 总均值)² ÷ 5 = 748⅓，WMS = Σ(差²÷2) ÷ 6 = 991⅔
      const [between, within] = [748 + 1 / 3, 991 + 2 / 3];
      expect(report.icc!.forms['1,1'].value).toBeCloseTo(
        (between - within) / (between + within),
        10,
      );
      expect(report.inspectors.map((one) => one.name)).toEqual(['丙', '乙', '甲']);
      expect(report.inspectors.find((one) => one.name === '丙')!.severity).toBeLessThan(0);
      expect(report.need?.plans.length).toBeGreaterThan(0);
    });

    it('条目：3 次都扣、2 次都没扣、1 次不一致 → κ = 2/3', async () => {
      const { items } = (await read('县行服务管理员')).json<Reliability>();
      expect(items).toHaveLength(1);
      expect(items[0]).toMatchObject({ code: 'A01', pairs: 6 });
      expect(items[0]!.agreement).toBeCloseTo(5 / 6, 10);
      expect(items[0]!.cohen).toBeCloseTo(2 / 3, 10);
    });

    it('按类型和日期筛选', async () => {
      const none = (await read('县行服务管理员', '?kind=省行神秘人')).json<Reliability>();
      expect(none.visits).toBe(0);
      const later = (await read('县行服务管理员', '?from=2023-02-02')).json<Reliability>();
      expect(later.visits).toBe(0);
    });

    it('他县看不到本县的检查', async () => {
      expect((await read('他县服务管理员')).json<Reliability>().visits).toBe(0);
    });

    it('导出 Excel', async () => {
      const book = await (await test.as('县行服务管理员')).get('/api/reliability.xlsx');
      expect(book.statusCode).toBe(200);
      expect(book.rawPayload.subarray(0, 2).toString()).toBe('PK');
    });
  });
});
