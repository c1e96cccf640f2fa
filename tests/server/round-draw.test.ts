/** 抽取 → 批次：抽中的网点、派去的人、双评、录像时段成为检查单；抽取之外的不派。 */
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { Capture } from '../../src/contract/visit.ts';
import { testApp } from '../support/app.ts';
import { freeze, frozenOn, makeDraft, makeDrawn, setClock } from '../support/draws.ts';
import { accountId, addStandard, openRound, roundOf } from '../support/rounds.ts';

const test = testApp();
let standardId = 0;
let people: string[] = [];
let waves = 0;
beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: frozenOn });
  standardId = await addStandard(test);
  people = [await accountId(test, 'shenmi'), await accountId(test, 'sheng.svc')];
});
afterAll(() => void vi.useRealTimers());

const admin = () => test.as('省行服务管理员');
/** Two people to send; where somebody was lately is the business of another test. */
const staffed = () => ({
  inspectors: people.map((accountId) => ({ accountId, capacity: null })),
  lockOutDays: 0,
});

/** A round over a draw's result; everything else as by hand. */
function fromDraw(drawId: number, over: Record<string, unknown> = {}) {
  waves += 1;
  const { settings, ...rest } = over as { settings?: Record<string, unknown> };
  const source = { from: 'draw', drawId };
  const given = {
    kind: '第三方检查',
    wave: `抽取${waves}`,
    ...rest,
    settings: { source, lockOutDays: 0, ...settings },
  };
  return roundOf({ standardId, unitIds: [], inspectors: [], over: given });
}

type Assigned = { code: string; owner: string; second: boolean; secret: boolean };
/** Who goes where in a round, as assigned. */
const assignedIn = async (roundId: number) =>
  (
    await test.services.database.pool.query<Assigned>(
      `select n.code, v.inspector_name as owner, v.second_of is not null as second, v.secret from visit v
       join unit n on n.id = v.unit_id where v.round_id = $1 order by n.unit_no, second`,
      [roundId],
    )
  ).rows;

type Pick = {
  number: number;
  code: string;
  fallen: boolean;
  visits: { round: 1 | 2; inspector: { name: string } | null }[];
};
const picksOf = async (drawId: number) =>
  (await (await admin()).get(`/api/draws/${drawId}/picks?limit=100`)).json<{ rows: Pick[] }>().rows;

it('没有的抽取、还没抽的抽取、别县看不到的抽取：不能用来派单', async () => {
  const caller = await admin();
  const unseen = await makeDrawn(test, staffed());
  const waiting = await makeDraft(caller, staffed());
  await freeze(caller, waiting);
  for (const [who, id] of [
    [caller, 999_999],
    [caller, waiting],
    [await test.as('他县服务管理员'), unseen],
  ] as const) {
    const answer = await who.post('/api/rounds/preview', fromDraw(id));
    expect(answer.json()).toMatchObject({ code: 'not-found' });
    expect(answer.json<{ message: string }>().message).toContain('抽取结果');
  }
});

it('抽中的网点派给抽中的人：预演、派单、手机上都一样；没抽中的不派', async () => {
  const id = await makeDrawn(test, staffed());
  const picks = await picksOf(id);
  const wanted = picks
    .map(({ code, visits }) => `${code} ${visits[0]!.inspector!.name}`)
    .toSorted();
  expect(wanted).toHaveLength(2);
  const caller = await admin();
  const body = fromDraw(id);
  const shown = (await caller.post('/api/rounds/preview', body)).json<{
    visits: number;
    errors: number;
    rows: { unit: { code: string }; inspectors: { name: string }[] }[];
  }>();
  expect(shown).toMatchObject({ visits: 2, errors: 0 });
  expect(shown.rows.map(({ unit }) => unit.code).toSorted()).toEqual(
    picks.map(({ code }) => code).toSorted(),
  );
  const roundId = await openRound(caller, body);
  const assigned = await assignedIn(roundId);
  expect(assigned.map(({ code, owner }) => `${code} ${owner}`).toSorted()).toEqual(wanted);
  expect((await caller.get(`/api/rounds/${roundId}`)).json()).toMatchObject({
    settings: { source: { from: 'draw', drawId: id } },
    counts: { draft: 2, total: 2 },
  });
  const mine = assigned.filter(({ owner }) => owner === '冯八').map(({ code }) => code);
  const { visits } = (await (await test.as('神秘人')).get('/api/capture')).json<Capture>();
  expect(visits.filter(({ round }) => round.id === roundId).map(({ unit }) => unit.code)).toEqual(
    mine,
  );
});

