/** 手机检查: own visits, what is taken and what is refused, submission, and what comes too late. */
import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Capture, SyncAnswer } from '../../src/contract/visit.ts';
import type { Operation } from '../../src/domain/visit/index.ts';
import { complete, operation, passed, start } from '../support/answers.ts';
import { testApp, type Caller } from '../support/app.ts';
import { personas } from '../support/personas.ts';
import { addVisit, type TestVisit } from '../support/visits.ts';

const test = testApp();
const body = (operations: Operation[], over: object = {}) => ({
  deviceNow: new Date().toISOString(),
  operations,
  ...over,
});
const sync = async (caller: Caller, { path }: TestVisit, operations: Operation[], over = {}) =>
  (await caller.post(path, body(operations, over))).json<SyncAnswer>();
const mine = async (caller: Caller) => (await caller.get('/api/capture')).json<Capture>();
const query = async <T extends object>(text: string, values: unknown[]) =>
  (await test.services.database.pool.query<T>(text, values)).rows;
const historyOf = (visit: TestVisit) =>
  query<{ action: string; detail: Record<string, unknown[]> }>(
    `select action, detail from history where subject_kind = 'visit' and subject_id = $1 order by id`,
    [visit.id],
  );

describe('本人的检查单', () => {
  it('没有时是空的；柜员不能用', async () => {
    const empty = await mine(await test.as('外部检查员'));
    expect([empty.visits, empty.standards]).toEqual([[], []]);
    expect((await (await test.as('柜员')).get('/api/capture')).statusCode).toBe(403);
  });

  it('带着标准、网点和已到的证据；别人的没有；锁定的不再列', async () => {
    const visit = await addVisit(test, '神秘人', { secret: true });
    const caller = await test.as('神秘人');
    const { visits, standards, account } = await mine(caller);
    const row = visits.find(({ id }) => id === visit.id);
    expect(row).toMatchObject({
      state: 'draft',
      revision: 0,
      unit: { code: '33032801', queueMachine: null },
      round: { kind: '省行神秘人', covert: true },
      register: {},
      returned: null,
      evidence: [],
    });
    expect(account.username).toBe('shenmi');
    expect(standards.find(({ id }) => id === visit.standardId)?.document.title).toBe('测试标准');
    const head = await mine(await test.as('网点负责人'));
    expect(head.visits.map(({ id }) => id)).not.toContain(visit.id);
    await query(`update visit set state = 'locked' where id = $1`, [visit.id]);
    expect((await mine(caller)).visits.map(({ id }) => id)).not.toContain(visit.id);
  });

  it('没有变化答 304，变了就全给', async () => {
    const visit = await addVisit(test, '神秘人');
    const caller = await test.as('神秘人');
    const etag = String((await caller.get('/api/capture')).headers.etag);
    const same = await caller.get('/api/capture', { 'if-none-match': etag });
    expect([same.statusCode, same.body]).toEqual([304, '']);
    await sync(caller, visit, [start()]);
    expect((await caller.get('/api/capture', { 'if-none-match': etag })).statusCode).toBe(200);
  });
});

