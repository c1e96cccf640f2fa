/** 密码与锁定. */
import { describe, expect, it } from 'vitest';
import { createLockOut } from './lock-out.ts';
import { checkPassword, inventPassword } from './passwords.ts';

describe('密码', () => {
  it.each([
    '123456789',
    '1234567890',
    'Password123!',
    'qwertyuiop',
    'admin888888',
    'aaaaaaaaaaaa',
    'zhangsan2023',
    '短密码',
  ])('拒绝 %s', (password) => {
    expect(() => checkPassword(password, 'zhangsan')).toThrow(
      expect.objectContaining({ code: 'weak-password' }),
    );
  });

  it.each(['correct horse battery', '今天的天气真是不错呀', 'Tq8#vLm2xPz'])(
    '接受 %s',
    (password) => {
      expect(() => checkPassword(password, 'zhangsan')).not.toThrow();
    },
  );

  it('生成的初始密码自己也合格，每次不同', () => {
    const made = Array.from({ length: 50 }, inventPassword);
    expect(new Set(made).size).toBe(50);
    for (const password of made) expect(() => checkPassword(password, 'zhangsan')).not.toThrow();
  });
});

describe('连错锁定', () => {
  it('第十次起锁定，十五分钟后自动解开；登录成功清零；别的账号不受影响', () => {
    let time = 0;
    const lockOut = createLockOut(() => time);
    for (let n = 0; n < 9; n += 1) lockOut.failed('zhang');
    lockOut.succeeded('zhang');
    for (let n = 0; n < 9; n += 1) lockOut.failed('Zhang');
    expect(() => lockOut.check('zhang')).not.toThrow();
    lockOut.failed('zhang');
    expect(() => lockOut.check('ZHANG')).toThrow(expect.objectContaining({ code: 'too-many' }));
    expect(() => lockOut.check('li')).not.toThrow();
    time = 15 * 60_000;
    expect(() => lockOut.check('zhang')).not.toThrow();
  });
});
