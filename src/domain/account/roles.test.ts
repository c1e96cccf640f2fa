/** 三员分立: every pair of roles on one account, and who may confirm. */
import { describe, expect, it } from 'vitest';
import { administratorRoles, isAdministrator, roles } from '../organisation/model.ts';
import { decisionFault, grantFault, needsSecond } from './roles.ts';

describe('一个账号上的角色', () => {
  it('管理员角色不与任何别的角色同在一个账号；业务角色可以并有', () => {
    for (const held of roles)
      for (const given of roles) {
        const apart = held !== given && (isAdministrator(held) || isAdministrator(given));
        expect([held, given, grantFault([held], given, false)]).toEqual([
          held,
          given,
          apart ? 'mixed' : null,
        ]);
      }
  });

  it('任何人都不能给自己授权，哪怕是业务角色', () => {
    for (const role of roles) expect(grantFault([], role, true)).toBe('own');
  });

  it('只有三员的角色须第二人确认', () => {
    expect(roles.filter((role) => needsSecond([role]))).toEqual([...administratorRoles]);
  });
});

describe('谁可以确认', () => {
  const request = { userId: 'a', requestedBy: 'b', kind: 'role', role: 'audit-admin' as const };
  const business = { ...request, role: 'staff' as const };
  const directory = { ...request, requestedBy: null };

  it.each([
    ['提出的人自己', request, { userId: 'b', role: 'security-admin' }, 'own-request'],
    ['被授权的人自己', request, { userId: 'a', role: 'security-admin' }, 'own-account'],
    ['另一个安全管理员', request, { userId: 'c', role: 'security-admin' }, null],
    ['系统管理员', request, { userId: 'c', role: 'system-admin' }, null],
    ['系统管理员确认业务角色', business, { userId: 'c', role: 'system-admin' }, 'security-only'],
    ['安全管理员确认目录提出的', directory, { userId: 'c', role: 'security-admin' }, 'system-only'],
    ['系统管理员确认目录提出的', directory, { userId: 'c', role: 'system-admin' }, null],
    ['安全管理员确认业务角色', business, { userId: 'c', role: 'security-admin' }, null],
  ] as const)('%s', (_, asked, by, fault) => {
    expect(decisionFault(asked, by)).toBe(fault);
  });
});
