/** 统一认证 against a real OpenID provider, through its own pages. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AuditEntry } from '../../src/server/audit/queries.ts';
import { testApp, type Answer } from '../support/app.ts';
import {
  clientId,
  clientSecret,
  signInAt,
  startProvider,
  type Claims,
} from '../support/identity-provider.ts';
import { password } from '../support/personas.ts';

const test = testApp();
const callback = 'http://localhost/api/sign-on/oidc/callback';
const accounts = new Map<string, Claims>();
const person = (change: Partial<Claims> = {}): Claims => ({
  name: '赵新',
  preferred_username: 'zhao.xin',
  groups: ['outlet-heads'],
  staff_no: 'N9001',
  ...change,
});
const provider: { issuer: string; port: number; close?: () => Promise<void> } = {
  issuer: '',
  port: 0,
};

type Settings = Record<string, Record<string, unknown> | unknown>;
async function configure(change: Settings = {}) {
  const caller = await test.as('省行安全管理员');
  const { version, settings } = (await caller.get('/api/security/sign-on')).json<{
    version: number;
    settings: Settings;
  }>();
  const oidc = {
    ...(settings['oidc'] as object),
    enabled: true,
    issuer: provider.issuer,
    clientId,
    staffNoClaim: 'staff_no',
  };
  const body = { version, settings: { ...settings, oidc, ...change } };
  return caller.put('/api/security/sign-on', body);
}
const cookiesOf = (answer: Answer) => [answer.headers['set-cookie'] ?? ''].flat();
const begin = (back = '/ledger') =>
  test.nobody().get(`/api/sign-on/oidc?return=${encodeURIComponent(back)}`);
const flowOf = (answer: Answer) => cookiesOf(answer)[0]!.split(';')[0]!;
const comeBack = (came: URL, cookie: string) =>
  test.withCookie(cookie).get(`${came.pathname}${came.search}`);

/** The whole way: to the provider, through its pages, back. */
async function signOn(login: string, back?: string) {
  const started = await begin(back);
  const came = await signInAt(String(started.headers['location']), login, callback);
  return { came, flow: flowOf(started), answer: await comeBack(came, flowOf(started)) };
}
const sessionOf = (answer: Answer) => {
  const line = cookiesOf(answer).find((one) => one.startsWith('mingchuang.session_token='))!;
  return test.withCookie(line.split(';')[0]!);
};
const refusedOf = (answer: Answer) =>
  new URL(String(answer.headers['location']), 'http://localhost').searchParams.get('refused');
const heads = {
  group: 'outlet-heads',
  role: 'outlet-head',
  unitCode: '33032802',
  post: '网点负责人',
};

beforeAll(async () => Object.assign(provider, await startProvider(accounts, callback)));
afterAll(() => provider.close?.());

describe('设置', () => {
  it('没有启用时没有入口', async () => {
    expect((await begin()).json()).toMatchObject({ code: 'sign-on-off' });
  });

  it('别的机器上的明文地址、不存在的机构编码不保存', async () => {
    const plain = { enabled: true, issuer: 'http://idp.example/', clientId };
    expect((await configure({ oidc: plain })).json<{ message: string }>().message).toContain(
      'https://',
    );
    const unknown = await configure({ mapping: [{ ...heads, unitCode: '没有的' }] });
    expect(unknown.json()).toMatchObject({ code: 'invalid' });
  });

  it('密钥存下后不再显示，存的是密文；不填则保持', async () => {
    const caller = await test.as('省行安全管理员');
    const { settings } = (await caller.get('/api/security/sign-on')).json<{ settings: Settings }>();
    const oidc = {
      ...(settings['oidc'] as object),
      enabled: true,
      issuer: provider.issuer,
      clientId,
      clientSecret,
      staffNoClaim: 'staff_no',
    };
    const saved = await caller.put('/api/security/sign-on', {
      version: 0,
      settings: { ...settings, oidc, mapping: [heads] },
    });
    expect(saved.json()).toMatchObject({
      version: 1,
      kept: { clientSecret: true },
      redirectUri: callback,
    });
    expect(saved.body).not.toContain(clientSecret);
    const { rows } = await test.services.database.pool.query(
      `select value::text from security_setting where name = 'sign-on'`,
    );
    expect(JSON.stringify(rows)).not.toContain(clientSecret);
    expect((await configure()).json()).toMatchObject({ version: 2, kept: { clientSecret: true } });
    const check = { kind: 'oidc' };
    expect((await caller.post('/api/security/sign-on/check', check)).json()).toEqual({
      reached: provider.issuer,
    });
    expect((await test.nobody().get('/api/setup')).json()).toMatchObject({
      signOn: { oidc: '统一认证' },
    });
  });

  it('县里的安全管理员、系统管理员改不了', async () => {
    for (const who of ['县行安全管理员', '省行系统管理员'] as const) {
      const caller = await test.as(who);
      const body = { version: 2, settings: { oidc: {}, ldap: {} } };
      expect((await caller.put('/api/security/sign-on', body)).statusCode).toBe(403);
    }
  });
});

