/** 机构、人员、账号: kept inside the range of whoever keeps them. */
import { describe, expect, it } from 'vitest';
import { cookieOf, testApp } from '../support/app.ts';
import { password } from '../support/personas.ts';

const test = testApp();
type UnitRow = {
  id: number;
  version: number;
  code: string;
  name: string;
  outlets: number;
  people: number;
};
type PersonRow = { id: number; name: string; account: { id: string; username: string } | null };
const rowsOf = <T>(answer: { json: <B>() => B }) => answer.json<{ rows: T[]; total: number }>();

describe('机构', () => {
  it('没有这个机构', async () => {
    const caller = await test.as('县行服务管理员');
    expect((await caller.get('/api/units/999999')).statusCode).toBe(404);
  });

  it('网点负责人不能新增机构', async () => {
    const caller = await test.as('网点负责人');
    const answer = await caller.post('/api/units', {});
    expect(answer.json()).toMatchObject({ code: 'forbidden' });
  });

  it('编码重复、级别颠倒、上级不在范围内都被拒绝', async () => {
    const caller = await test.as('县行服务管理员');
    const parentId = await test.unitId('330328');
    const unit = { code: 'N1', name: '新网点', level: '网点', parentId };
    const same = await caller.post('/api/units', { ...unit, code: '33032901' });
    expect(same.json()).toMatchObject({ code: 'duplicate', params: { what: '机构编码' } });
    const wrong = await caller.post('/api/units', { ...unit, level: '市行' });
    expect(wrong.json()).toMatchObject({ code: 'invalid' });
    const above = await caller.post('/api/units', { ...unit, parentId: await test.unitId('33') });
    expect(above.statusCode).toBe(404);
  });

  it('列表按树的顺序，只含自己范围，带下级网点数与人数，可按拼音首字母找', async () => {
    const caller = await test.as('县行服务管理员');
    const { rows, total } = rowsOf<UnitRow>(await caller.get('/api/units'));
    expect(total).toBe(3);
    expect(rows.map((row) => row.code)).toEqual(['330328', '33032801', '33032802']);
    expect(rows[0]).toMatchObject({ outlets: 2, people: 7, parent: { code: '3303' } });
    const found = rowsOf<UnitRow>(await caller.get('/api/units?search=shanxi'));
    expect(found.rows.map((row) => row.code)).toEqual(['33032802']);
    const page = rowsOf<UnitRow>(await caller.get('/api/units?limit=1&offset=1'));
    expect([page.total, page.rows.length, page.rows[0]!.code]).toEqual([3, 1, '33032801']);
  });

  it('上级机构看得到名称和路径，但不能改', async () => {
    const caller = await test.as('县行服务管理员');
    const county = await caller.get(`/api/units/${await test.unitId('330328')}`);
    expect(county.json()).toMatchObject({
      path: [{ code: '33' }, { code: '3303' }, { code: '330328' }],
      abilities: { edit: true },
    });
    const province = await caller.get(`/api/units/${await test.unitId('33')}`);
    expect(province.json()).toMatchObject({ name: '浙江省分行', abilities: { edit: false } });
  });

  it('新增后可改名；审计留下前后两样', async () => {
    const caller = await test.as('县行服务管理员');
    const parentId = await test.unitId('330328');
    const unit = { code: 'N2', name: '黄坦网点', level: '网点', parentId, queueMachine: true };
    const added = (await caller.post('/api/units', unit)).json<UnitRow>();
    const changed = await caller.patch(`/api/units/${added.id}`, {
      version: added.version,
      name: '黄坦镇网点',
    });
    expect(changed.json()).toMatchObject({ name: '黄坦镇网点', queueMachine: true });
    const audit = rowsOf<{ action: string; detail: object }>(
      await caller.get('/api/audit?action=unit.change'),
    );
    expect(audit.rows[0]!.detail).toMatchObject({
      before: { name: '黄坦网点' },
      change: { name: '黄坦镇网点' },
    });
  });

  it('网点移到另一县：成绩跟着走，原县再也看不到', async () => {
    const province = await test.as('省行服务管理员');
    const id = await test.unitId('33032802');
    const before = await test.as('县行服务管理员');
    const seen = async () => rowsOf(await before.get('/api/inspections')).total;
    expect(await seen()).toBe(4);
    const parentId = await test.unitId('330329');
    const moved = await province.patch(`/api/units/${id}`, { version: 1, parentId });
    expect(moved.json()).toMatchObject({ parent: { code: '330329' } });
    expect(await seen()).toBe(2);
    const after = await test.as('他县服务管理员');
    expect(rowsOf(await after.get('/api/inspections')).total).toBe(6);
    const back = { version: 2, parentId: await test.unitId('330328') };
    expect((await province.patch(`/api/units/${id}`, back)).statusCode).toBe(200);
    expect(await seen()).toBe(4);
  });

  it('机构不能移到自己的下级之下', async () => {
    const province = await test.as('省行服务管理员');
    const id = await test.unitId('330328');
    const parentId = await test.unitId('33032801');
    const body = { version: 1, parentId };
    expect((await province.patch(`/api/units/${id}`, body)).statusCode).toBe(400);
  });

  it('编号用完时整棵树重新编号，事实与权限不受影响', async () => {
    const caller = await test.as('县行服务管理员');
    const parentId = await test.unitId('330328');
    const { pool } = test.services.database;
    // As if the county's numbers were used up to the last by the outlet that stands last.
    await pool.query(
      `update unit set last_no = (select last_no from unit where id = $1)
       where id = (select id from unit where parent_id = $1 order by unit_no desc limit 1)`,
      [parentId],
    );
    await pool.query(
      `insert into ledger_line (unit_id, unit_no, plan_id, plan_version_id, settlement_id, rule_id, payer_id, fact_kind,
         fact_id, amount, kind, reading, inputs, settled_by)
       select id, unit_no, 0, 0, 0, 'R', id, 'visit', id, 1, '奖励', '{}', '{}', '' from unit`,
    );
    const unit = { code: 'N3', name: '百丈漈网点', level: '网点', parentId };
    expect((await caller.post('/api/units', unit)).statusCode).toBe(200);
    // With or without a foreign key: every row's number is its unit's.
    const { rows: tables } = await pool.query<{ name: string }>(
      `select a.table_name as name from information_schema.columns a join information_schema.columns b using (table_schema, table_name)
       where a.table_schema = 'public' and a.column_name = 'unit_id' and b.column_name = 'unit_no'`,
    );
    for (const { name } of tables) {
      const { rows } = await pool.query(
        `select x.unit_id from ${name} x left join unit u on u.id = x.unit_id and u.unit_no = x.unit_no
         where x.unit_id is not null and u.id is null`,
      );
      expect({ name, stray: rows }).toEqual({ name, stray: [] });
    }
    await pool.query(`delete from ledger_line where plan_id = 0`);
    expect(rowsOf(await caller.get('/api/inspections')).total).toBe(4);
    const outsider = await test.as('他县服务管理员');
    expect(rowsOf<UnitRow>(await outsider.get('/api/units?search=百丈漈')).total).toBe(0);
  });
});

