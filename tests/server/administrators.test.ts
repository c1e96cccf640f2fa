/** 三员分立: what one cannot do alone, and that a second person makes it hold. */
import { describe, expect, it } from 'vitest';
import type { Account } from '../../src/contract/account.ts';
import { loadOther, switchAccount, takeRole } from '../../src/server/account/actions.ts';
import { cookieOf, testApp } from '../support/app.ts';
import { password, personas, type Persona } from '../support/personas.ts';

const test = testApp();

async function account(persona: Persona): Promise<Account> {
  const search = encodeURIComponent(personas[persona].username);
  const answer = await (await test.as('省行安全管理员')).get(`/api/accounts?search=${search}`);
  return answer
    .json<{ rows: Account[] }>()
    .rows.find((one) => one.username === personas[persona].username)!;
}
const give = async (by: Persona, to: Persona, role: string, unit = '33') => {
  const { id } = await account(to);
  const body = { role, unitId: await test.unitId(unit) };
  return (await test.as(by)).post(`/api/accounts/${id}/assignments`, body);
};
const reset = async (by: Persona, of: Persona, what = 'reset-password') =>
  (await test.as(by)).post(`/api/accounts/${(await account(of)).id}/${what}`);
type Request = { id: number; kind: string; mayConfirm: boolean; account: { username: string } };
const waits = async (who: Persona) =>
  (await (await test.as(who)).get('/api/access-requests')).json<{ rows: Request[] }>().rows;
const decide = async (who: Persona, id: number, step = 'confirm') =>
  (await test.as(who)).post(`/api/access-requests/${id}/${step}`);

describe('一个人做不成的', () => {
  it('给自己授权、收回自己的角色、重置自己的密码', async () => {
    expect((await give('省行安全管理员', '省行安全管理员', 'auditor')).json()).toMatchObject({
      code: 'own-account',
    });
    const own = await account('省行安全管理员');
    const caller = await test.as('省行安全管理员');
    const taken = await caller.delete(`/api/assignments/${own.assignments[0]!.id}`);
    expect(taken.json()).toMatchObject({ code: 'own-account' });
    for (const step of ['reset-password', 'reset-two-factor', 'disable', 'unlock'])
      expect((await reset('省行安全管理员', '省行安全管理员', step)).json()).toMatchObject({
        code: 'own-account',
      });
  });

  it('一个账号兼两员，或管理员兼业务角色', async () => {
    for (const [to, role] of [
      ['省行系统管理员', 'audit-admin'],
      ['另一安全管理员', 'system-admin'],
      ['省行审计管理员', 'service-admin'],
      ['县行服务管理员', 'system-admin'],
    ] as const)
      expect([to, (await give('省行安全管理员', to, role)).json()]).toMatchObject([
        to,
        { code: 'mixed-roles' },
      ]);
  });

  it('系统管理员、审计管理员授不了权，也改不了策略', async () => {
    for (const who of ['省行系统管理员', '省行审计管理员'] as const) {
      expect((await give(who, '柜员', 'auditor', '330328')).statusCode).toBe(403);
      expect((await (await test.as(who)).get('/api/security/policy')).statusCode).toBe(403);
    }
    const reads = await (await test.as('省行安全管理员')).get('/api/audit');
    expect(reads.statusCode).toBe(403);
  });

  it('县里的安全管理员看不到省行的账号，改不了全行策略', async () => {
    const county = await test.as('县行安全管理员');
    const { id } = await account('省行系统管理员');
    expect((await county.post(`/api/accounts/${id}/reset-password`)).statusCode).toBe(404);
    const { policy, version } = (await county.get('/api/security/policy')).json<{
      policy: object;
      version: number;
    }>();
    const answer = await county.put('/api/security/policy', { version, policy });
    expect(answer.statusCode).toBe(403);
  });
});

