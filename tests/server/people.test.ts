/** 人员: edited, moved with their day, left, taken back; what happened before stays where it happened. */
import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import type { Person, PersonDetail } from '../../src/contract/organisation.ts';
import { cookieOf, testApp } from '../support/app.ts';
import { password, type Persona } from '../support/personas.ts';

const test = testApp();
const listed = async (who: Persona, query = '') =>
  (await (await test.as(who)).get(`/api/people${query}`)).json<{ rows: Person[]; total: number }>();
const named = async (name: string) =>
  (await listed('县行服务管理员', `?state=all&search=${encodeURIComponent(name)}`)).rows[0]!;
/** The person's version as it stands. */
async function versionOf(path: string): Promise<number> {
  const id = path.split('/')[3];
  const { pool } = test.services.database;
  const { rows } = await pool.query<{ version: number }>(
    'select version from person where id = $1',
    [id],
  );
  return rows[0]?.version ?? 1;
}
const post = async (who: Persona, path: string, body?: object) =>
  (await test.as(who)).post(path, { version: await versionOf(path), ...body });
const patch = async (who: Persona, path: string, body: object) =>
  (await test.as(who)).patch(path, { version: await versionOf(path), ...body });
const clerk = () => named('褚十');
const second = () => test.unitId('33032802');
const moveTo = async (more: object = {}) => ({ unitId: await second(), on: '2023-08-01', ...more });

describe('修改', () => {
  it('没有这个人；别县的人看不到；柜员不能改', async () => {
    expect((await patch('县行服务管理员', '/api/people/9999', { post: '大堂' })).statusCode).toBe(
      404,
    );
    const { id } = await clerk();
    expect((await patch('他县服务管理员', `/api/people/${id}`, { post: 'x' })).statusCode).toBe(
      404,
    );
    expect((await patch('柜员', `/api/people/${id}`, { post: 'x' })).statusCode).toBe(403);
  });

  it('电话不像电话；工号已有人用', async () => {
    const { id } = await clerk();
    const path = `/api/people/${id}`;
    expect((await patch('县行服务管理员', path, { phone: '办公室' })).statusCode).toBe(400);
    const { staffNo } = await named('王七');
    const taken = await patch('县行服务管理员', path, { staffNo });
    expect(taken.json()).toMatchObject({ code: 'duplicate' });
  });

  it('岗位、电话改了；记下前后；没有变化的不记；电话只给管人员的看', async () => {
    const { id } = await clerk();
    const path = `/api/people/${id}`;
    await patch('县行服务管理员', path, { post: '大堂经理', phone: '138 0000 0000', name: '褚十' });
    await patch('县行服务管理员', path, { post: '大堂经理' });
    const read = (await (await test.as('县行服务管理员')).get(path)).json<PersonDetail>();
    expect(read).toMatchObject({ post: '大堂经理', phone: '138 0000 0000' });
    expect(read.history).toHaveLength(1);
    expect(read.history[0]).toMatchObject({
      action: 'change',
      detail: { after: { post: '大堂经理' } },
    });
    const head = (await (await test.as('网点负责人')).get(path)).json<PersonDetail>();
    expect(head).toMatchObject({ post: '大堂经理', phone: null });
    const audit = await (await test.as('县行服务管理员')).get('/api/audit?action=person.change');
    expect(audit.json()).toMatchObject({ total: 1 });
  });
});

describe('调动', () => {
  it('到别县的机构；还没有到的日期；同一个机构', async () => {
    const { id, unit } = await clerk();
    const path = `/api/people/${id}/move`;
    const elsewhere = { unitId: await test.unitId('33032901'), on: '2023-08-01' };
    expect((await post('县行服务管理员', path, elsewhere)).statusCode).toBe(404);
    const refused = async (body: object) => (await post('县行服务管理员', path, body)).json();
    expect(await refused(await moveTo({ on: '2999-01-01' }))).toMatchObject({ code: 'invalid' });
    expect(await refused({ unitId: unit.id, on: '2023-08-01' })).toMatchObject({ code: 'invalid' });
    expect((await clerk()).unit.id).toBe(unit.id);
  });

  it('管理员的账号不随人事办理', async () => {
    const admin = (await listed('县行系统管理员', '?search=尤一八')).rows[0]!;
    for (const roles of ['follow', 'end']) {
      const answer = await post(
        '县行系统管理员',
        `/api/people/${admin.id}/move`,
        await moveTo({ roles }),
      );
      expect(answer.json()).toMatchObject({ code: 'administrator-person' });
    }
    const leave = await post('县行服务管理员', `/api/people/${admin.id}/leave`, {
      on: '2023-09-01',
    });
    expect(leave.json()).toMatchObject({ code: 'administrator-person' });
  });

  it('角色随人（安全管理员确认后）；原网点的处罚单不动；两头都有经过；审计写明', async () => {
    const before = await clerk();
    const tickets = async () =>
      (await (await test.as('县行服务管理员')).get('/api/tickets?limit=200')).json<{
        rows: { id: number; unit: { id: number } }[];
      }>();
    const were = await tickets();
    const moved = await post(
      '县行系统管理员',
      `/api/people/${before.id}/move`,
      await moveTo({
        roles: 'follow',
        post: '柜员',
      }),
    );
    expect(moved.statusCode).toBe(200);
    const after = await clerk();
    expect(after.unit.id).toBe(await second());
    expect(after.account!.assignments).toEqual([]);
    const waits = (await (await test.as('县行安全管理员')).get('/api/access-requests')).json<{
      rows: { id: number; role: string; reason: string; mayConfirm: boolean }[];
    }>().rows;
    expect(waits).toMatchObject([{ role: 'staff', mayConfirm: true }]);
    expect(waits[0]!.reason).toContain('调到');
    const confirm = `/api/access-requests/${waits[0]!.id}/confirm`;
    expect((await post('县行系统管理员', confirm)).json()).toMatchObject({ code: 'second-person' });
    expect((await post('县行安全管理员', confirm)).statusCode).toBe(200);
    const carried = await clerk();
    expect(carried.account!.assignments.map(({ unit }) => unit.id)).toEqual([await second()]);
    expect(await tickets()).toEqual(were);
    const { history } = moved.json<PersonDetail>();
    expect(history.map(({ action }) => action).slice(0, 2)).toEqual(['move-in', 'move-out']);
    expect(history[0]!.detail).toMatchObject({ on: '2023-08-01', from: before.unit.name });
    const audit = await (await test.as('县行服务管理员')).get('/api/audit?action=person.move');
    expect(audit.json()).toMatchObject({ total: 1, rows: [{ subject: '褚十' }] });
  });
});

