/** 密码与锁定. */
import { describe, expect, it } from 'vitest';
import { policySchema } from '../../contract/account.ts';
import { createLockOut } from './lock-out.ts';
import { checkPassword, hashOf, inventPassword, isPassword } from './passwords.ts';

const policy = policySchema.parse({});
const holder = { username: 'zhangsan', name: '张三', pinyin: 'zhangsan zs', staffNo: 'S0017' };

describe('密码', () => {
  it.each([
    ['Tq8#vLm2x', 'password-short'],
    ['aslkdjflask', 'password-plain'],
    ['Password123!', 'password-common'],
    ['Zhangsan#2023x', 'password-username'],
    ['这里有张三两个字哦哦', 'password-name'],
    ['Kq#S0017-vL', 'password-staff-no'],
  ])('%s：%s', (password, code) => {
    expect(() => checkPassword(password, policy, holder)).toThrow(
      expect.objectContaining({ code }),
    );
  });

  it('生成的初始密码自己也合格，每次不同', () => {
    const made = Array.from({ length: 50 }, inventPassword);
    expect(new Set(made).size).toBe(50);
    for (const password of made)
      expect(() => checkPassword(password, policy, holder)).not.toThrow();
  });

  it('只认同一个密码；两次散列不同', async () => {
    const [one, two] = await Promise.all([
      hashOf('今天的天气真是不错'),
      hashOf('今天的天气真是不错'),
    ]);
    expect(one).not.toBe(two);
    expect(await isPassword('今天的天气真是不错', one)).toBe(true);
    expect(await isPassword('今天的天气真是不错呀', one)).toBe(false);
  });
});

describe('没有的账号连错锁定', () => {
  it('按设置的次数起锁定，到时自动解开；别的名字不受影响', () => {
    let time = 0;
    const lockOut = createLockOut(() => time);
    const rule = { lockAfter: 5, lockMinutes: 15 };
    for (let n = 0; n < 4; n += 1) lockOut.failed('Zhang', rule);
    expect(lockOut.minutesLeft('zhang', rule)).toBe(0);
    lockOut.failed('zhang', rule);
    expect(lockOut.minutesLeft('ZHANG', rule)).toBe(15);
    expect(lockOut.minutesLeft('li', rule)).toBe(0);
    time = 15 * 60_000;
    expect(lockOut.minutesLeft('zhang', rule)).toBe(0);
  });
});