describe('第二人确认', () => {
  it('管理员的密码：提出的人和本人都不能确认，另一人确认后才重置', async () => {
    expect((await reset('省行安全管理员', '省行系统管理员')).json()).toEqual({
      state: 'waiting',
      made: null,
    });
    expect((await test.signIn('sheng.sys', password)).statusCode).toBe(200);
    const again = await reset('另一安全管理员', '省行系统管理员');
    expect(again.json()).toMatchObject({ code: 'request-waiting' });
    const [asked] = await waits('省行安全管理员');
    expect(asked).toMatchObject({ kind: 'password', mayConfirm: false });
    expect((await decide('省行安全管理员', asked!.id)).json()).toMatchObject({
      code: 'second-person',
    });
    expect((await decide('省行系统管理员', asked!.id)).json()).toMatchObject({
      code: 'second-person',
    });
    expect((await decide('省行审计管理员', asked!.id)).statusCode).toBe(403);
    expect((await waits('另一安全管理员'))[0]).toMatchObject({ mayConfirm: true });
    const done = (await decide('另一安全管理员', asked!.id)).json<{ made: { password: string } }>();
    expect((await test.signIn('sheng.sys', password)).statusCode).toBe(401);
    const inside = await test.signIn('sheng.sys', done.made.password);
    expect(inside.json()).toMatchObject({ pending: 'password' });
    expect((await decide('另一安全管理员', asked!.id)).statusCode).toBe(404);
    const told = await (await test.as('省行审计管理员')).get('/api/audit?action=request.confirm');
    expect(told.json()).toMatchObject({ total: 1, rows: [{ subject: '钱一' }] });
  });

  it('管理员角色：确认以前没有，确认以后凭新密码重新登录；不同意就没有', async () => {
    const { id: assignment } = (await account('他县审计员')).assignments[0]!;
    const security = await test.as('省行安全管理员');
    expect((await security.delete(`/api/assignments/${assignment}`)).statusCode).toBe(200);
    const asked = await give('省行安全管理员', '他县审计员', 'audit-admin');
    expect(asked.json()).toMatchObject({ state: 'waiting' });
    expect((await test.signIn('ta.audit', password)).json()).toMatchObject({
      code: 'no-assignment',
    });
    const [first] = await waits('另一安全管理员');
    expect((await decide('另一安全管理员', first!.id, 'refuse')).statusCode).toBe(200);
    await give('省行安全管理员', '他县审计员', 'audit-admin');
    const [second] = await waits('另一安全管理员');
    const confirmed = await decide('另一安全管理员', second!.id);
    const { made } = confirmed.json<{ made: { password: string } }>();
    expect((await test.signIn('ta.audit', password)).statusCode).toBe(401);
    const inside = test.withCookie(cookieOf(await test.signIn('ta.audit', made.password)));
    const own = { old: made.password, new: '自己选的一个新密码呀' };
    expect((await inside.put('/api/session/password', own)).statusCode).toBe(200);
    expect((await inside.get('/api/audit')).statusCode).toBe(200);
    expect((await inside.get('/api/ledger')).statusCode).toBe(403);
  });

  it('等待期间得了别的角色，确认时仍守三员分立', async () => {
    const unitId = await test.unitId('33032801');
    const system = await test.as('县行系统管理员');
    const person = (
      await system.post('/api/people', { staffNo: 'W1', name: '等候人', unitId })
    ).json<{ id: number }>();
    const security = await test.as('县行安全管理员');
    const opened = await security.post(`/api/people/${person.id}/account`, {
      username: 'deng.hou',
      role: 'system-admin',
      unitId,
    });
    expect(opened.json()).toEqual({ state: 'waiting', made: null });
    const found = (await security.get('/api/accounts?search=deng')).json<{ rows: Account[] }>();
    expect(found.rows).toMatchObject([{ assignments: [], mustChange: true }]);
    const role = { role: 'staff', unitId };
    await security.post(`/api/accounts/${found.rows[0]!.id}/assignments`, role);
    const asked = (await waits('省行安全管理员')).find(
      (one) => one.account.username === 'deng.hou',
    )!;
    expect((await decide('省行安全管理员', asked.id)).json()).toMatchObject({
      code: 'mixed-roles',
    });
    expect(await waits('他县系统管理员')).toEqual([]);
  });
});