describe('人员与账号', () => {
  const person = { staffNo: 'P1', name: '新员工', post: '大堂经理' };

  it('没有这个人', async () => {
    const caller = await test.as('县行安全管理员');
    const account = { username: 'nobody', role: 'staff', unitId: await test.unitId('330328') };
    expect((await caller.post('/api/people/99999/account', account)).statusCode).toBe(404);
  });

  it('服务管理员能加人，不能开账号', async () => {
    const caller = await test.as('县行服务管理员');
    const unitId = await test.unitId('33032801');
    const added = await caller.post('/api/people', { ...person, unitId });
    expect(added.json()).toMatchObject({ name: '新员工', account: null });
    const { id } = added.json<PersonRow>();
    expect((await caller.post(`/api/people/${id}/account`, {})).statusCode).toBe(403);
  });

  it('工号重复、用户名不合规、角色授到范围外都被拒绝', async () => {
    const caller = await test.as('县行安全管理员');
    const unitId = await test.unitId('33032801');
    const system = await test.as('县行系统管理员');
    const same = await system.post('/api/people', { ...person, unitId });
    expect(same.json()).toMatchObject({ code: 'duplicate', params: { what: '工号' } });
    const { rows } = rowsOf<PersonRow>(await caller.get('/api/people?search=P1'));
    const path = `/api/people/${rows[0]!.id}/account`;
    const account = { username: 'new.staff', role: 'staff', unitId };
    expect((await caller.post(path, { ...account, username: '中文' })).statusCode).toBe(400);
    const above = { ...account, unitId: await test.unitId('33') };
    expect((await caller.post(path, above)).statusCode).toBe(404);
  });

  it('开账号、登录、停用、启用、重置密码', async () => {
    const caller = await test.as('县行安全管理员');
    const unitId = await test.unitId('33032801');
    const { rows } = rowsOf<PersonRow>(await caller.get('/api/people?search=P1'));
    const account = { username: 'New.Staff', role: 'staff', unitId };
    const opened = await caller.post(`/api/people/${rows[0]!.id}/account`, account);
    const first = opened.json<{ made: { username: string; password: string } }>().made;
    const inside = await test.signIn('new.staff', first.password);
    expect(inside.statusCode).toBe(200);
    const found = rowsOf<PersonRow>(await caller.get('/api/people?search=P1')).rows[0]!;
    const named = rowsOf<PersonRow>(await caller.get('/api/people?search=NEW.st'));
    expect([named.total, named.rows.map(({ id }) => id)]).toEqual([1, [found.id]]);
    const path = `/api/accounts/${found.account!.id}`;
    await caller.post(`${path}/disable`);
    const session = test.withCookie(cookieOf(inside));
    expect((await session.get('/api/session')).statusCode).toBe(401);
    const refused = await test.signIn('new.staff', first.password);
    expect(refused.json()).toMatchObject({ code: 'account-disabled' });
    await caller.post(`${path}/enable`);
    const reset = (await caller.post(`${path}/reset-password`)).json<{
      made: { password: string };
    }>().made;
    expect((await test.signIn('new.staff', first.password)).statusCode).toBe(401);
    expect((await test.signIn('new.staff', reset.password)).statusCode).toBe(200);
  });

  it('县里的管理员接管不了在省行也有任职的账号', async () => {
    const province = await test.as('省行安全管理员');
    const { rows } = rowsOf<PersonRow>(await province.get('/api/people?search=周四'));
    const path = `/api/accounts/${rows[0]!.account!.id}`;
    const role = { role: 'auditor', unitId: await test.unitId('33') };
    expect((await province.post(`${path}/assignments`, role)).statusCode).toBe(200);
    const county = await test.as('县行安全管理员');
    expect((await county.post(`${path}/reset-password`)).statusCode).toBe(403);
    expect((await test.signIn('xian.svc', password)).statusCode).toBe(200);
  });

  it('收回唯一的角色后，登录得到说明', async () => {
    const caller = await test.as('县行安全管理员');
    const found = rowsOf<PersonRow & { account: { assignments: { id: number }[] } }>(
      await caller.get('/api/people?search=褚十'),
    ).rows[0]!;
    const { id } = found.account.assignments[0]!;
    expect((await caller.delete(`/api/assignments/${id}`)).statusCode).toBe(200);
    expect((await caller.delete(`/api/assignments/${id}`)).statusCode).toBe(404);
    const answer = await test.signIn('guiyuan', password);
    expect(answer.json()).toMatchObject({ code: 'no-assignment' });
  });
});
