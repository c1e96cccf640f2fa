/** 复核与锁定: from a submitted visit to a score that stands, and who may do what. */
import { beforeAll, describe, expect, it } from 'vitest';
import { readRows } from '../../src/documents/index.ts';
import { withinScope } from '../../src/server/http/transaction.ts';
import { exportVisit } from '../../src/server/visit/lock.ts';
import { jobDone, testApp } from '../support/app.ts';
import { allWell, submitVisit, visitsOf, type Row } from '../support/captured.ts';
import { accountId, addStandard, openRound, roundOf } from '../support/rounds.ts';

const test = testApp();
const base = { standardId: 0, unitIds: [] as number[], inspectors: [] as string[] };
const admin = () => test.as('县行服务管理员');
const reviewer = () => test.as('上一级复核人');
const pathOf = ({ unitId, id }: Row) => `/api/visits/${unitId}/${id}`;
let waves = 0;

/** A round of two visits by the outside inspector. */
async function round(
  over: { settings?: Record<string, unknown> } & Record<string, unknown> = {},
): Promise<{ id: number; visits: Row[] }> {
  waves += 1;
  const { settings, ...rest } = over;
  const given = {
    wave: `复核${waves}`,
    ...rest,
    settings: { lockOutDays: 0, ...settings },
  };
  const id = await openRound(await admin(), roundOf({ ...base, over: given }));
  return { id, visits: await visitsOf(test, id) };
}

const count = async (sql: string, ...values: unknown[]) =>
  (await test.services.database.pool.query<{ n: number }>(sql, values)).rows[0]!.n;

beforeAll(async () => {
  base.standardId = await addStandard(test);
  base.unitIds = [await test.unitId('330328')];
  base.inspectors = [await accountId(test, 'wai.jian')];
});

describe('复核', () => {
  it('没有这张检查单', async () => {
    expect((await (await reviewer()).get('/api/visits/1/999999')).statusCode).toBe(404);
    expect((await (await reviewer()).post('/api/visits/1/999999/review')).statusCode).toBe(404);
  });

  it('网点负责人、检查人员不能复核', async () => {
    const { visits } = await round();
    await submitVisit(test, visits[0]!);
    for (const persona of ['网点负责人', '神秘人', '县行领导小组'] as const) {
      const answer = await (await test.as(persona)).post(`${pathOf(visits[0]!)}/review`);
      expect(answer.statusCode).toBe(403);
    }
  });

  it('清单：一个顺序与它的反向互为逆序；按网点和波次搜，数与行一致', async () => {
    await round();
    const { visits } = await round();
    type Page = { rows: { id: number; unit: { code: string } }[]; total: number };
    const list = async (query: string) =>
      (await (await reviewer()).get(`/api/visits?${query}`)).json<Page>();
    const { rows, total } = await list('sort=dueOn');
    expect(rows).toHaveLength(total);
    expect((await list('sort=-dueOn')).rows).toEqual(rows.toReversed());
    const code = rows[0]!.unit.code;
    const there = await list(`search=${code}`);
    expect(there.rows.every(({ unit }) => unit.code === code)).toBe(true);
    expect(there.total).toBe(rows.filter(({ unit }) => unit.code === code).length);
    const wave = await list(`search=${encodeURIComponent(`复核${waves}`)}`);
    expect(wave.rows.map(({ id }) => id).toSorted()).toEqual(visits.map(({ id }) => id).toSorted());
    expect((await list('search=没有这个')).total).toBe(0);
  });

  it('自己填的不能自己复核，数据库也不让', async () => {
    const own = await accountId(test, 'xian.svc');
    const { visits } = await round({ settings: { inspectors: [own], lockOutDays: 0 } });
    await submitVisit(test, visits[0]!);
    const caller = await admin();
    for (const step of ['review', 'approve', 'lock']) {
      const answer = await caller.post(`${pathOf(visits[0]!)}/${step}`);
      expect([step, answer.json<{ code: string }>().code]).toEqual([step, 'own-visit']);
    }
    const { unitId, id } = visits[0]!;
    const forced = test.services.database.pool.query(
      'update visit set reviewer_id = owner_id where unit_id = $1 and id = $2',
      [unitId, id],
    );
    await expect(forced).rejects.toThrow('visit_reviewer');
  });

  it('跳步、重复和没有原因的退回都被拒绝，说清现在的状态', async () => {
    const { visits } = await round();
    const path = pathOf(visits[0]!);
    const caller = await reviewer();
    const early = await caller.post(`${path}/review`);
    expect(early.json<{ message: string }>().message).toContain('草稿');
    await submitVisit(test, visits[0]!);
    expect((await caller.post(`${path}/approve`)).statusCode).toBe(409);
    expect((await caller.post(`${path}/review`)).json()).toEqual({ state: 'reviewing' });
    expect((await caller.post(`${path}/review`)).statusCode).toBe(409);
    expect((await caller.post(`${path}/return`, { reason: ' ' })).statusCode).toBe(400);
  });

  it('退回带逐条意见，改好再提交后通过，每一步都在经过里', async () => {
    const { visits } = await round();
    const visit = visits[0]!;
    const path = pathOf(visit);
    const caller = await reviewer();
    await submitVisit(test, visit);
    await caller.post(`${path}/review`);
    const remarks = [{ key: 'S01', text: '照片看不清' }];
    expect((await caller.post(`${path}/return`, { reason: '证据不足', remarks })).json()).toEqual({
      state: 'returned',
    });
    await submitVisit(test, visit, { ...allWell, S01: '3' });
    await caller.post(`${path}/review`);
    await caller.post(`${path}/approve`);
    const shown = (await caller.get(path)).json<{
      history: { action: string; by: string; detail: Record<string, unknown> }[];
    }>();
    expect(shown).toMatchObject({
      state: 'approved',
      reviewer: '陈九',
      result: { score: '97', total: '100' },
      answers: { S01: { reason: 'S01 没有做到' } },
      abilities: { lock: true, approve: false, return: false, review: false },
    });
    expect(shown.history.map(({ action }) => action)).toEqual([
      'assign',
      'review',
      'return',
      'review',
      'approve',
    ]);
    expect(shown.history[2]).toMatchObject({
      by: '陈九',
      detail: {
        before: { state: 'reviewing' },
        after: { state: 'returned' },
        reason: '证据不足',
        remarks,
      },
    });
  });
});