describe('离岗', () => {
  it('不能给自己登记', async () => {
    const own = (await listed('县行系统管理员', '?limit=200')).rows.find(
      ({ account }) => account?.username === 'xian.sys',
    )!;
    const answer = await post('县行系统管理员', `/api/people/${own.id}/leave`, {
      on: '2023-09-01',
    });
    expect(answer.json()).toMatchObject({ code: 'invalid' });
  });

  it('账号立即停用，不在名单里，登录被拒；恢复后账号仍停用', async () => {
    const { id } = await clerk();
    const signedIn = test.withCookie(cookieOf(await test.signIn('guiyuan', password)));
    const path = `/api/people/${id}`;
    const left = await post('县行服务管理员', `${path}/leave`, {
      on: '2023-09-01',
      reason: '退休',
    });
    expect(left.json()).toMatchObject({ leftOn: '2023-09-01', account: { disabled: true } });
    expect((await signedIn.get('/api/session')).statusCode).toBe(401);
    const here = await listed('县行服务管理员', '?limit=200');
    expect(here.rows.some((person) => person.id === id)).toBe(false);
    expect(await listed('县行服务管理员', '?state=left')).toMatchObject({ total: 1 });
    const again = await post('县行服务管理员', `${path}/leave`, { on: '2023-09-02' });
    expect(again.json()).toMatchObject({ code: 'invalid' });
    const back = await post('县行服务管理员', `${path}/return`);
    expect(back.json()).toMatchObject({ leftOn: null, account: { disabled: true } });
  });
});

describe('名单', () => {
  it('岗位与人数；按岗位、姓名排序', async () => {
    const posts = await (await test.as('县行服务管理员')).get('/api/posts');
    expect(posts.json<{ post: string; people: number }[]>().length).toBeGreaterThan(0);
    const up = (await listed('县行服务管理员', '?sort=name')).rows.map(({ id }) => id);
    const down = (await listed('县行服务管理员', '?sort=-name')).rows.map(({ id }) => id);
    expect(up.length).toBeGreaterThan(2);
    expect(down[0]).toBe(up.at(-1));
  });

  it.each([
    ['/api/people.xlsx', '人员', '县行服务管理员'],
    ['/api/units.xlsx', '机构', '县行服务管理员'],
  ] as const)('%s：行数与列表一致，只有自己的一段', async (path, sheet, who) => {
    const caller = await test.as(who);
    const book = new ExcelJS.Workbook();
    await book.xlsx.load((await caller.get(path)).rawPayload as unknown as ExcelJS.Buffer);
    const list = await caller.get(path.replace('.xlsx', '?limit=200'));
    expect(book.getWorksheet(sheet)!.rowCount - 1).toBe(list.json<{ total: number }>().total);
  });
});

describe('移动机构', () => {
  it('凡带号段的表、带机构号的事实，都随机构走', async () => {
    const { pool } = test.services.database;
    const { rows } = await pool.query<{ table: string }>(`
      select c.relname as table from pg_attribute a join pg_class c on c.oid = a.attrelid
      join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
      where a.attname = 'unit_no' and c.relkind = 'r' and c.relname not in ('unit', 'ledger_line', 'ranking')
        and not exists (select 1 from pg_constraint k join pg_attribute r on r.attrelid = c.oid and r.attnum = any(k.conkey)
          where k.conrelid = c.oid and k.contype = 'f' and r.attname = 'unit_no' and k.confupdtype = 'c')
        and not exists (select 1 from pg_attribute b where b.attrelid = c.oid and b.attname = 'last_no')`);
    expect(rows).toEqual([]);
  });
});

describe('排序', () => {
  const codes = async (path: string) =>
    (await (await test.as('省行服务管理员')).get(path))
      .json<{ rows: { code?: string; happenedOn?: string }[] }>()
      .rows.map((row) => row.code ?? row.happenedOn ?? '');

  it.each([
    ['/api/units?sort=code', '/api/units?sort=-code'],
    ['/api/complaints?sort=happenedOn', '/api/complaints?sort=-happenedOn'],
  ])('%s 与 %s 相反', async (up, down) => {
    const [first, second] = [await codes(up), await codes(down)];
    expect(new Set(first).size).toBeGreaterThan(2);
    expect(first).toEqual(first.toSorted());
    expect(second).toEqual(first.toReversed());
  });

  it('没有这种排序', async () => {
    const caller = await test.as('省行服务管理员');
    for (const path of ['/api/units', '/api/complaints', '/api/people'])
      expect((await caller.get(`${path}?sort=amount`)).statusCode).toBe(400);
  });
});
