/** 初始化: the first administrator and the top unit, once; then the two other administrators. */
import { describe, expect, it } from 'vitest';
import { cookieOf, testApp } from '../support/app.ts';

const test = testApp('empty');
const given = {
  unitCode: '33',
  unitName: '浙江省分行',
  level: '省行',
  name: '钱一',
  username: 'qian.yi',
  password: '第一个管理员的长密码',
  secondFactor: false,
};

describe('初始化', () => {
  it('空系统说还需要初始化', async () => {
    const answer = await test.nobody().get('/api/setup');
    expect(answer.json()).toEqual({
      needed: true,
      session: null,
      signedIn: false,
      demo: false,
      version: '测试',
      signOn: { oidc: null, ldap: false, local: 'everybody' },
    });
  });

  it('太弱的密码被拒绝，什么都没有留下', async () => {
    const answer = await test.nobody().post('/api/setup', { ...given, password: 'admin12345' });
    expect(answer.json()).toMatchObject({ code: 'password-common' });
    expect((await test.nobody().get('/api/setup')).json()).toMatchObject({ needed: true });
  });

  it('级别写错时用中文指出', async () => {
    const answer = await test.nobody().post('/api/setup', { ...given, level: '总行' });
    expect(answer.json<{ message: string }>().message).toContain('“级别”');
  });

  it('两个人同时初始化，只有一个成功', async () => {
    const answers = await Promise.all([
      test.nobody().post('/api/setup', given),
      test.nobody().post('/api/setup', { ...given, unitCode: '44', username: 'other.one' }),
    ]);
    expect(answers.map((answer) => answer.statusCode).toSorted()).toEqual([200, 409]);
  });

  it('成功者已经登录，管着最上级机构；之后不能再来', async () => {
    expect((await test.nobody().get('/api/setup')).json()).toMatchObject({ needed: false });
    const again = await test.nobody().post('/api/setup', given);
    expect(again.json()).toMatchObject({ code: 'set-up-done' });
    const names = ['qian.yi', 'other.one'];
    const tries = await Promise.all(names.map((name) => test.signIn(name, given.password)));
    const inside = tries.find((answer) => answer.statusCode === 200)!;
    const units = await test.withCookie(cookieOf(inside)).get('/api/units');
    expect(units.json()).toMatchObject({ total: 1, rows: [{ level: '省行', parent: null }] });
  });

  it('接着设立安全、审计管理员，一次；初始密码只能用来改密码', async () => {
    const names = ['qian.yi', 'other.one'];
    const tries = await Promise.all(names.map((name) => test.signIn(name, given.password)));
    const system = test.withCookie(cookieOf(tries.find((answer) => answer.statusCode === 200)!));
    expect((await system.get('/api/administrators')).json()).toEqual({
      system: 1,
      security: 0,
      audit: 0,
    });
    const named = {
      security: { name: '安一', username: 'an.yi' },
      audit: { name: '审一', username: 'shen.yi' },
    };
    const taken = { ...named, audit: { name: '审一', username: 'AN.YI' } };
    expect((await system.post('/api/administrators', taken)).json()).toMatchObject({
      code: 'duplicate',
    });
    expect((await system.get('/api/administrators')).json()).toMatchObject({ security: 0 });
    const made = (await system.post('/api/administrators', named)).json<
      { role: string; username: string; password: string }[]
    >();
    expect(made.map(({ role }) => role)).toEqual(['security-admin', 'audit-admin']);
    expect((await system.post('/api/administrators', named)).json()).toMatchObject({
      code: 'administrators-named',
    });
    const { password } = made[0]!;
    const answer = await test.signIn('an.yi', password);
    expect(answer.json()).toMatchObject({
      pending: 'password',
      active: { role: 'security-admin' },
    });
    const security = test.withCookie(cookieOf(answer));
    expect((await security.get('/api/accounts')).json()).toMatchObject({
      code: 'account-not-ready',
      params: { what: '须先改掉初始密码' },
    });
    const change = { old: password, new: '只有我自己知道的密码' };
    expect((await security.put('/api/session/password', change)).statusCode).toBe(200);
    expect((await security.get('/api/accounts')).json()).toMatchObject({ total: 3 });
  });
});