async function approved(visit: Row, lost = allWell): Promise<void> {
  await submitVisit(test, visit, lost);
  const caller = await reviewer();
  await caller.post(`${pathOf(visit)}/review`);
  await caller.post(`${pathOf(visit)}/approve`);
}

describe('锁定', () => {
  it('得分、扣分明细、名次、整改一次到位；重复锁定不变', async () => {
    const { id, visits } = await round();
    const [first, second] = visits as [Row, Row];
    await approved(first, { ...allWell, H01: '4', S02: '1.5' });
    await approved(second);
    const caller = await reviewer();
    for (const visit of [first, second])
      expect((await caller.post(`${pathOf(visit)}/lock`)).json()).toEqual({ state: 'locked' });
    const locked = (await caller.get(pathOf(first))).json<{
      inspectionId: number;
      resultSha256: string;
    }>();
    expect(locked).toMatchObject({ score: '94.5', state: 'locked' });
    const inspection = await caller.get(`/api/inspections/${first.unitId}/${locked.inspectionId}`);
    expect(inspection.json()).toMatchObject({
      score: '94.50',
      visitedOn: '2026-08-10',
      deductions: [
        { itemCode: 'H01', points: '4.00', category: '硬件' },
        { itemCode: 'S02', points: '1.50', category: '软件' },
      ],
    });
    const wave = `复核${waves}`;
    const places = await caller.get(
      `/api/rankings?wave=${encodeURIComponent(wave)}&within=县行&kind=县行检查`,
    );
    expect(places.json<{ rows: { place: number }[] }>().rows.map(({ place }) => place)).toEqual([
      1, 2,
    ]);
    const mended = 'select count(*) as n from rectification where unit_id = $1 and source_id = $2';
    expect(await count(mended, first.unitId, locked.inspectionId)).toBe(2);
    const again = await caller.post(`${pathOf(first)}/lock`);
    expect(again.json()).toEqual({ state: 'locked' });
    expect(await count('select count(*) as n from inspection where wave = $1', wave)).toBe(2);
    expect(
      await count(
        "select count(*) as n from history where subject_id = $1 and action = 'lock'",
        first.id,
      ),
    ).toBe(1);
    expect((await (await admin()).post(`/api/rounds/${id}/close`)).json()).toEqual({
      withdrawn: 0,
    });
  });

  it('定本的散列等于锁定时保存的；标准、网点、方案改了也不变', async () => {
    const { visits } = await round();
    const visit = visits[0]!;
    await approved(visit, { ...allWell, S01: '2' });
    const caller = await reviewer();
    await caller.post(`${pathOf(visit)}/lock`);
    const read = () =>
      withinScope(test.services.database, { role: 'wide' }, (db) =>
        exportVisit(db, visit.unitId, visit.id),
      );
    const before = (await read())!;
    expect(before.sha256).toBe(before.kept);
    const { pool } = test.services.database;
    await pool.query(
      `update unit set queue_machine = true, name = name || '（改）' where id = $1`,
      [visit.unitId],
    );
    await addStandard(test);
    expect(await read()).toEqual(before);
    const file = await caller.get(`${pathOf(visit)}/record.json`);
    expect(file.body).toBe(before.text);
    await pool.query(
      `update unit set queue_machine = null, name = replace(name, '（改）', '') where id = $1`,
      [visit.unitId],
    );
  });

  it('双评第二张、自查锁定后不产生成绩', async () => {
    const both = [...base.inspectors, await accountId(test, 'xian.svc')];
    const { visits } = await round({
      settings: { inspectors: both, doubleShare: 1, lockOutDays: 0 },
    });
    const pair = visits.filter(({ unitId }) => unitId === visits[0]!.unitId);
    for (const visit of pair) {
      await approved(visit, { ...allWell, S01: '1' });
      expect((await (await reviewer()).post(`${pathOf(visit)}/lock`)).statusCode).toBe(200);
    }
    const made = 'select count(*) as n from inspection where unit_id = $1 and wave = $2';
    expect(await count(made, pair[0]!.unitId, `复核${waves}`)).toBe(1);
    const self = await openRound(await admin(), {
      ...roundOf({
        ...base,
        over: {
          kind: '自查',
          wave: '自查1',
          settings: { source: { from: 'units', unitIds: [await test.unitId('33032801')] } },
        },
      }),
    });
    const [own] = await visitsOf(test, self);
    await approved(own!);
    expect((await (await reviewer()).post(`${pathOf(own!)}/lock`)).json()).toEqual({
      state: 'locked',
    });
    expect(await count(made, own!.unitId, '自查1')).toBe(0);
  });

  it('同一波次已有成绩：说明并不锁定', async () => {
    const { visits } = await round({ kind: '省行神秘人', wave: '2023Q2', covert: true });
    await approved(visits[0]!);
    const answer = await (await reviewer()).post(`${pathOf(visits[0]!)}/lock`);
    expect(answer.json()).toMatchObject({ code: 'already-scored' });
    expect((await (await reviewer()).get(pathOf(visits[0]!))).json()).toMatchObject({
      state: 'approved',
    });
  });

  it('批量通过、批量锁定：后台作业，自己填的留下', async () => {
    const { id, visits } = await round();
    for (const visit of visits) await submitVisit(test, visit, { ...allWell, S01: '1' });
    const caller = await reviewer();
    const body = { roundId: id, step: 'approve' };
    const passed = await jobDone(test, caller, await caller.post('/api/visits/advance', body));
    expect(passed).toMatchObject({ state: 'done', result: { done: 2, leftTotal: 0 } });
    const locked = await jobDone(
      test,
      caller,
      await caller.post('/api/visits/advance', { ...body, step: 'lock' }),
    );
    expect(locked).toMatchObject({ state: 'done', result: { done: 2 } });
    expect((await visitsOf(test, id)).map(({ state }) => state)).toEqual(['locked', 'locked']);
    const again = await jobDone(
      test,
      caller,
      await caller.post('/api/visits/advance', { ...body, step: 'lock' }),
    );
    expect(again).toMatchObject({ state: 'done', result: { done: 0 } });
  });
});

