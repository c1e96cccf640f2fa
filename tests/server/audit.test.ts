/** 审计: refused ones too, before and after, kept as long as is set, not to be deleted by the application. */
import { beforeAll, describe, expect, it } from 'vitest';
import { sweepRetention } from '../../src/server/personal/index.ts';
import { testApp, type Caller } from '../support/app.ts';
import { administer, check } from '../support/log.ts';

const test = testApp();
type Row = {
  action: string;
  outcome: string;
  actor: string;
  address: string;
  detail: Record<string, unknown>;
};
const newest = async (caller: Caller, query = '') =>
  (await caller.get(`/api/audit?${query}`)).json<{ rows: Row[]; total: number }>();

describe('被拒绝的操作', () => {
  it('没有权限、够不着、状态不对的都记下：谁、从哪、做什么、为什么不行', async () => {
    const clerk = await test.as('柜员');
    expect((await clerk.get('/api/audit')).statusCode).toBe(403);
    expect(
      (await clerk.post('/api/ledger/advance', { planId: 1, step: 'publish' })).statusCode,
    ).toBe(403);
    const outsider = await test.as('他县系统管理员');
    const unit = await test.unitId('330328');
    expect(
      (await outsider.patch(`/api/units/${unit}`, { version: 1, name: '改名' })).statusCode,
    ).toBe(404);
    const auditor = await test.as('审计员');
    const { rows } = await newest(auditor, 'outcome=refused');
    expect(
      rows.map(({ actor, address, detail }) => [actor, address, detail['path'], detail['problem']]),
    ).toEqual([
      ['沈一三（ta.sys）', '127.0.0.1', `/api/units/${unit}`, 'not-found'],
      ['褚十（guiyuan）', '127.0.0.1', '/api/ledger/advance', 'forbidden'],
      ['褚十（guiyuan）', '127.0.0.1', '/api/audit', 'forbidden'],
    ]);
    const book = await auditor.get('/api/audit.xlsx?outcome=refused');
    expect(book.statusCode).toBe(200);
  });

  it('只是填错的不记', async () => {
    const auditor = await test.as('审计员');
    const before = (await newest(auditor, 'outcome=refused')).total;
    expect(
      (await (await test.as('县行系统管理员')).post('/api/units', { code: '' })).statusCode,
    ).toBe(400);
    expect((await newest(auditor, 'outcome=refused')).total).toBe(before);
  });
});

it('停用账号、授予角色写明前后', async () => {
  const admin = await test.as('县行安全管理员');
  const [row] = await administer(test, `select id from "user" where username = 'guiyuan'`);
  const id = String(row!['id']);
  expect((await admin.post(`/api/accounts/${id}/disable`)).statusCode).toBe(200);
  expect((await admin.post(`/api/accounts/${id}/enable`)).statusCode).toBe(200);
  const unitId = await test.unitId('330328');
  await admin.post(`/api/accounts/${id}/assignments`, { role: 'staff', unitId });
  const { rows } = await newest(await test.as('审计员'), 'limit=3');
  expect(rows.map(({ action, detail }) => [action, detail['before'], detail['after']])).toEqual([
    ['role.give', expect.anything(), { role: 'staff', unitId }],
    ['account.enable', { disabled: true }, { disabled: false }],
    ['account.disable', { disabled: false }, { disabled: true }],
  ]);
});

describe('保存期', () => {
  beforeAll(async () => {
    await administer(
      test,
      `update audit set at = now() - interval '10 years' where id <= (select min(id) + 1 from audit)`,
    );
  });

  it('到期的由所有者清理，清理本身有记录，也在防篡改日志里', async () => {
    await sweepRetention(test.services, new Date().toISOString());
    const { rows } = await newest(await test.as('审计员'), 'action=personal.sweep');
    expect(rows.filter(({ detail }) => detail['kind'] === 'audit')).toEqual([
      expect.objectContaining({ actor: '系统', detail: expect.objectContaining({ removed: 2 }) }),
    ]);
    const logged = await administer(
      test,
      `select operation, account, octet_length(digests) / 32 as rows from log_entry where form = 'audit/1'`,
    );
    expect(logged).toEqual([{ operation: 'delete', account: 'system', rows: 2 }]);
    expect((await check(test)).findings).toEqual([]);
  });

  it.each(['mingchuang_app', 'mingchuang_wide'])('应用的角色 %s 改不了、删不掉', async (role) => {
    for (const statement of ['delete from audit', `update audit set actor = ''`, 'truncate audit'])
      await expect(
        administer(test, `set local role ${role}; ${statement}`, { past: false }),
      ).rejects.toThrow('permission denied');
  });
});