describe('同步', () => {
  it('不存在、别人的、别县看不到的：404，什么也不写', async () => {
    const visit = await addVisit(test, '神秘人', { secret: true });
    for (const persona of ['网点负责人', '县行服务管理员', '外部检查员'] as const) {
      const answer = await (await test.as(persona)).post(visit.path, body([start()]));
      expect([persona, answer.statusCode]).toEqual([persona, 404]);
    }
    expect(await historyOf(visit)).toEqual([]);
    const nowhere = await (await test.as('神秘人')).post('/api/capture/999999/1', body([]));
    expect(nowhere.statusCode).toBe(404);
  });

  it('版本不同的程序：请更新，不管正文里还有什么', async () => {
    const visit = await addVisit(test, '神秘人');
    const caller = await test.as('神秘人');
    const old = await caller.post(visit.path, { protocol: 99, somethingElse: [] });
    expect([old.statusCode, old.json<{ code: string }>().code]).toEqual([426, 'phone-outdated']);
    expect(old.json<{ message: string }>().message).toContain('请更新');
    expect((await caller.get('/api/capture?protocol=0')).statusCode).toBe(426);
  });

  const over = (key: string, value: unknown) => operation(key, value as Operation['value']);
  it.each<[string, Operation, string]>([
    ['没有的条目', over('Z99', passed()), 'unknown-item'],
    ['不按人作答的条目', over('A01@张三', passed()), 'not-for-people'],
    [
      '扣的分多于条目的分',
      over('B01', { value: { kind: 'points', deducted: '5.5' }, reason: '', evidence: [] }),
      'over-points',
    ],
    [
      '不合步长',
      over('B01', { value: { kind: 'points', deducted: '0.3' }, reason: '', evidence: [] }),
      'off-step',
    ],
    [
      '负的扣分',
      over('B01', { value: { kind: 'points', deducted: '-1' }, reason: '', evidence: [] }),
      'bad-number',
    ],
    [
      '别的答法',
      over('A01', { value: { kind: 'count', count: 1 }, reason: '', evidence: [] }),
      'wrong-kind',
    ],
    [
      '不许不适用',
      over('A01', { value: { kind: 'not-applicable' }, reason: '', evidence: [] }),
      'must-apply',
    ],
    ['不成形的答案', over('A01', { pass: true }), 'bad-value'],
    ['不成形的开始', over('$start', { at: '昨天' }), 'bad-value'],
  ])('%s：不收，说明，其余照收', async (_, bad, code) => {
    const visit = await addVisit(test, '神秘人');
    const good = operation('A02', passed());
    const { refused, visit: after } = await sync(await test.as('神秘人'), visit, [bad, good]);
    expect(refused).toEqual([{ id: bad.id, code, reason: expect.stringMatching(/\p{sc=Han}/u) }]);
    expect(Object.keys(after.register!)).toEqual(['A02']);
  });

  it('另一版标准的答案：一个不收', async () => {
    const visit = await addVisit(test, '神秘人');
    const sent = [operation('A01', passed())];
    const over = { standardId: visit.standardId + 1000 };
    const { refused, visit: after } = await sync(await test.as('神秘人'), visit, sent, over);
    expect(refused.map(({ code }) => code)).toEqual(['other-standard']);
    expect(after.revision).toBe(0);
  });

  it('重发不算两次：版本不动，审计一条', async () => {
    const visit = await addVisit(test, '神秘人');
    const caller = await test.as('神秘人');
    const sent = [start(), operation('A01', passed())];
    const first = await sync(caller, visit, sent);
    expect(await sync(caller, visit, sent)).toEqual(first);
    expect(first.visit.revision).toBe(1);
    const audits = await query(
      `select action from audit where action like 'visit.%' and detail ->> 'visitId' = $1`,
      [String(visit.id)],
    );
    expect(audits).toHaveLength(1);
  });

  it('被替换的答案进经过：谁、何时、之前是什么', async () => {
    const visit = await addVisit(test, '神秘人');
    const caller = await test.as('神秘人');
    const before = operation('A01', passed());
    await sync(caller, visit, [before]);
    await sync(caller, visit, [operation('A01', passed(false), { bases: [before.id] })]);
    const [entry] = await historyOf(visit);
    expect(entry?.action).toBe('replace');
    expect(entry?.detail.replaced).toEqual([
      { key: 'A01', head: expect.objectContaining({ id: before.id, value: passed() }) },
    ]);
  });

  it('时间不对的照收，标出来，钟差记下；检查日期不信它', async () => {
    const visit = await addVisit(test, '神秘人');
    const far = new Date(Date.now() + 400 * 86_400_000).toISOString();
    const sent = [start(far), operation('A01', passed(), { at: '2020-01-01T00:00:00Z' })];
    const { refused, visit: after } = await sync(await test.as('神秘人'), visit, sent, {
      deviceNow: far,
    });
    expect(refused).toEqual([]);
    expect(after.register!.A01?.heads[0]?.at).toBe('2020-01-01T00:00:00Z');
    const [row] = await query<{
      circumstances: { flags: { code: string }[]; clocks: object };
      today: boolean;
    }>(
      `select circumstances, visited_on = (now() at time zone 'Asia/Shanghai')::date as today from visit where id = $1`,
      [visit.id],
    );
    expect(row!.circumstances.flags.map(({ code }) => code)).toEqual([
      'in-future',
      'before-assignment',
    ]);
    expect(row!.circumstances.clocks).toMatchObject({ 手机: { aheadSeconds: 400 * 86_400 } });
    expect(row!.today).toBe(true);
  });
});