describe('改派与录像', () => {
  it('改派给管得到这里的人；派不了的说明原因', async () => {
    const { visits } = await round();
    const caller = await admin();
    const path = `${pathOf(visits[0]!)}/inspector`;
    const head = await accountId(test, 'wd.head');
    const inspector = async () =>
      (await caller.get(pathOf(visits[0]!))).json<{ inspector: string }>().inspector;
    const from = await inspector();
    expect((await caller.put(path, { ownerId: head, from })).json()).toMatchObject({
      code: 'not-assignable',
    });
    const svc = await accountId(test, 'xian.svc');
    expect((await caller.put(path, { ownerId: svc, from })).statusCode).toBe(200);
    expect((await caller.put(path, { ownerId: svc, from })).json()).toMatchObject({
      code: 'conflict',
      findings: [{ path: ['ownerId'], theirs: svc }],
    });
    expect(
      (
        await visitsOf(
          test,
          (await caller.get(pathOf(visits[0]!))).json<{ round: { id: number } }>().round.id,
        )
      )[0]!.ownerId,
    ).toBe(svc);
    await submitVisit(test, visits[0]!);
    const back = { ownerId: base.inspectors[0]!, from: await inspector() };
    expect((await caller.put(path, back)).statusCode).toBe(409);
  });

  it('非现场检查：网点收到录像要求，用链接答复，或说明原因；答复后不能再改', async () => {
    const slots = [
      { from: '2026-08-03T09:00:00+08:00', to: '2026-08-03T10:00:00+08:00', post: '大堂经理' },
    ];
    const { id, visits } = await round({
      kind: '非现场检查',
      settings: { remote: { slots, dueAt: '2026-08-05T18:00:00+08:00' } },
    });
    const head = await test.as('网点负责人');
    type Clips = {
      rows: { id: number; unit: { id: number }; state: string; post: string }[];
      total: number;
    };
    const mine = (await head.get('/api/clips')).json<Clips>();
    expect(mine).toMatchObject({ total: 1, rows: [{ post: '大堂经理', round: null }] });
    const clip = mine.rows[0]!;
    const path = `/api/clips/${clip.unit.id}/${clip.id}`;
    expect((await head.post(`${path}/link`, { link: 'ftp://x' })).statusCode).toBe(400);
    expect((await head.post(`${path}/refuse`, { reason: '硬盘已坏' })).statusCode).toBe(200);
    expect((await head.post(`${path}/link`, { link: 'https://nvr.example/1' })).statusCode).toBe(
      200,
    );
    expect((await head.post(`${path}/refuse`, { reason: '又不行' })).statusCode).toBe(409);
    const caller = await admin();
    expect((await caller.get(`/api/clips?roundId=${id}&state=provided`)).json()).toMatchObject({
      total: 1,
    });
    const other = visits.find(({ unitId }) => unitId !== clip.unit.id)!;
    const asked = { fromAt: slots[0]!.to, toAt: slots[0]!.from, dueAt: slots[0]!.to };
    expect((await caller.post(`${pathOf(other)}/clips`, asked)).statusCode).toBe(400);
    const sound = { ...asked, fromAt: slots[0]!.from, toAt: slots[0]!.to };
    expect((await caller.post(`${pathOf(other)}/clips`, sound)).statusCode).toBe(200);
    expect((await head.get('/api/clips')).json<Clips>().total).toBe(1);
    const book = await readRows('录像.xlsx', (await head.get('/api/clips.xlsx')).rawPayload);
    expect(book.slice(1)).toHaveLength(1);
    expect(book[1]).toMatchObject({ 1: '文成大峃网点', 3: '2026-08-03 09:00', 7: '已提供' });
  });

  it('覆盖矩阵：每个在岗人员 × 每个条目，缺的数出来', async () => {
    const { visits } = await round({ kind: '非现场检查' });
    await submitVisit(test, visits[0]!, { H01: '0' });
    const shown = (await (await admin()).get(`${pathOf(visits[0]!)}/coverage`)).json();
    expect(shown).toMatchObject({
      needed: 3,
      answered: 1,
      missing: 2,
      postsWithoutPeople: ['大堂经理'],
      cells: [
        { item: 'H01', state: 'answered' },
        { item: 'S01', state: 'missing' },
        { item: 'S02', state: 'missing' },
        { item: 'S03', state: 'not-by-recording' },
      ],
    });
  });
});
