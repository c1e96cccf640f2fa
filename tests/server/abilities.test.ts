/** 角色 × 权限: the table as it is meant, and every endpoint held to it. */
import { describe, expect, it } from 'vitest';
import { abilities, abilitiesOf, may, type Ability } from '../../src/contract/abilities.ts';
import { roles, type Role } from '../../src/domain/organisation/model.ts';
import { routes } from '../../src/server/app.ts';
import type { Endpoint } from '../../src/server/http/endpoint.ts';
import { testApp, type Caller } from '../support/app.ts';
import type { Persona } from '../support/personas.ts';

/** One line per role, one sign per ability in the order of the catalogue. Changing a right changes this. */
const table: Record<Role, string> = {
  'system-admin': '●●●●●●●·············································',
  'service-admin': '●●●●·●●●●●●●●●●●●●·●●●●●●●●●●●●●●●●●··●●●●●●·●·●●●●●',
  'leading-group': '●·●···●·●●··●●·●●·●·●●··●·●··●·●··●●··●···●··●··●·●●',
  'outlet-head': '●·●···●··●·●●··●·····●······●●··●●·●●·●●··●●●●●·●●●·',
  inspector: '●·····●··●·●●··●·····●······●●···●·●··●···●··●····●·',
  'outside-inspector': '····························●·······················',
  reviewer: '●·●···●··●··●··●·····●··●·●··●●●··●●·●●···●··●··●·●●',
  staff: '●·····●·····●··●·····························●····●·',
  auditor: '●·●··●●··●··●··●●····●··●·●··●·●··●●··●···●··●··●·●●',
};

const personaOf: Record<Role, Persona> = {
  'system-admin': '县行系统管理员',
  'service-admin': '县行服务管理员',
  'leading-group': '县行领导小组',
  'outlet-head': '网点负责人',
  inspector: '神秘人',
  'outside-inspector': '外部检查员',
  reviewer: '上一级复核人',
  staff: '柜员',
  auditor: '审计员',
};

const rowOf = (role: Role) => abilities.map((one) => (may(role, one) ? '●' : '·')).join('');

describe('角色权限表', () => {
  it.each(roles)('%s', (role) => {
    expect(rowOf(role)).toBe(table[role]);
  });

  it('管账号的不能改结果，改结果的不能管账号', () => {
    const results: Ability[] = ['fact.import', 'settlement.run', 'ledger.publish', 'ledger.revoke'];
    for (const role of roles) {
      const touchesResults = results.some((one) => may(role, one));
      expect(touchesResults && may(role, 'account.manage')).toBe(false);
    }
  });

  it('审计员只读（含尚未公示的台账行、未公开的检查）', () => {
    const writes = abilitiesOf.auditor.filter((one) => !/\.(read|draft|secret|own)$/.test(one));
    expect(writes).toEqual([]);
  });
});

/** The endpoint with ids that do not exist, so that a permitted call changes nothing. */
const addressOf = ({ path }: Endpoint) =>
  path.replace(/:factKind/g, 'visit').replace(/:\w+/g, '999999999');

const call = (caller: Caller, endpoint: Endpoint) => {
  const address = addressOf(endpoint);
  if (endpoint.method === 'GET') return caller.get(address);
  if (endpoint.method === 'DELETE') return caller.delete(address);
  const method = endpoint.method.toLowerCase() as 'post' | 'put' | 'patch';
  return caller[method](address, {});
};

describe('每个接口都守着这张表', () => {
  const test = testApp();
  const guarded = routes.filter(({ ability }) => ability !== 'public' && ability !== 'signed-in');

  it('未登录时，除公开接口外一律 401', async () => {
    for (const endpoint of routes.filter(({ ability }) => ability !== 'public')) {
      const answer = await call(test.nobody(), endpoint);
      expect([endpoint.path, answer.statusCode]).toEqual([endpoint.path, 401]);
    }
  });

  it.each(roles)(
    '%s',
    async (role) => {
      const caller = await test.as(personaOf[role]);
      for (const endpoint of guarded) {
        const answer = await call(caller, endpoint);
        const allowed = may(role, endpoint.ability as Ability);
        const told = [endpoint.method, endpoint.path, answer.statusCode === 403];
        expect(told).toEqual([endpoint.method, endpoint.path, !allowed]);
        expect([endpoint.path, answer.statusCode]).not.toEqual([endpoint.path, 500]);
      }
    },
    60_000,
  );

  it('拒绝时说清角色和动作', async () => {
    const answer = await (await test.as('柜员')).get('/api/audit');
    const { message } = answer.json<{ message: string }>();
    expect(message).toContain('员工');
    expect(message).toContain('查看审计记录');
  });
});
