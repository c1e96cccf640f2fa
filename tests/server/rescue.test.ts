/** 找回: a bank without any security administrator gets one back from its own machine, and it is told. */
import { describe, expect, it } from 'vitest';
import { rescue } from '../../src/server/account/index.ts';
import { cookieOf, testApp } from '../support/app.ts';
import { personas } from '../support/personas.ts';

const test = testApp();
const { username } = personas.省行安全管理员;
const sql = (text: string, ...values: unknown[]) => test.services.database.pool.query(text, values);
const rescued = (name: string) => rescue(test.services.database, name, 'root');
const enter = async (name: string, secret: string) =>
  test.withCookie(cookieOf(await test.signIn(name, secret)));

describe('找回安全管理员', () => {
  it('停用、锁定、丢了动态口令的：重开，先改密码，原来的登录都退出', async () => {
    const before = await test.as('省行安全管理员');
    await sql(
      `update "user" set disabled = true, two_factor = true, locked_until = now() + interval '1 day' where username = $1`,
      username,
    );
    const { password, isNew } = await rescued(username);
    expect(isNew).toBe(false);
    const session = await (await enter(username, password)).get('/api/session');
    expect(session.json()).toMatchObject({ pending: 'password' });
    expect((await before.get('/api/session')).statusCode).toBe(401);
  });

  it('一个也没有的：新开一个，在最上级机构，能管账号', async () => {
    const { password, isNew } = await rescued('New.Guard');
    expect(isNew).toBe(true);
    const guard = await enter('new.guard', password);
    const own = 'Kd7!mzRq2#wP';
    expect((await guard.put('/api/session/password', { old: password, new: own })).statusCode).toBe(
      200,
    );
    expect((await (await enter('new.guard', own)).get('/api/accounts')).statusCode).toBe(200);
  });

  it('别的账号、不能作登录名的，什么也不改', async () => {
    const all = `select username, disabled, must_change from "user" order by 1`;
    const before = (await sql(all)).rows;
    await expect(rescued('sheng.svc')).rejects.toThrow('不是安全管理员');
    expect(() => rescued('不 行')).toThrow('不能作登录名');
    expect((await sql(all)).rows).toEqual(before);
  });

  it('记入审计，写明是在哪里；账号与角色的改动进防篡改日志', async () => {
    const audit = await (await test.as('省行审计管理员')).get('/api/audit?action=account.rescue');
    expect(audit.json()).toMatchObject({
      total: 2,
      rows: [{ actor: '命令行（root）', subject: 'New.Guard' }, { subject: username }],
    });
    const { rows } = await sql(
      `select form, operation from log_entry where account = 'system' and form like 'assignment/%' order by id desc limit 1`,
    );
    expect(rows).toMatchObject([{ operation: 'insert' }]);
  });
});