describe('提交', () => {
  const submit = { submit: true };

  it('有冲突、没开始、没答完、缺原因、缺证据：不提交，逐条说明，操作都留下', async () => {
    const visit = await addVisit(test, '神秘人');
    const caller = await test.as('神秘人');
    const sent = [
      operation('A01', passed()),
      operation('A01', passed(false), { device: '平板' }),
      operation('A02', passed(false, { reason: '' })),
      operation('B02', passed(false)),
      operation('A03', passed(true, { evidence: [randomUUID()] })),
    ];
    const answer = await sync(caller, visit, sent, submit);
    const codes = new Map(answer.missing.map(({ key, code }) => [key, code]));
    expect(Object.fromEntries(codes)).toMatchObject({
      A01: 'conflict',
      $start: 'start',
      A04: 'unanswered',
      A02: 'reason',
      B02: 'evidence',
      A03: 'evidence',
    });
    expect(answer.notSubmitted).toContain('两台设备答得不同');
    expect(answer.visit).toMatchObject({ state: 'draft', revision: 1 });
    expect(Object.keys(answer.visit.register!)).toHaveLength(4);
  });

  it('齐了就提交：有得分；再发一遍还是已提交；经过里有一条', async () => {
    const visit = await addVisit(test, '神秘人', { secret: true });
    const caller = await test.as('神秘人');
    const all = complete();
    const answer = await sync(caller, visit, all, submit);
    expect(answer).toMatchObject({
      notSubmitted: null,
      missing: [],
      refused: [],
      visit: { state: 'submitted', score: expect.stringMatching(/^70/) },
    });
    expect(await sync(caller, visit, all, submit)).toMatchObject({
      notSubmitted: null,
      refused: [],
      visit: { state: 'submitted', revision: 1 },
    });
    expect((await historyOf(visit)).map(({ action }) => action)).toEqual(['submit']);
  });

  it('提交以后从另一台设备来的：不改动，不丢，告诉手机；重发只记一次', async () => {
    const visit = await addVisit(test, '神秘人');
    const caller = await test.as('神秘人');
    await sync(caller, visit, complete(), submit);
    const late = operation('A01', passed(false), { device: '平板' });
    for (let n = 0; n < 2; n += 1) {
      const { refused, visit: after } = await sync(caller, visit, [late]);
      expect(refused).toEqual([expect.objectContaining({ id: late.id, code: 'visit-closed' })]);
      expect(after).toMatchObject({ state: 'submitted', revision: 1 });
    }
    const aside = (await historyOf(visit)).filter(({ action }) => action === 'set-aside');
    expect(aside.map(({ detail }) => detail.operations)).toEqual([[late]]);
  });

  it('锁定以后也一样', async () => {
    const visit = await addVisit(test, '神秘人');
    await query(`update visit set state = 'locked' where id = $1`, [visit.id]);
    const { refused } = await sync(await test.as('神秘人'), visit, [start()]);
    expect(refused.map(({ code }) => code)).toEqual(['visit-closed']);
    expect((await historyOf(visit)).map(({ action }) => action)).toEqual(['set-aside']);
  });

  it('退回以后带着原因，可以再改再交', async () => {
    const visit = await addVisit(test, '神秘人');
    const caller = await test.as('神秘人');
    const all = complete();
    await sync(caller, visit, all, submit);
    await query(`update visit set state = 'returned', return_reason = '照片不清' where id = $1`, [
      visit.id,
    ]);
    const row = (await mine(caller)).visits.find(({ id }) => id === visit.id);
    expect(row).toMatchObject({ state: 'returned', returned: '照片不清' });
    const first = all.find(({ key }) => key === 'A01')!;
    const again = await sync(
      caller,
      visit,
      [operation('A01', passed(false), { bases: [first.id] })],
      submit,
    );
    expect(again.visit).toMatchObject({
      state: 'submitted',
      returned: null,
      score: expect.stringMatching(/^65/),
    });
  });

  it.each(['改派', '撤销'])(
    '%s以后：原检查人员迟到的答案记入经过，告诉他；外人仍是 404',
    async (what) => {
      const visit = await addVisit(test, '神秘人', { secret: true });
      const owner = await test.as('神秘人');
      await query(
        `insert into history (unit_id, unit_no, subject_kind, subject_id, owner_id, by_name, action, detail, secret)
       select v.unit_id, v.unit_no, 'visit', v.id, 'x', '周四', $2, jsonb_build_object('before', jsonb_build_object('ownerId', v.owner_id)), true
       from visit v where v.id = $1`,
        [visit.id, what === '改派' ? 'reassign' : 'withdraw'],
      );
      if (what === '改派') {
        const other = personas['外部检查员'].username;
        await query(
          `update visit set owner_id = u.id from "user" u where u.username = $2 and visit.id = $1`,
          [visit.id, other],
        );
      } else await query('delete from visit where id = $1', [visit.id]);
      const late = [start()];
      for (let n = 0; n < 2; n += 1) {
        const answer = await owner.post(visit.path, body(late));
        expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([
          410,
          'visit-taken-away',
        ]);
      }
      const aside = (await historyOf(visit)).filter(({ action }) => action === 'set-aside');
      expect(aside.map(({ detail }) => detail.operations)).toEqual([late]);
      expect((await (await test.as('网点负责人')).post(visit.path, body(late))).statusCode).toBe(
        404,
      );
    },
  );
});

