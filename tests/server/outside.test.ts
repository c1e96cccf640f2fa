/** 外部检查员（第三方、社会监督员）: sees the own jobs and nothing else, whatever is asked; and 看听查问 of a round. */
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { MethodCoverage } from '../../src/contract/round.ts';
import { routes } from '../../src/server/app.ts';
import { testApp, type Caller } from '../support/app.ts';
import { submitVisit, visitsOf, type Row } from '../support/captured.ts';
import { accountId, addStandard, openRound, roundOf } from '../support/rounds.ts';
import { addresses, leaveTraces } from '../support/sweep.ts';

const test = testApp();
let [own, others]: Row[] = [];
let roundId = 0;

beforeAll(async () => {
  const county = await test.as('县行服务管理员');
  await leaveTraces(test, county);
  const outsider = await accountId(test, 'wai.jian');
  roundId = await openRound(
    county,
    roundOf({
      standardId: await addStandard(test),
      unitIds: [await test.unitId('330328')],
      inspectors: [outsider, await accountId(test, 'shenmi')],
    }),
  );
  const [first, second] = await visitsOf(test, roundId);
  const inspector = await accountId(test, 'shenmi');
  for (const [visit, owner] of [
    [first!, outsider],
    [second!, inspector],
  ] as const)
    await test.services.database.pool.query(
      'update visit set owner_id = $1 where unit_id = $2 and id = $3',
      [owner, visit.unitId, visit.id],
    );
  [own, others] = await visitsOf(test, roundId);
}, 60_000);

/** What is told of the own account, of nobody, or of the own jobs. */
const open =
  /^\/api\/(session|setup|set-up|health|ready|personal\/mine|openapi|capture(\?|$)|public|dashboard)|^\/verify\//;

/** Every reading endpoint with every id of the county in every place. */
async function opened(caller: Caller) {
  const found: { address: string; body: string }[] = [];
  const all = await addresses(test);
  for (const address of all) {
    const answer = await caller.get(address);
    expect([address, answer.statusCode < 500]).toEqual([address, true]);
    if (answer.statusCode === 200) found.push({ address, body: answer.body });
  }
  return { found, tried: all.length };
}

describe('外部检查员', () => {
  it('两张检查单分给两个人，各有一张', () => {
    expect([own?.ownerId, others?.ownerId].every(Boolean)).toBe(true);
  });

  it('遍历全部读取接口：除了自己的账号和检查单，什么都打不开', async () => {
    const { found, tried } = await opened(await test.as('外部检查员'));
    expect(tried).toBeGreaterThan(200);
    const strange = found.map(({ address }) => address).filter((address) => !open.test(address));
    expect(strange).toEqual([]);
    const told = found.map(({ body }) => body).join('\n');
    const desk = found.find(({ address }) => address === '/api/dashboard')!.body;
    expect(JSON.parse(desk)).toMatchObject({ tasks: [], figures: [], trend: [], recent: [] });
    for (const word of ['冯八', '褚十', '我县机密', '33032901']) expect(told).not.toContain(word);
  }, 120_000);

  it('手机上只有自己的那一张，别人的网点连名字都没有', async () => {
    const caller = await test.as('外部检查员');
    const pack = (await caller.get('/api/capture')).json<{ visits: { id: number }[] }>();
    expect(pack.visits.map(({ id }) => id)).toEqual([own!.id]);
    const { rows } = await test.services.database.pool.query<{ name: string }>(
      'select name from unit where id = $1',
      [others!.unitId],
    );
    expect(JSON.stringify(pack)).not.toContain(rows[0]!.name);
  });

  it('别人的检查单：不能同步，不能上传，也不知道它存在', async () => {
    const caller = await test.as('外部检查员');
    const body = { revision: 0, operations: [], submit: false, version: 'x', device: '手机' };
    const sent = await caller.post(`/api/capture/${others!.unitId}/${others!.id}`, body);
    expect([400, 404]).toContain(sent.statusCode);
    const piece = `/api/capture/${others!.unitId}/${others!.id}/evidence/${randomUUID()}`;
    expect((await caller.get(piece)).statusCode).toBe(404);
    const evidence = `/api/evidence/visit/${others!.unitId}/${others!.id}`;
    expect((await caller.upload(evidence, 'a.pdf', Buffer.from('%PDF-1.4'))).statusCode).toBe(403);
  });

  it('除了填自己的检查单，任何写入都被拒绝', async () => {
    const caller = await test.as('外部检查员');
    const writes = routes.filter(
      ({ method, ability }) =>
        method !== 'GET' && !['public', 'signed-in', 'visit.capture'].includes(ability),
    );
    expect(writes.length).toBeGreaterThan(40);
    for (const { method, path } of writes) {
      const address = path
        .replace(/:factKind/g, 'visit')
        .replace(/:unitId/g, String(own!.unitId))
        .replace(/:\w+/g, String(own!.id));
      const call = method.toLowerCase() as 'post' | 'put' | 'patch' | 'delete';
      const { statusCode } = await caller[call](address, {});
      expect([method, address, statusCode]).toEqual([method, address, 403]);
    }
  });
});

describe('看听查问', () => {
  const read = async (persona: '县行服务管理员' | '外部检查员', id = roundId) =>
    (await test.as(persona)).get(`/api/rounds/${id}/methods`);

  it('没有这个批次；外部检查员不能看', async () => {
    expect((await read('县行服务管理员', 999_999)).statusCode).toBe(404);
    expect((await read('外部检查员')).statusCode).toBe(403);
  });

  it('锁定一张以后：看三条、问一条都答了，听和查这份标准没有', async () => {
    await submitVisit(test, own!);
    const reviewer = await test.as('上一级复核人');
    const path = `/api/visits/${own!.unitId}/${own!.id}`;
    for (const step of ['review', 'approve', 'lock']) await reviewer.post(`${path}/${step}`);
    const found = (await read('县行服务管理员')).json<MethodCoverage>();
    expect(found).toEqual({
      visits: 1,
      untagged: 0,
      methods: [
        { method: '看', items: 3, answered: 3, visits: 1 },
        { method: '听', items: 0, answered: 0, visits: 0 },
        { method: '查', items: 0, answered: 0, visits: 0 },
        { method: '问', items: 1, answered: 1, visits: 1 },
      ],
    });
  });
});
