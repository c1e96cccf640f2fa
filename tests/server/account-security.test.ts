/** 登录安全: policy, lock-out and unlocking, idle and longest time, sessions, 动态口令. */
import { describe, expect, it } from 'vitest';
import type { Account, OpenSession, Policy } from '../../src/contract/account.ts';
import { codeAt, stepAt } from '../../src/server/access/totp.ts';
import { cookieOf, testApp, type Caller } from '../support/app.ts';
import { password } from '../support/personas.ts';

const test = testApp();
const sql = (text: string, ...values: unknown[]) => test.services.database.pool.query(text, values);
const enter = async (username: string, secret = password) =>
  test.withCookie(cookieOf(await test.signIn(username, secret)));
const post = (body: object) => test.nobody().post('/api/session', body);

async function setPolicy(change: Partial<Policy>) {
  const caller = await test.as('省行安全管理员');
  const { version, policy } = (await caller.get('/api/security/policy')).json<{
    version: number;
    policy: Policy;
  }>();
  return caller.put('/api/security/policy', { version, policy: { ...policy, ...change } });
}
const found = async (username: string) =>
  (await (await test.as('省行安全管理员')).get(`/api/accounts?search=${username}`)).json<{
    rows: Account[];
  }>().rows[0]!;

describe('安全策略', () => {
  it('超出范围、别人先改过的，不保存；改动记入审计，写明前后', async () => {
    expect((await setPolicy({ minLength: 4 })).json<{ message: string }>().message).toContain(
      '密码最短位数',
    );
    const caller = await test.as('省行安全管理员');
    const read = (await caller.get('/api/security/policy')).json<{ policy: Policy }>();
    expect(read).toMatchObject({
      version: 0,
      policy: { minLength: 10, lockAfter: 5, idleMinutes: 30 },
    });
    expect((await setPolicy({ minLength: 12 })).json()).toMatchObject({ version: 1 });
    const stale = await caller.put('/api/security/policy', { version: 0, policy: read.policy });
    expect(stale.json()).toMatchObject({ code: 'conflict' });
    const audit = await (await test.as('省行审计管理员')).get('/api/audit?action=policy.change');
    expect(audit.json()).toMatchObject({
      total: 1,
      rows: [{ detail: { before: { minLength: 10 }, after: { minLength: 12 } } }],
    });
  });

  it('新密码守改过的策略；最近用过的不能再用', async () => {
    const caller = await enter('guiyuan');
    const change = (old: string, to: string) =>
      caller.put('/api/session/password', { old, new: to });
    expect((await change(password, 'Tq8#vLm2xPz')).json()).toMatchObject({
      code: 'password-short',
      params: { least: '12' },
    });
    const [one, two] = ['Tq8#vLm2xPz-1', 'Tq8#vLm2xPz-2'];
    expect((await change(password, one)).statusCode).toBe(200);
    expect((await change(one, two)).statusCode).toBe(200);
    for (const former of [one, two])
      expect((await change(two, former)).json()).toMatchObject({ code: 'password-used' });
    await setPolicy({ history: 0 });
    expect((await change(two, one)).statusCode).toBe(200);
    const kept = await sql(
      `select 1 from password_history h join "user" u on u.id = h.user_id where u.username = 'guiyuan'`,
    );
    expect(kept.rowCount).toBe(1);
  });

  it('过了有效期：先改密码，别的都打不开', async () => {
    await setPolicy({ expiryDays: 90 });
    await sql(
      `update "user" set password_changed_at = now() - interval '91 days' where username = 'shenmi'`,
    );
    const answer = await test.signIn('shenmi', password);
    expect(answer.json()).toMatchObject({ pending: 'expired' });
    const caller = test.withCookie(cookieOf(answer));
    expect((await caller.get('/api/units')).json()).toMatchObject({ code: 'account-not-ready' });
    const body = { old: password, new: 'Tq8#vLm2xPz-1' };
    expect((await caller.put('/api/session/password', body)).statusCode).toBe(200);
    expect((await caller.get('/api/units')).statusCode).toBe(200);
  });
});

describe('锁定', () => {
  it('按设置锁定；列表看得出；安全管理员解锁后立即能登录', async () => {
    await setPolicy({ lockAfter: 3, lockMinutes: 60 });
    for (let n = 0; n < 3; n += 1) await test.signIn('wd.head', 'x');
    expect((await test.signIn('wd.head', password)).json()).toMatchObject({
      code: 'sign-in-locked',
      params: { minutes: '60' },
    });
    const caller = await test.as('省行安全管理员');
    const locked = (await caller.get('/api/accounts?state=locked')).json<{ rows: Account[] }>();
    expect(locked.rows.map(({ username }) => username)).toEqual(['wd.head']);
    expect((await caller.post(`/api/accounts/${locked.rows[0]!.id}/unlock`)).statusCode).toBe(200);
    expect((await test.signIn('wd.head', password)).statusCode).toBe(200);
  });

  it('到时自动解开，从头数起；登录成功清零', async () => {
    for (let n = 0; n < 3; n += 1) await test.signIn('wd.head', 'x');
    await sql(`update "user" set failing_since = failing_since - interval '61 minutes',
      locked_until = locked_until - interval '61 minutes' where username = 'wd.head'`);
    await test.signIn('wd.head', 'x');
    await test.signIn('wd.head', 'x');
    expect((await test.signIn('wd.head', password)).statusCode).toBe(200);
    await test.signIn('wd.head', 'x');
    await test.signIn('wd.head', 'x');
    expect((await test.signIn('wd.head', password)).statusCode).toBe(200);
  });
});