describe('提出的人不能先进去', () => {
  it('新账号没有密码；等待时重置的密码、预先绑定的动态口令，确认后都不能用', async () => {
    const unitId = await test.unitId('330328');
    const given = { staffNo: 'W2', name: '新审计', unitId };
    const system = await test.as('县行系统管理员');
    const { id } = (await system.post('/api/people', given)).json<{ id: number }>();
    const security = await test.as('省行安全管理员');
    const account = { username: 'xin.shenji', role: 'audit-admin', unitId };
    const opened = await security.post(`/api/people/${id}/account`, account);
    expect(opened.json()).toEqual({ state: 'waiting', made: null });
    const found = (await security.get('/api/accounts?search=xin.shenji')).json<{
      rows: Account[];
    }>().rows[0]!;
    const path = `/api/accounts/${found.id}`;
    const reset = (await security.post(`${path}/reset-password`)).json<{
      made: { password: string };
    }>();
    const { pool } = test.services.database;
    await pool.query(
      `insert into two_factor (user_id, secret, confirmed_at) values ($1, '', now())`,
      [found.id],
    );
    await pool.query(`update "user" set two_factor = true where id = $1`, [found.id]);
    const asked = (await waits('另一安全管理员')).find(
      (one) => one.account.username === 'xin.shenji',
    )!;
    const confirmed = (await decide('另一安全管理员', asked.id)).json<{
      made: { username: string; password: string };
    }>();
    expect(confirmed.made.username).toBe('xin.shenji');
    expect((await test.signIn('xin.shenji', reset.made.password)).json()).toMatchObject({
      code: 'sign-in-failed',
    });
    expect((await test.signIn('xin.shenji', confirmed.made.password)).json()).toMatchObject({
      pending: 'password',
      active: { role: 'audit-admin' },
    });
  });
});

describe('不会把自己关在门外', () => {
  it('没有对应人员的账号，最后一个角色收不回；人员的可以', async () => {
    const { pool } = test.services.database;
    await pool.query(`update "user" set person_id = null where username = 'sheng.review'`);
    const { assignments } = await account('省行复核人');
    const security = await test.as('省行安全管理员');
    const taken = await security.delete(`/api/assignments/${assignments[0]!.id}`);
    expect(taken.json()).toMatchObject({ code: 'last-role' });
  });

  it('最后一位可用的安全管理员停用不了，收回不了', async () => {
    const { pool } = test.services.database;
    // The only other one works for a county above whose account nobody stands.
    await pool.query(
      `update "user" set disabled = true where username in ('sheng.sec2', 'xian.sec')`,
    );
    const { id, assignments } = await account('省行安全管理员');
    const actor = {
      userId: 'somebody-else',
      role: 'security-admin' as const,
      unit: { id: 0, code: '', name: '', level: '省行', unitNo: 0, lastNo: 2 ** 52 },
    };
    const asked = test.services.within({ lo: 0, hi: 2 ** 52 }, async (db) => {
      const account = await loadOther(db, actor as never, id);
      await switchAccount(db, account, true);
    });
    await expect(asked).rejects.toMatchObject({ code: 'last-administrator' });
    const taken = test.services.within({ lo: 0, hi: 2 ** 52 }, (db) =>
      takeRole(db, actor as never, assignments[0]!.id),
    );
    await expect(taken).rejects.toMatchObject({ code: 'last-administrator' });
  });

  it('最后两位同时互相停用：只停得了一位', async () => {
    const { pool } = test.services.database;
    await pool.query(`update "user" set disabled = false where username = 'sheng.sec2'`);
    const [one, other] = [await account('省行安全管理员'), await account('另一安全管理员')];
    const disable = (of: Account, by: Account) =>
      test.services.within({ lo: 0, hi: 2 ** 52 }, async (db) => {
        const actor = { userId: by.id, unit: { unitNo: 0, lastNo: 2 ** 52 } } as never;
        await switchAccount(db, await loadOther(db, actor, of.id), true);
        await new Promise((resolve) => setTimeout(resolve, 300));
      });
    const done = await Promise.allSettled([disable(one, other), disable(other, one)]);
    expect(done.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(done.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'last-administrator' },
    });
  });
});
