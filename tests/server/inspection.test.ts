/** 检查、排名与证据. */
import { describe, expect, it } from 'vitest';
import { testApp } from '../support/app.ts';

const test = testApp();
type Visit = { id: number; unit: { id: number; code: string }; wave: string; score: string };
const rowsOf = <T>(answer: { json: <B>() => B }) => answer.json<{ rows: T[]; total: number }>();
const png = Buffer.from('89504e470d0a1a0a0000000d49484452000000100000001008060000', 'hex');

async function visitOf(code: string, wave: string): Promise<Visit> {
  const caller = await test.as('县行服务管理员');
  const { rows } = rowsOf<Visit>(await caller.get(`/api/inspections?wave=${wave}`));
  return rows.find((row) => row.unit.code === code)!;
}

describe('检查成绩', () => {
  it('没有这次检查', async () => {
    const caller = await test.as('县行服务管理员');
    expect((await caller.get('/api/inspections/1/999999')).statusCode).toBe(404);
  });

  it('员工不能看检查成绩', async () => {
    expect((await (await test.as('柜员')).get('/api/inspections')).statusCode).toBe(403);
  });

  it('排序和条数写错时说明可用的值', async () => {
    const caller = await test.as('县行服务管理员');
    const answer = await caller.get('/api/inspections?sort=name&limit=1000');
    expect(answer.statusCode).toBe(400);
    expect(answer.json<{ message: string }>().message).toContain('“排序”');
  });

  it('筛选、排序、计数', async () => {
    const caller = await test.as('省行服务管理员');
    const { rows, total } = rowsOf<Visit>(await caller.get('/api/inspections?sort=-score&limit=2'));
    expect([total, rows.map((row) => row.score)]).toEqual([8, ['96.00', '95.00']]);
    const unitId = await test.unitId('330329');
    const other = rowsOf<Visit>(await caller.get(`/api/inspections?unitId=${unitId}&year=2023`));
    expect(other.total).toBe(4);
    expect(rowsOf(await caller.get('/api/inspections?year=2022')).total).toBe(0);
    expect(rowsOf(await caller.get('/api/inspections?search=%25')).total).toBe(0);
  });

  it('2023Q2的扣分指出与2023Q1重复，2023Q1的不重复', async () => {
    const caller = await test.as('网点负责人');
    const first = await visitOf('33032801', '2023Q1');
    const second = await visitOf('33032801', '2023Q2');
    const detail = await caller.get(`/api/inspections/${second.unit.id}/${second.id}`);
    expect(detail.json()).toMatchObject({
      score: '93.00',
      deductions: [
        {
          itemCode: 'A01',
          points: '2.00',
          repeatedFrom: { inspectionId: first.id, wave: '2023Q1' },
        },
      ],
      abilities: { addEvidence: true },
    });
    const before = await caller.get(`/api/inspections/${first.unit.id}/${first.id}`);
    expect(before.json()).toMatchObject({ deductions: [{ repeatedFrom: null }] });
  });

  it('投诉、曝光、处罚单、波次各有其表', async () => {
    const caller = await test.as('县行服务管理员');
    for (const path of ['complaints', 'exposures', 'tickets']) {
      expect(rowsOf(await caller.get(`/api/${path}`)).total).toBe(2);
      const searched = rowsOf<Visit>(await caller.get(`/api/${path}?search=33032801&sort=unit`));
      const codes = searched.rows.map(({ unit }) => unit.code);
      expect(codes).toEqual(codes.map(() => '33032801'));
      expect(searched.total).toBe(codes.length);
      const book = await caller.get(`/api/${path}.xlsx`);
      expect(book.rawPayload.subarray(0, 2).toString()).toBe('PK');
    }
    expect((await caller.get('/api/waves')).json()).toMatchObject([
      { wave: '2023Q2', visited: 2 },
      { wave: '2023Q1', visited: 2 },
    ]);
  });
});

