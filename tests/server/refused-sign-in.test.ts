/** 登录失败与锁定 in the audit trail: who tried, from where, why; never a password. */
import { describe, expect, it } from 'vitest';
import { testApp } from '../support/app.ts';
import { password } from '../support/personas.ts';

const test = testApp();
type Entry = {
  actor: string;
  action: string;
  address: string | null;
  detail: Record<string, string>;
};
const tryOnce = (username: string, given: string) =>
  test.app.inject({
    method: 'POST',
    url: '/api/session',
    headers: { origin: 'http://localhost', host: 'localhost' },
    payload: { username, password: given },
    remoteAddress: '192.0.2.7',
  });
const told = async (
  action: string,
  who: '县行服务管理员' | '他县审计员' | '省行服务管理员' = '县行服务管理员',
) => (await (await test.as(who)).get(`/api/audit?action=${action}`)).json<{ rows: Entry[] }>().rows;

describe('登录失败', () => {
  it('密码不对：记在账号所在的机构，有地址和原因，没有密码；别县看不到', async () => {
    const answer = await tryOnce('xian.lead', '不是这个密码-123');
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([
      401,
      'sign-in-failed',
    ]);
    const rows = await told('session.refused');
    expect(rows).toMatchObject([
      { actor: '郑六（xian.lead）', address: '192.0.2.7', detail: { why: '用户名或密码不对' } },
    ]);
    expect(JSON.stringify(rows)).not.toContain('不是这个密码');
    expect(await told('session.refused', '他县审计员')).toEqual([]);
  });

  it('没有这个账号：记在最上级，名字只留开头（可能是误填的密码）', async () => {
    await tryOnce('Tq8#vLm2xPz', 'whatever-else-1');
    const [entry] = await told('session.refused', '省行服务管理员');
    expect(entry).toMatchObject({ detail: { why: '没有这个账号' } });
    expect(entry!.actor).toContain('Tq…');
    expect(JSON.stringify(entry)).not.toContain('vLm2');
  });

  it('停用的账号密码对也进不来，并记下', async () => {
    const { pool } = test.services.database;
    await pool.query(`update "user" set disabled = true where username = 'guiyuan'`);
    const answer = await tryOnce('guiyuan', password);
    expect(answer.json()).toMatchObject({ code: 'account-disabled' });
    const [entry] = await told('session.refused');
    expect(entry).toMatchObject({ detail: { why: '账号已停用' } });
    const left = await pool.query(
      `select 1 from session s join "user" u on u.id = s.user_id where u.username = 'guiyuan'`,
    );
    expect(left.rows).toEqual([]);
  });

  it('第五次错：记一条暂停登录；其后的尝试不再逐次记', async () => {
    for (let n = 0; n < 7; n += 1) await tryOnce('wd.head', `wrong-${n}-wrong`);
    const locked = await told('session.locked');
    expect(locked).toMatchObject([{ actor: '王七（wd.head）' }]);
    const refused = (await told('session.refused')).filter(({ actor }) =>
      actor.includes('wd.head'),
    );
    expect(refused).toHaveLength(5);
  });
});