describe('登录', () => {
  it('第一次：建立账号、人员、岗位，按组得到角色，回到原来的页面，记入审计', async () => {
    accounts.set('zhao', person());
    const { answer } = await signOn('zhao', '/ledger?page=2');
    expect([answer.statusCode, answer.headers['location']]).toEqual([302, '/ledger?page=2']);
    const caller = sessionOf(answer);
    expect((await caller.get('/api/session')).json()).toMatchObject({
      user: { username: 'zhao.xin', name: '赵新' },
      active: { role: 'outlet-head', unit: { code: '33032802' } },
      pending: null,
    });
    expect((await caller.get('/api/sessions')).json()).toMatchObject([{ via: 'oidc' }]);
    const people = await (await test.as('县行服务管理员')).get('/api/people?search=N9001');
    expect(people.json()).toMatchObject({ rows: [{ name: '赵新', post: '网点负责人' }] });
    const audit = await (await test.as('省行审计管理员')).get('/api/audit?search=zhao.xin');
    const actions = audit.json<{ rows: AuditEntry[] }>().rows.map(({ action }) => action);
    expect(actions).toEqual(expect.arrayContaining(['session.open', 'sign-on.provision']));
    expect((await caller.put('/api/session/password', { old: 'x', new: 'y' })).statusCode).toBe(
      400,
    );
  });

  it('退出了组：角色随即收回，没有别的角色就进不来；人给的角色不动', async () => {
    accounts.set('zhao', person({ groups: [] }));
    const { answer } = await signOn('zhao');
    expect(refusedOf(answer)).toBe('no-assignment');
    const security = await test.as('省行安全管理员');
    const found = (await security.get('/api/accounts?search=zhao.xin')).json<{
      rows: { id: string; assignments: unknown[] }[];
    }>().rows[0]!;
    expect(found.assignments).toEqual([]);
    const role = { role: 'staff', unitId: await test.unitId('33032801') };
    await security.post(`/api/accounts/${found.id}/assignments`, role);
    const again = sessionOf((await signOn('zhao')).answer);
    expect((await again.get('/api/session')).json()).toMatchObject({ active: { role: 'staff' } });
  });

  it('组对应管理员角色：不直接给，等第二人确认；确认后组没了也随之收回', async () => {
    const mapping = [heads, { group: 'auditors', role: 'audit-admin', unitCode: '33' }];
    expect((await configure({ mapping })).statusCode).toBe(200);
    accounts.set(
      'qian',
      person({ preferred_username: 'qian.shen', name: '钱审', groups: ['Auditors'], staff_no: '' }),
    );
    expect(refusedOf((await signOn('qian')).answer)).toBe('no-assignment');
    expect(refusedOf((await signOn('qian')).answer)).toBe('no-assignment');
    const security = await test.as('省行安全管理员');
    const asked = (await security.get('/api/access-requests')).json<{
      rows: { id: number; role: string; requestedBy: string | null }[];
    }>().rows;
    expect(asked).toMatchObject([{ role: 'audit-admin', requestedBy: null }]);
    const path = `/api/access-requests/${asked[0]!.id}/confirm`;
    // Whoever may set up the groups may not confirm what they ask for.
    expect((await security.post(path)).json()).toMatchObject({ code: 'second-person' });
    const confirmed = await (await test.as('省行系统管理员')).post(path);
    const { made } = confirmed.json<{ made: { password: string } }>();
    expect(refusedOf((await signOn('qian')).answer)).toBe('sign-on-factor');
    const caller = sessionOf(await test.signIn('qian.shen', made.password));
    const own = { old: made.password, new: '自己选的一个新密码呀' };
    expect((await caller.put('/api/session/password', own)).statusCode).toBe(200);
    expect((await caller.get('/api/audit')).statusCode).toBe(200);
    accounts.set('qian', person({ preferred_username: 'qian.shen', groups: [], staff_no: '' }));
    expect(refusedOf((await signOn('qian')).answer)).toBe('no-assignment');
    expect((await caller.get('/api/audit')).statusCode).toBe(401);
  });

  it('没有对应的组，从来不是任何管理员；与管理员同名的进不来', async () => {
    accounts.set(
      'sun',
      person({ preferred_username: 'sun.xx', groups: ['system-admin', 'admins'], staff_no: '' }),
    );
    expect(refusedOf((await signOn('sun')).answer)).toBe('no-assignment');
    accounts.set('fake', person({ preferred_username: 'sheng.sec', staff_no: '' }));
    expect(refusedOf((await signOn('fake')).answer)).toBe('sign-on-taken');
    expect((await test.signIn('sheng.sec', password)).statusCode).toBe(200);
  });

  it('目录收不走最后一位安全管理员的角色', async () => {
    const mapping = [heads, { group: 'guards', role: 'security-admin', unitCode: '33' }];
    expect((await configure({ mapping })).statusCode).toBe(200);
    const an = { preferred_username: 'an.quan', name: '安全', staff_no: '' };
    accounts.set('an', person({ ...an, groups: ['guards'] }));
    await signOn('an');
    const system = await test.as('省行系统管理员');
    const { rows } = (await system.get('/api/access-requests')).json<{ rows: { id: number }[] }>();
    expect((await system.post(`/api/access-requests/${rows[0]!.id}/confirm`)).statusCode).toBe(200);
    const { pool } = test.services.database;
    const others = (disabled: boolean) =>
      pool.query(
        `update "user" set disabled = $1 where username in ('sheng.sec', 'sheng.sec2', 'xian.sec')`,
        [disabled],
      );
    accounts.set('an', person({ ...an, groups: [] }));
    await others(true);
    expect(refusedOf((await signOn('an')).answer)).toBe('sign-on-factor');
    await others(false);
    const told = await pool.query<{ detail: object }>(
      `select detail from audit where action = 'sign-on.provision' order by id desc limit 1`,
    );
    expect(told.rows[0]!.detail).toMatchObject({
      taken: [],
      skipped: [expect.stringContaining('security-admin')],
    });
    expect(refusedOf((await signOn('an')).answer)).toBe('no-assignment');
  });

  it('目录里另一个人用了同一个名字：账号不换人', async () => {
    accounts.set('zhao-2', person({ name: '后来的人', staff_no: '' }));
    expect(refusedOf((await signOn('zhao-2')).answer)).toBe('sign-on-bound');
    expect(refusedOf((await signOn('zhao')).answer)).toBeNull();
  });

  it('停用的账号进不来', async () => {
    const { pool } = test.services.database;
    await pool.query(`update "user" set disabled = true where username = 'zhao.xin'`);
    expect(refusedOf((await signOn('zhao')).answer)).toBe('account-disabled');
  });
});

