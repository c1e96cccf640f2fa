/** 登录与会话: who gets in, as what, and when the door closes. */
import { abilitiesOf } from '../../src/contract/abilities.ts';
import { describe, expect, it } from 'vitest';
import { cookieOf, testApp } from '../support/app.ts';
import { password } from '../support/personas.ts';

const test = testApp();

describe('登录', () => {
  it('没有这个账号：只说用户名或密码不对', async () => {
    const answer = await test.signIn('nobody.here', password);
    expect(answer.statusCode).toBe(401);
    expect(answer.json()).toMatchObject({ code: 'sign-in-failed' });
  });

  it('未登录时读取会话被拒绝', async () => {
    const answer = await test.nobody().get('/api/session');
    expect(answer.statusCode).toBe(401);
    expect(answer.json()).toMatchObject({ code: 'signed-out' });
  });

  it('签名被改过的 Cookie 等于没有登录', async () => {
    const { cookie } = await test.as('柜员');
    const forged = cookie.replace(/\.[^.]*$/, '.AAAA');
    expect((await test.withCookie(forged).get('/api/session')).statusCode).toBe(401);
  });

  it('没有 x-mingchuang 请求头也不同源的修改请求被拒绝', async () => {
    const { cookie } = await test.as('柜员');
    const origin = 'https://elsewhere.example';
    const headers = { cookie, origin };
    const answer = await test.app.inject({ method: 'DELETE', url: '/api/session', headers });
    expect(answer.json()).toMatchObject({ code: 'cross-site' });
  });

  it('缺字段时用中文指出是哪个', async () => {
    const answer = await test.nobody().post('/api/session', { username: 'guiyuan' });
    expect(answer.statusCode).toBe(400);
    expect(answer.json<{ message: string }>().message).toContain('“密码”');
  });

  it('密码对：Cookie 只给 HTTP 用、SameSite=Lax、12 小时，用户名不分大小写', async () => {
    const answer = await test.signIn('GuiYuan', password);
    expect(answer.statusCode).toBe(200);
    const line = String(answer.headers['set-cookie']);
    expect(line).toContain('HttpOnly');
    expect(line).toContain('SameSite=Lax');
    expect(line).toContain('Max-Age=43200');
    const session = await test.withCookie(cookieOf(answer)).get('/api/session');
    expect(session.json()).toMatchObject({
      user: { username: 'guiyuan', name: '褚十' },
      active: { role: 'staff', unit: { code: '33032801' } },
      abilities: [...abilitiesOf.staff],
    });
  });

  it('英文界面得到英文说明', async () => {
    const answer = await test.nobody().get('/api/session', { 'accept-language': 'en-GB' });
    expect(answer.json<{ message: string }>().message).toContain('not signed in');
  });

  it('请求说明是另一个账号的：不接收，说出现在登录的是谁', async () => {
    const caller = await test.as('柜员');
    const mine = await caller.get('/api/session');
    const { user } = mine.json<{ user: { id: string; name: string } }>();
    const send = (account: string) =>
      caller.get('/api/session', { 'x-mingchuang-account': account });
    const refused = await send('somebody-else');
    expect(refused.statusCode).toBe(409);
    expect(refused.json()).toMatchObject({ code: 'other-account', params: { name: user.name } });
    expect((await send(user.id)).statusCode).toBe(200);
  });

  it('退出后原来的 Cookie 失效', async () => {
    const caller = test.withCookie(cookieOf(await test.signIn('guiyuan', password)));
    expect((await caller.delete('/api/session')).statusCode).toBe(200);
    expect((await caller.get('/api/session')).statusCode).toBe(401);
  });

  it.each(['shi.review', 'mei.you.zhe.ren'])(
    '连错五次后锁定，密码对也进不来：%s（有没有这个账号都一样）',
    async (username) => {
      for (let n = 0; n < 5; n += 1) await test.signIn(username, '不对的密码');
      const answer = await test.signIn(username, password);
      expect(answer.statusCode).toBe(429);
      expect(answer.json()).toMatchObject({ code: 'sign-in-locked', params: { minutes: '15' } });
    },
  );
});

describe('修改密码', () => {
  it('原密码不对', async () => {
    const caller = await test.as('县行领导小组');
    const body = { old: '不对', new: '一个足够长的新密码吧' };
    expect((await caller.put('/api/session/password', body)).statusCode).toBe(400);
  });

  it('新密码太常见', async () => {
    const caller = await test.as('县行领导小组');
    const body = { old: password, new: 'password123' };
    const answer = await caller.put('/api/session/password', body);
    expect(answer.json()).toMatchObject({ code: 'password-common' });
  });

  it('改好后别处的登录失效，这里的继续有效', async () => {
    const here = await test.as('县行领导小组');
    const there = test.withCookie(cookieOf(await test.signIn('xian.lead', password)));
    const body = { old: password, new: '一个足够长的新密码吧' };
    expect(
      (await here.put('/api/session/password', { ...body, new: password })).json(),
    ).toMatchObject({ code: 'password-used' });
    expect((await here.put('/api/session/password', body)).statusCode).toBe(200);
    expect((await there.get('/api/session')).statusCode).toBe(401);
    expect((await here.get('/api/session')).statusCode).toBe(200);
    expect((await test.signIn('xian.lead', '一个足够长的新密码吧')).statusCode).toBe(200);
  });
});

describe('切换角色', () => {
  it('别人的任职切不过去', async () => {
    const caller = await test.as('网点负责人');
    const answer = await caller.put('/api/session/assignment', { assignmentId: 1 });
    expect(answer.statusCode).toBe(404);
  });

  it('切换后权限与机构范围立即随之改变', async () => {
    const admin = await test.as('县行安全管理员');
    const people = await admin.get('/api/people?search=王七');
    const account = people.json<{ rows: { account: { id: string } }[] }>().rows[0]!.account;
    const unitId = await test.unitId('330328');
    const given = { role: 'auditor', unitId };
    const added = await admin.post(`/api/accounts/${account.id}/assignments`, given);
    expect(added.json()).toEqual({ state: 'done', made: null });
    expect((await (await test.as('网点负责人')).get('/api/session')).statusCode).toBe(401);
    const caller = test.withCookie(cookieOf(await test.signIn('wd.head', password)));
    const { assignments } = (await caller.get('/api/session')).json<{
      assignments: { id: number; role: string }[];
    }>();
    const auditor = assignments.find((one) => one.role === 'auditor')!;
    await caller.put('/api/session/assignment', { assignmentId: auditor.id });
    const units = (await caller.get('/api/units')).json<{ total: number }>();
    expect(units.total).toBe(3);
    expect((await caller.get('/api/audit')).statusCode).toBe(200);
  });
});
