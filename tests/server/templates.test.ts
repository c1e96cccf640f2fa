/** 从范本新建: points that the source does not give are confirmed by a person before publishing. */
import { expect, it } from 'vitest';
import type { StandardVersion } from '../../src/contract/standard-version.ts';
import { templates } from '../../src/domain/standard/index.ts';
import { testApp, type Answer } from '../support/app.ts';

const test = testApp();
const service = () => test.as('县行服务管理员');
const code = (answer: Answer) => answer.json<{ code: string }>().code;
type Saved = { id: number; sha256: string; findings: { code: string }[] };

const create = async (key: string, name: string) =>
  (
    await (await service()).post('/api/standards', { name, from: { kind: 'template', key } })
  ).json<Saved>();
const publish = async (id: number) =>
  (await service()).post(`/api/standards/${id}/publish`, { validFrom: '2024-01-01' });
const confirm = async (id: number, sha256: string) =>
  (await service()).post(`/api/standards/${id}/confirm-points`, { sha256 });

it('六项评价表：没有确认分值就不能发布，确认记入审计，确认后可以发布', async () => {
  const made = await create('evaluation', '网点文明规范服务考核评价表');
  expect(made.findings.map((one) => one.code)).toEqual(Array(6).fill('points-assumed'));
  const refused = await publish(made.id);
  expect([refused.statusCode, code(refused)]).toEqual([400, 'standard-invalid']);
  const reader = await test.as('网点负责人');
  const forbidden = await reader.post(`/api/standards/${made.id}/confirm-points`, {
    sha256: made.sha256,
  });
  expect(forbidden.statusCode).toBe(403);
  expect(code(await confirm(made.id, 'x'))).toBe('conflict');
  const done = (await confirm(made.id, made.sha256)).json<Saved>();
  expect(done.findings).toEqual([]);
  const { rows } = await test.services.database.pool.query<{ modules: string[] }>(
    `select detail -> 'modules' as modules from audit where action = 'standard.confirm'`,
  );
  expect(rows[0]!.modules).toContain('Z1 服务环境 20 分');
  expect((await publish(made.id)).statusCode).toBe(200);
  expect(code(await confirm(made.id, done.sha256))).toBe('wrong-state');
});

it.each(['facility', 'street', 'taxi'])('%s 也要先确认；没有待确认的不用确认', async (key) => {
  const made = await create(key, `范本 ${key}`);
  expect((await publish(made.id)).statusCode).toBe(400);
  const done = (await confirm(made.id, made.sha256)).json<Saved>();
  expect(code(await confirm(made.id, done.sha256))).toBe('wrong-state');
  expect((await publish(made.id)).statusCode).toBe(200);
});

it('导出再导入，待确认的仍待确认：绕一圈也不算有人确认过', async () => {
  const made = await create('evaluation', '绕一圈');
  const caller = await service();
  const file = (await caller.get(`/api/standards/${made.id}/file`)).rawPayload;
  const read = await caller.upload('/api/standards/read', '绕一圈.xlsx', file);
  const { document } = read.json<{ document: StandardVersion['document'] }>();
  expect(document).toEqual(templates.evaluation);
});