describe('伪造与重放', () => {
  const li = person({ preferred_username: 'li.si', staff_no: '' });

  it('别的浏览器开始的、state 改过的、用过一次的，都不行', async () => {
    accounts.set('li', li);
    const { came, flow, answer } = await signOn('li');
    expect(answer.headers['location']).toBe('/ledger');
    expect(refusedOf(await comeBack(came, ''))).toBe('sign-on-failed');
    expect(refusedOf(await comeBack(came, flowOf(await begin())))).toBe('sign-on-failed');
    expect(refusedOf(await comeBack(came, flow))).toBe('sign-on-failed');
    const started = await begin();
    const fresh = await signInAt(String(started.headers['location']), 'li', callback);
    fresh.searchParams.set('state', 'forged');
    expect(refusedOf(await comeBack(fresh, flowOf(started)))).toBe('sign-on-failed');
  });

  it('密文改过一位的 Cookie 不认', async () => {
    const started = await begin();
    const came = await signInAt(String(started.headers['location']), 'li', callback);
    const forged = flowOf(started).replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'));
    expect(refusedOf(await comeBack(came, forged))).toBe('sign-on-failed');
    expect(refusedOf(await comeBack(came, 'mingchuang.sign_on=%'))).toBe('sign-on-failed');
  });

  it('回到的只能是自己的页面', async () => {
    for (const back of ['//elsewhere.example/', '/\t/elsewhere.example/', '/台账'])
      expect((await signOn('li', back)).answer.headers['location']).toBe('/');
  });

  it('请求带 PKCE（S256）、state、nonce', async () => {
    const asked = new URL(String((await begin()).headers['location'])).searchParams;
    expect(asked.get('code_challenge_method')).toBe('S256');
    for (const name of ['code_challenge', 'state', 'nonce'])
      expect(asked.get(name)?.length).toBeGreaterThan(20);
  });

  it('自报的签发者与设置不同：不去', async () => {
    const other = `http://localhost:${provider.port}`;
    const caller = await test.as('省行安全管理员');
    const { version, settings } = (await caller.get('/api/security/sign-on')).json<{
      version: number;
      settings: { oidc: object };
    }>();
    const changed = { ...settings, oidc: { ...settings.oidc, issuer: other } };
    await caller.put('/api/security/sign-on', { version, settings: changed });
    expect((await begin()).json()).toMatchObject({ code: 'sign-on-unreachable' });
    expect((await configure()).statusCode).toBe(200);
  });
});

describe('关闭密码登录', () => {
  it('应急账号里没有安全管理员就不能关', async () => {
    for (const named of [[], ['xian.svc'], ['mei.you']])
      expect((await configure({ local: 'named', named })).json()).toMatchObject({
        code: 'invalid',
      });
  });

  it('关了以后只有应急账号能用密码；统一认证照常', async () => {
    expect((await configure({ local: 'named', named: ['Sheng.Sec'] })).statusCode).toBe(200);
    expect((await test.signIn('xian.svc', password)).json()).toMatchObject({
      code: 'local-sign-in-off',
    });
    expect((await test.signIn('xian.svc', '不对')).json()).toMatchObject({
      code: 'sign-in-failed',
    });
    expect((await test.signIn('sheng.sec', password)).statusCode).toBe(200);
    expect((await signOn('li')).answer.headers['location']).toBe('/ledger');
  });
});
