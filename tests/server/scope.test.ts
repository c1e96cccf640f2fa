/** 机构范围: what belongs to one county is not seen from another, whatever is asked. */
import { beforeAll, describe, expect, it } from 'vitest';
import { testApp, type Caller } from '../support/app.ts';
import type { Persona } from '../support/personas.ts';
import { leaveTraces, marks, ourIds, sweep } from '../support/sweep.ts';

const outsiders: Persona[] = ['他县服务管理员', '他县审计员', '他县系统管理员'];

describe('他县用户遍历全部读取接口', () => {
  const test = testApp();
  beforeAll(async () => leaveTraces(test, await test.as('县行服务管理员')));

  it('本县确实有数据可泄露：本县自己的人能看到', async () => {
    const ours = await test.as('县行服务管理员');
    const body = (await ours.get('/api/inspections')).body;
    expect(marks.some((mark) => body.includes(mark))).toBe(true);
    expect((await ourIds(test)).length).toBeGreaterThan(5);
    const found = (await sweep(test, ours)).leaks.map((leak) => leak.address.split(/[?]/)[0]);
    for (const path of ['/api/units', '/api/people', '/api/rankings', '/api/imports', '/api/audit'])
      expect(found).toContain(path);
  }, 60_000);

  it.each(outsiders)(
    '%s 在任何回答里都找不到本县',
    async (persona) => {
      const { leaks, opened, tried } = await sweep(test, await test.as(persona));
      expect(leaks).toEqual([]);
      expect(tried).toBeGreaterThan(50);
      expect(opened).toBeGreaterThan(5);
    },
    60_000,
  );
});

describe('绕过应用的权限检查', () => {
  const test = testApp('bank', { guard: { checkAbilities: false } });
  beforeAll(async () => leaveTraces(test, await test.as('县行服务管理员')));

  it('权限检查确实关掉了', async () => {
    const clerk = await test.as('柜员');
    expect((await clerk.get('/api/audit')).statusCode).toBe(200);
  });

  it('数据库的行级安全仍然什么都不给', async () => {
    const { leaks, opened } = await sweep(test, await test.as('他县服务管理员'));
    expect(leaks).toEqual([]);
    expect(opened).toBeGreaterThan(15);
  }, 60_000);

  it('同一网点的柜员也读不到同事的心得，只读得到自己的；负责人读得到', async () => {
    const service = await test.as('县行服务管理员');
    const order = { title: '感想和体会', dueOn: '2099-12-31' };
    const { id } = (await service.post('/api/essay-orders', order)).json<{ id: number }>();
    const path = `/api/essay-orders/${id}`;
    const [head, clerk] = [await test.as('网点负责人'), await test.as('柜员')];
    for (const one of [head, clerk])
      expect((await one.put(`${path}/mine`, { body: '只给领导看的话' })).statusCode).toBe(200);
    const { rows } = (await head.get(`${path}/roll?state=handed`)).json<{
      rows: { personId: number; name: string }[];
    }>();
    expect(rows).toHaveLength(2);
    const read = async (caller: Caller) => {
      const found = [];
      for (const { personId, name } of rows)
        if ((await caller.get(`${path}/essays/${personId}`)).statusCode === 200) found.push(name);
      return found;
    };
    expect(await read(head)).toHaveLength(2);
    expect(await read(clerk)).toEqual(['褚十']);
    expect(await read(await test.as('神秘人'))).toEqual([]);
    // Nor counted: the clerk's roll knows of no essay but the clerk's own.
    const handed = await clerk.get(`${path}/roll?state=handed`);
    expect(handed.json<{ total: number }>().total).toBe(1);
  });

  it('也写不进别县：新增机构、人员、证据都被拒绝', async () => {
    const outsider = await test.as('他县系统管理员');
    const unitId = await test.unitId('330328');
    const unit = { code: 'X1', name: '越界网点', level: '网点', parentId: unitId };
    expect((await outsider.post('/api/units', unit)).statusCode).toBe(404);
    const person = { staffNo: 'X1', name: '越界', unitId };
    expect((await outsider.post('/api/people', person)).statusCode).toBe(404);
    const renamed = { version: 1, name: '改名' };
    expect((await outsider.patch(`/api/units/${unitId}`, renamed)).statusCode).toBe(404);
  });
});