describe('排名', () => {
  const address = `/api/rankings?wave=2023Q2&within=省行`;

  it('缺波次时说明', async () => {
    const answer = await (await test.as('柜员')).get('/api/rankings?within=省行');
    expect(answer.json<{ message: string }>().message).toContain('“波次”');
  });

  it('名次、倒数、并列、升降、分布', async () => {
    const { rows, total, distribution } = (
      await (await test.as('省行服务管理员')).get(address)
    ).json<{
      rows: {
        unit: { code: string };
        place: number;
        fromBottom: number;
        tied: number;
        moved: number;
      }[];
      total: number;
      distribution: object[];
    }>();
    expect(total).toBe(4);
    const told = rows.map((r) => [r.unit.code, r.place, r.fromBottom, r.tied, r.moved]);
    expect(told).toEqual([
      ['33032802', 1, 4, 1, 2],
      ['33032801', 2, 3, 1, 0],
      ['33032901', 3, 2, 2, -2],
      ['33032902', 3, 2, 2, 1],
    ]);
    expect(distribution).toEqual([
      { from: '90', count: 2 },
      { from: '93', count: 1 },
      { from: '96', count: 1 },
    ]);
  });

  it('网点只看到自己的名次，但名次仍是全省的', async () => {
    const answer = await (await test.as('柜员')).get(address);
    expect(answer.json()).toMatchObject({ total: 1, rows: [{ place: 2, visited: 4 }] });
  });

  it('导出 Excel', async () => {
    const book = await (
      await test.as('省行服务管理员')
    ).get('/api/rankings.xlsx?wave=2023Q2&within=省行&limit=50');
    expect(book.headers['content-disposition']).toContain("filename*=UTF-8''%E6%8E%92");
  });
});

describe('证据', () => {
  it('事实不存在或在别的县', async () => {
    const visit = await visitOf('33032801', '2023Q1');
    const outsider = await test.as('他县服务管理员');
    const path = `/api/evidence/inspection/${visit.unit.id}/${visit.id}`;
    expect((await outsider.upload(path, 'a.png', png)).statusCode).toBe(404);
  });

  it('审计员不能上传；未登录的上传不被接收', async () => {
    const path = '/api/evidence/inspection/1/1';
    expect((await (await test.as('审计员')).upload(path, 'a.png', png)).statusCode).toBe(403);
    expect((await test.nobody().upload(path, 'a.png', png)).statusCode).toBe(401);
  });

  it('没有文件、类型不明、冒充的类型都被拒绝', async () => {
    const { unit, id } = await visitOf('33032801', '2023Q1');
    const path = `/api/evidence/inspection/${unit.id}/${id}`;
    const caller = await test.as('网点负责人');
    expect((await caller.post(path, {})).statusCode).toBe(400);
    const html = Buffer.from('<script>alert(1)</script>');
    for (const [name, bytes] of [
      ['a.png', html],
      ['a.html', png],
      ['a.gif', Buffer.from('GIF89a')],
      ['空.png', Buffer.alloc(0)],
    ] as const) {
      const answer = await caller.upload(path, name, bytes);
      expect([name, answer.json<{ code: string }>().code]).toEqual([name, 'file-refused']);
    }
  });

  it('上传后可整取、可分段取，头部不让浏览器执行它', async () => {
    const { unit, id } = await visitOf('33032801', '2023Q1');
    const caller = await test.as('网点负责人');
    const added = await caller.upload(`/api/evidence/inspection/${unit.id}/${id}`, '大堂.png', png);
    expect(added.json()).toMatchObject({ name: '大堂.png', mediaType: 'image/png', bytes: 28 });
    const path = `/api/evidence/${unit.id}/${added.json<{ id: number }>().id}/file`;
    const whole = await caller.get(path);
    expect(whole.rawPayload.equals(png)).toBe(true);
    expect(whole.headers).toMatchObject({
      'content-type': 'image/png',
      'x-content-type-options': 'nosniff',
      'accept-ranges': 'bytes',
    });
    expect(whole.headers['content-security-policy']).toContain('sandbox');
    const part = await caller.get(path, { range: 'bytes=1-3' });
    expect([part.statusCode, part.body]).toEqual([206, 'PNG']);
    expect(part.headers['content-range']).toBe('bytes 1-3/28');
    expect((await caller.get(path, { range: 'bytes=99-' })).statusCode).toBe(416);
    const list = (await caller.get(`/api/inspections/${unit.id}/${id}`)).json();
    expect(list).toMatchObject({ evidence: [{ name: '大堂.png', createdBy: '王七' }] });
  });
});