describe('登录时长', () => {
  const age = (column: string, by: string) =>
    sql(`update session set ${column} = ${column} - interval '${by}' where user_id =
      (select id from "user" where username = 'xian.lead')`);

  it('闲置超过设置的分钟数就退出；用着就不退，最后使用记到分钟', async () => {
    const caller = await enter('xian.lead');
    await age('last_used_at', '29 minutes');
    expect((await caller.get('/api/session')).statusCode).toBe(200);
    await age('last_used_at', '29 minutes');
    expect((await caller.get('/api/session')).statusCode).toBe(200);
    await age('last_used_at', '31 minutes');
    expect((await caller.get('/api/session')).json()).toMatchObject({ code: 'signed-out' });
  });

  it('最长时间到了，用着也退出；改小闲置分钟对已登录的人也有效', async () => {
    const caller = await enter('xian.lead');
    await age('last_used_at', '6 minutes');
    expect((await setPolicy({ idleMinutes: 5 })).statusCode).toBe(200);
    expect((await caller.get('/api/session')).statusCode).toBe(401);
    await setPolicy({ idleMinutes: 30, sessionHours: 2 });
    const answer = await test.signIn('xian.lead', password);
    expect(String(answer.headers['set-cookie'])).toContain('Max-Age=7200');
    const again = test.withCookie(cookieOf(answer));
    await age('expires_at', '2 hours');
    expect((await again.get('/api/session')).statusCode).toBe(401);
  });
});

describe('登录的设备', () => {
  const list = async (caller: Caller) => (await caller.get('/api/sessions')).json<OpenSession[]>();

  it('只看得到自己的；退出一处、退出其他、处处退出', async () => {
    const [here, there] = [await enter('shi.review'), await enter('shi.review')];
    const other = await list(await enter('xian.svc'));
    const mine = await list(here);
    expect(mine).toHaveLength(2);
    expect(mine.filter((one) => one.here)).toHaveLength(1);
    expect(mine[0]).toMatchObject({ via: 'password', address: '127.0.0.1' });
    expect((await here.delete(`/api/sessions/${other[0]!.id}`)).statusCode).toBe(404);
    const elsewhere = mine.find((one) => !one.here)!;
    expect((await here.delete(`/api/sessions/${elsewhere.id}`)).statusCode).toBe(200);
    expect((await there.get('/api/session')).statusCode).toBe(401);
    const third = await enter('shi.review');
    expect((await here.delete('/api/sessions')).statusCode).toBe(200);
    expect((await third.get('/api/session')).statusCode).toBe(401);
    const everywhere = await here.delete('/api/sessions?keep=none');
    expect(String(everywhere.headers['set-cookie'])).toContain('Max-Age=0');
    expect((await here.get('/api/session')).statusCode).toBe(401);
  });

  it('安全管理员可以让别人处处退出，范围以外的不行', async () => {
    const caller = await enter('shi.review');
    const { id } = await found('shi.review');
    const security = await test.as('省行安全管理员');
    const seen = (await security.get(`/api/accounts/${id}/sessions`)).json<OpenSession[]>();
    expect(seen).toMatchObject([{ here: false }]);
    const county = await test.as('县行安全管理员');
    expect((await county.delete(`/api/accounts/${id}/sessions`)).statusCode).toBe(404);
    expect((await security.delete(`/api/accounts/${id}/sessions`)).statusCode).toBe(200);
    expect((await caller.get('/api/session')).statusCode).toBe(401);
  });
});