it('启用备选以后：派的是备选，去不了的那家不派', async () => {
  const id = await makeDrawn(test, staffed());
  const [first] = await picksOf(id);
  const caller = await admin();
  const fallen = { replaces: first!.number, reason: '停业装修' };
  expect((await caller.post(`/api/draws/${id}/reserves`, fallen)).statusCode).toBe(200);
  const codes = (await assignedIn(await openRound(caller, fromDraw(id)))).map(({ code }) => code);
  expect(codes).toHaveLength(2);
  expect(codes).not.toContain(first!.code);
});

it('抽到的双评：同一家两个人，第二张指向第一张；暗访保密', async () => {
  const id = await makeDrawn(test, { ...staffed(), doubles: 1 }, true);
  const over = { kind: '省行神秘人', wave: '2026Q4', covert: true };
  const assigned = await assignedIn(await openRound(await admin(), fromDraw(id, over)));
  expect(assigned).toHaveLength(3);
  const [double] = assigned.filter(({ second }) => second);
  const pair = assigned.filter(({ code }) => code === double!.code);
  expect(new Set(pair.map(({ owner }) => owner)).size).toBe(2);
  expect(assigned.every(({ secret }) => secret)).toBe(true);
});

it('抽到的录像时段：非现场批次向每家网点要这一段', async () => {
  const day = new Date(frozenOn.getTime() - 5 * 86_400_000).toISOString().slice(0, 10);
  const hours = { days: [day], minutes: 60, open: '09:00-17:00' };
  const id = await makeDrawn(test, { ...staffed(), hours });
  const dueAt = new Date(frozenOn.getTime() + 20 * 86_400_000).toISOString();
  const over = { kind: '非现场检查', settings: { remote: { slots: [], dueAt } } };
  const roundId = await openRound(await admin(), fromDraw(id, over));
  const clips = (await (await admin()).get(`/api/clips?roundId=${roundId}`)).json<{
    rows: { unit: { code: string }; fromAt: string; toAt: string; dueAt: string }[];
  }>().rows;
  expect(clips.map(({ unit }) => unit.code).toSorted()).toEqual(
    (await picksOf(id)).map(({ code }) => code).toSorted(),
  );
  for (const { fromAt, toAt, dueAt: due } of clips) {
    expect(new Date(Date.parse(fromAt) + 8 * 3_600_000).toISOString()).toContain(day);
    expect(Date.parse(toAt) - Date.parse(fromAt)).toBe(3_600_000);
    expect(Date.parse(due)).toBe(Date.parse(dueAt));
  }
});

it('亲手指定的优先于抽到的人；锁定期仍然挡住', async () => {
  setClock(frozenOn);
  const id = await makeDrawn(test, staffed());
  const [first] = await picksOf(id);
  const drawn = first!.visits[0]!.inspector!.name;
  const other = people[drawn === '冯八' ? 1 : 0]!;
  const unitId = await test.unitId(first!.code);
  const choices = [{ unitId, inspectors: [other] }];
  const body = fromDraw(id, { settings: { choices, inspectors: [other] } });
  const assigned = await assignedIn(await openRound(await admin(), body));
  expect(assigned.find(({ code }) => code === first!.code)!.owner).not.toBe(drawn);
  const again = fromDraw(id, { settings: { choices, inspectors: [other], lockOutDays: 90 } });
  const refused = await (await admin()).post('/api/rounds/preview', again);
  expect(refused.json<{ findings: { message: string }[] }>().findings[0]!.message).toContain(
    '锁定期',
  );
});