describe('自查', () => {
  it('不在网点的角色不行；没有这个标准', async () => {
    const county = await (
      await test.as('县行服务管理员')
    ).post('/api/capture/self', { standardId: 1 });
    expect([county.statusCode, county.json<{ code: string }>().code]).toEqual([
      409,
      'self-check-outlet',
    ]);
    const head = await test.as('网点负责人');
    expect((await head.post('/api/capture/self', { standardId: 999_999 })).statusCode).toBe(404);
  });

  it('网点负责人按已发布的标准自查；没做完的接着做；本人不复核', async () => {
    const { standardId } = await addVisit(test, '神秘人');
    const head = await test.as('网点负责人');
    const list = (await head.get('/api/capture/self')).json<{ id: number }[]>();
    expect(list.map(({ id }) => id)).toContain(standardId);
    const first = (await head.post('/api/capture/self', { standardId })).json<
      SyncAnswer['visit']
    >();
    expect(first).toMatchObject({
      state: 'draft',
      standardId,
      round: { kind: '自查', covert: false },
    });
    const again = (await head.post('/api/capture/self', { standardId })).json<
      SyncAnswer['visit']
    >();
    expect(again.id).toBe(first.id);
    const visit = { ...first, path: `/api/capture/${first.unitId}/${first.id}` };
    await sync(head, visit, complete(), { submit: true });
    const second = (await head.post('/api/capture/self', { standardId })).json<
      SyncAnswer['visit']
    >();
    expect(second.id).not.toBe(first.id);
    expect(second.round.wave).toBe(`${first.round.wave}-2`);
  });

  it('自查的批次和别的批次一样能打开；改派给别人时说明原因', async () => {
    const { standardId } = await addVisit(test, '神秘人');
    const head = await test.as('网点负责人');
    const own = (await head.post('/api/capture/self', { standardId })).json<SyncAnswer['visit']>();
    const desk = await test.as('县行服务管理员');
    const shown = await desk.get(`/api/rounds/${own.round.id}`);
    expect(shown.json()).toMatchObject({
      kind: '自查',
      settings: { source: { from: 'units', unitIds: [own.unitId] }, lockOutDays: 0 },
    });
    const other = await query<{ id: string }>(
      `select id from "user" where username = 'guiyuan'`,
      [],
    );
    const path = `/api/visits/${own.unitId}/${own.id}/inspector`;
    const from = (await desk.get(path.replace('/inspector', ''))).json<{ inspector: string }>();
    const body = { ownerId: other[0]!.id, from: from.inspector };
    expect((await desk.put(path, body)).json()).toMatchObject({
      code: 'not-assignable',
    });
  });
});
