/** 暗访保密: before a covert visit is locked, nobody at the outlet learns of it by any reading endpoint. */
import { beforeAll, describe, expect, it } from 'vitest';
import { testApp, type Caller } from '../support/app.ts';
import { submitVisit, visitsOf, type Row } from '../support/captured.ts';
import type { Persona } from '../support/personas.ts';
import { accountId, addStandard, openRound, roundOf } from '../support/rounds.ts';
import { addresses } from '../support/sweep.ts';

const atOutlet: Persona[] = ['网点负责人', '柜员'];
/** Occurs in the covert round and nowhere else. */
const mark = '绝密暗访';

/** All that an outlet's people can read, as one text, without what differs by the minute. */
async function everything(caller: Caller, paths: string[]): Promise<Map<string, string>> {
  const read = new Map<string, string>();
  for (const path of paths) {
    const answer = await caller.get(path);
    const isText = /json|text/.test(String(answer.headers['content-type']));
    // Every answer has a number of its own.
    const body = answer.body.replace(/"requestId":"\w+"/, '');
    read.set(path, isText ? `${answer.statusCode} ${body}` : String(answer.statusCode));
  }
  return read;
}

describe('锁定以前', () => {
  const test = testApp();
  const before = new Map<Persona, Map<string, string>>();
  let paths: string[] = [];
  let visits: Row[] = [];

  beforeAll(async () => {
    const standardId = await addStandard(test);
    // Ids that the covert visits will have are asked for already now: their absence is part of what is compared.
    const ids = Array.from({ length: 6 }, (_, n) => String(n + 1));
    const unitId = String(await test.unitId('33032801'));
    const direct = ids.flatMap((id) => [
      `/api/visits/${unitId}/${id}`,
      `/api/visits/${unitId}/${id}/coverage`,
      `/api/visits/${unitId}/${id}/record.json`,
      `/api/evidence/${unitId}/${id}/file`,
    ]);
    paths = [
      ...(await addresses(test)).filter(
        (path) => !/health|openapi|session|capture|personal\/mine/.test(path),
      ),
      ...direct,
      '/api/visits?sort=-score',
      '/api/visits?state=submitted',
      `/api/visits?search=${encodeURIComponent(mark)}`,
      '/api/dashboard',
      '/api/clips',
    ];
    for (const persona of atOutlet)
      before.set(persona, await everything(await test.as(persona), paths));
    const roundId = await openRound(
      await test.as('县行服务管理员'),
      roundOf({
        standardId,
        unitIds: [await test.unitId('330328')],
        inspectors: [await accountId(test, 'wai.jian')],
        over: { name: mark, wave: mark, covert: true },
      }),
    );
    visits = await visitsOf(test, roundId);
    for (const visit of visits) await submitVisit(test, visit);
    const reviewer = await test.as('上一级复核人');
    await reviewer.post(`/api/visits/${visits[0]!.unitId}/${visits[0]!.id}/review`);
  }, 120_000);

  it('知情的人看得到：确实有可泄露的东西', async () => {
    const shown = (await (await test.as('上一级复核人')).get('/api/visits')).body;
    expect(shown).toContain(mark);
    expect(visits).toHaveLength(2);
  });

  it.each(atOutlet)(
    '%s：全部读取接口的回答与没有这次暗访时一字不差（列表、计数、工作台、搜索、证据、经过）',
    async (persona) => {
      const after = await everything(await test.as(persona), paths);
      const changed = paths.filter((path) => after.get(path) !== before.get(persona)!.get(path));
      expect(changed).toEqual([]);
      expect(paths.length).toBeGreaterThan(60);
    },
    120_000,
  );

  it('检查人员之间也互不知情；外部检查员只有自己的', async () => {
    const other = await test.as('神秘人');
    expect((await other.get('/api/visits')).json()).toMatchObject({ total: 0 });
    const path = `/api/visits/${visits[0]!.unitId}/${visits[0]!.id}`;
    expect((await other.get(path)).statusCode).toBe(404);
    const outside = await test.as('外部检查员');
    for (const list of ['/api/visits', '/api/rounds', '/api/clips', '/api/inspections'])
      expect([list, (await outside.get(list)).statusCode]).toEqual([list, 403]);
  });

  it('锁定以后网点看得到成绩和答案，仍看不到是谁来的', async () => {
    const { unitId, id } = visits[0]!;
    const reviewer = await test.as('上一级复核人');
    await reviewer.post(`/api/visits/${unitId}/${id}/approve`);
    expect((await reviewer.post(`/api/visits/${unitId}/${id}/lock`)).statusCode).toBe(200);
    const answer = await (await test.as('网点负责人')).get(`/api/visits/${unitId}/${id}`);
    expect(answer.json()).toMatchObject({ state: 'locked', score: '100', inspector: null });
    expect(answer.body).not.toContain('韩一四');
    expect(answer.body).not.toContain(await accountId(test, 'wai.jian'));
  });
});