describe('动态口令', () => {
  const fromBase32 = (text: string) => {
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
    const bits = [...text]
      .map((one) => alphabet.indexOf(one).toString(2).padStart(5, '0'))
      .join('');
    return Buffer.from(bits.match(/.{8}/g)!.map((byte) => Number.parseInt(byte, 2)));
  };
  const code = (key: Buffer, ahead = 0) => codeAt(key, stepAt(Date.now()) + ahead);
  /** Set up for an account: its key and recovery codes; the present code has been used. */
  async function setUp(caller: Caller) {
    const begun = (await caller.post('/api/session/two-factor')).json<{ secret: string }>();
    const key = fromBase32(begun.secret);
    const confirmed = await caller.post('/api/session/two-factor/confirm', { code: code(key, -1) });
    return { key, codes: confirmed.json<{ codes: string[] }>().codes };
  }
  const credentials = { username: 'sheng.svc', password };
  let held: Awaited<ReturnType<typeof setUp>>;

  it('绑定：第一个口令不对就没有启用；密钥、备用码不以明文存放', async () => {
    const caller = await enter('sheng.svc');
    const begun = (await caller.post('/api/session/two-factor')).json<{
      secret: string;
      uri: string;
    }>();
    expect(begun.uri).toMatch(/^otpauth:\/\/totp\/.*sheng\.svc\?secret=[A-Z2-7]{32}&/);
    const wrong = await caller.post('/api/session/two-factor/confirm', { code: '000000' });
    expect(wrong.json()).toMatchObject({ code: 'code-wrong' });
    expect((await post(credentials)).statusCode).toBe(200);
    held = await setUp(caller);
    expect(held.codes).toHaveLength(10);
    const { rows } = await sql(
      'select f.secret, r.hash from two_factor f join recovery_code r using (user_id)',
    );
    const kept = JSON.stringify(rows);
    expect(kept).not.toContain(held.key.toString('base64'));
    expect(kept).not.toContain(held.codes[0]!.replace('-', ''));
  });

  it('登录：先要口令，错的不行，对的行，同一个不能用两次', async () => {
    expect((await post(credentials)).json()).toMatchObject({ code: 'code-needed' });
    expect((await post({ ...credentials, code: '000000' })).json()).toMatchObject({
      code: 'code-wrong',
    });
    const present = code(held.key);
    expect((await post({ ...credentials, code: present })).statusCode).toBe(200);
    expect((await post({ ...credentials, code: present })).json()).toMatchObject({
      code: 'code-wrong',
    });
    const wrong = { username: 'sheng.svc', password: '不对的密码', code: code(held.key, 1) };
    expect((await post(wrong)).json()).toMatchObject({ code: 'sign-in-failed' });
  });

  it('备用码每个只能用一次，大小写和连字符不计', async () => {
    const [first] = held.codes;
    const typed = first!.replace('-', ' ').toUpperCase();
    expect((await post({ ...credentials, code: typed })).statusCode).toBe(200);
    expect((await post({ ...credentials, code: first! })).json()).toMatchObject({
      code: 'code-wrong',
    });
  });

  it('口令连错也会锁定', async () => {
    await sql(`update "user" set failures = 0 where username = 'sheng.svc'`);
    for (let n = 0; n < 3; n += 1) await post({ ...credentials, code: '111111' });
    expect((await post({ ...credentials, code: held.codes[1]! })).json()).toMatchObject({
      code: 'sign-in-locked',
    });
  });

  it('安全管理员重置后只凭密码登录，可重新绑定', async () => {
    const { id } = await found('sheng.svc');
    const security = await test.as('省行安全管理员');
    await security.post(`/api/accounts/${id}/unlock`);
    expect((await security.post(`/api/accounts/${id}/reset-two-factor`)).json()).toMatchObject({
      state: 'done',
    });
    const caller = await enter('sheng.svc');
    expect((await caller.get('/api/session/security')).json()).toMatchObject({
      twoFactor: { on: false, codesLeft: 0 },
    });
    held = await setUp(caller);
    const ended = await caller.post('/api/session/two-factor/end', { code: held.codes[2]! });
    expect(ended.statusCode).toBe(200);
    expect((await post(credentials)).statusCode).toBe(200);
  });

  it('登录以后猜口令、猜原密码，合起来数，锁定后对的也不收', async () => {
    const caller = await enter('wd.head');
    const { codes } = await setUp(caller);
    const renew = (code: string) => caller.post('/api/session/two-factor/codes', { code });
    const end = (code: string) => caller.post('/api/session/two-factor/end', { code });
    const change = (old: string) =>
      caller.put('/api/session/password', { old, new: 'Tq8#vLm2xPz-1' });
    expect((await renew('000000')).json()).toMatchObject({ code: 'code-wrong' });
    expect((await end('000000')).json()).toMatchObject({ code: 'code-wrong' });
    expect((await change('不对的原密码')).json()).toMatchObject({ code: 'invalid' });
    for (const answer of [await renew(codes[0]!), await end(codes[0]!), await change(password)])
      expect(answer.json()).toMatchObject({ code: 'sign-in-locked' });
    const told = await (await test.as('省行审计管理员')).get('/api/audit?action=session.locked');
    expect(told.json<{ rows: object[] }>().rows).toContainEqual(
      expect.objectContaining({ subject: '王七', outcome: 'refused' }),
    );
  });

  it('策略要求三员使用：没有绑定的先绑定，绑定后关不掉；业务角色不受影响', async () => {
    const before = await enter('xian.sys');
    expect((await setPolicy({ secondFactor: 'administrators' })).statusCode).toBe(200);
    expect((await before.get('/api/units')).json()).toMatchObject({ code: 'account-not-ready' });
    const answer = await test.signIn('xian.sys', password);
    expect(answer.json()).toMatchObject({ pending: 'second-factor' });
    const caller = test.withCookie(cookieOf(answer));
    const { codes } = await setUp(caller);
    expect((await caller.get('/api/units')).statusCode).toBe(200);
    const end = await caller.post('/api/session/two-factor/end', { code: codes[0]! });
    expect(end.json()).toMatchObject({ code: 'factor-required' });
    expect((await (await enter('xian.svc')).get('/api/units')).statusCode).toBe(200);
  });
});
