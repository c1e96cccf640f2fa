/** 两个人改同一样东西：后写的人被拒绝，并且知道谁在何时把哪一项从什么改成了什么。 */
import { beforeAll, describe, expect, it } from 'vitest';
import { tags } from '../../src/domain/training/index.ts';
import { routes } from '../../src/server/app.ts';
import { testApp, type Answer, type Caller } from '../support/app.ts';

const test = testApp();

/** Writes that replace something and yet need no version, each with its reason. */
const single: Record<string, string> = {
  'PUT /api/session/assignment': '只改自己的登录',
  'PUT /api/session/password': '须知道原密码，只改自己的',
  'PUT /api/essay-orders/:id/mine': '只有本人能写自己的心得',
  'PUT /api/trainings/:id/attendance': '逐人登记，各人各一行，后登记的写明是谁',
  'PUT /api/quizzes/:id/results/:personId': '当面问一个人，一次登记一个人的全部答案',
};

type Body = Record<string, unknown>;
/** One thing, how it is read, and two ways to change it. */
type Way = {
  path: string;
  method: 'PATCH' | 'PUT' | 'POST';
  body: Body;
  other: Body;
  field: string;
};
const ways: Record<string, () => Promise<Way>> = {};

const rows = async <T extends object>(text: string, values: unknown[] = []) =>
  (await test.services.database.pool.query<T>(text, values)).rows;
const idOf = (answer: Answer) => {
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<{ id: number; sha256?: string }>();
};
let admin: Caller;
let head: Caller;
let security: Caller;
beforeAll(async () => {
  security = await test.as('省行安全管理员');
  admin = await test.as('县行服务管理员');
  head = await test.as('网点负责人');
});

ways['PATCH /api/units/:id'] = async () => {
  const id = await test.unitId('33032802');
  const body = { version: 1, name: '珊溪一' };
  return {
    path: `/api/units/${id}`,
    method: 'PATCH',
    body,
    other: { ...body, name: '珊溪二' },
    field: 'name',
  };
};
ways['PATCH /api/people/:id'] = async () => {
  const [one] = await rows<{ id: number }>(`select id from person where name = '褚十'`);
  const body = { version: 1, post: '柜员甲' };
  return {
    path: `/api/people/${one!.id}`,
    method: 'PATCH',
    body,
    other: { ...body, post: '柜员乙' },
    field: 'post',
  };
};
ways['PATCH /api/placements/:unitId/:id'] = async () => {
  const unitId = await test.unitId('33032801');
  const made = idOf(await head.post('/api/placements', { unitId, name: '老花镜' }));
  const body = { version: 1, place: '一号窗' };
  return {
    path: `/api/placements/${unitId}/${made.id}`,
    method: 'PATCH',
    body,
    other: { ...body, place: '二号窗' },
    field: 'place',
  };
};
ways['PATCH /api/deeds/:unitId/:id'] = async () => {
  const unitId = await test.unitId('33032801');
  const deed = { unitId, happenedOn: '2023-05-01', title: '扶老人', story: '雨天送回家' };
  const made = idOf(await head.post('/api/deeds', deed));
  const body = { version: 1, story: '雨天送老人回家' };
  return {
    path: `/api/deeds/${unitId}/${made.id}`,
    method: 'PATCH',
    body,
    other: { ...body, story: '另一种写法' },
    field: 'story',
  };
};
const session = {
  title: '礼仪',
  kind: 'training',
  heldOn: '2026-05-01',
  startsAt: '08:30',
  hours: '2',
};
ways['PATCH /api/trainings/:id'] = async () => {
  const made = idOf(await admin.post('/api/trainings', session));
  const body = { ...session, version: 1, place: '一楼' };
  return {
    path: `/api/trainings/${made.id}`,
    method: 'PATCH',
    body,
    other: { ...body, place: '二楼' },
    field: 'place',
  };
};
ways['PATCH /api/quiz-questions/:id'] = async () => {
  const question = { question: '几点开门', answerPoints: ['八点半'], tag: tags[0]! };
  const made = idOf(await admin.post('/api/quiz-questions', question));
  const body = { ...question, version: 1, source: '甲' };
  return {
    path: `/api/quiz-questions/${made.id}`,
    method: 'PATCH',
    body,
    other: { ...body, source: '乙' },
    field: 'source',
  };
};
ways['PUT /api/calendar/:day'] = async () => {
  const body = { version: 0, working: false, name: '停业', source: '甲号通知' };
  return {
    path: '/api/calendar/2026-06-10',
    method: 'PUT',
    body,
    other: { ...body, source: '乙号通知' },
    field: 'source',
  };
};
ways['PUT /api/personal/settings'] = async () => {
  const top = await test.as('省行服务管理员');
  const { settings } = (await top.get('/api/personal/retention')).json<{
    settings: { maskNames: boolean; retention: Record<string, number> };
  }>();
  const body = { ...settings, version: 0, maskNames: false };
  const retention = { ...settings.retention, essay: 1000 };
  return {
    path: '/api/personal/settings',
    method: 'PUT',
    body,
    other: { ...body, maskNames: true, retention },
    field: 'maskNames',
  };
};
ways['PUT /api/personal/assessments/:id'] = async () => {
  const text = '评估';
  const given = {
    title: text,
    uses: ['ledger'],
    purpose: text,
    lawfulness: text,
    effect: text,
    measures: text,
  };
  const made = idOf(await admin.post('/api/personal/assessments', given));
  const body = { ...given, version: 1, measures: '甲' };
  return {
    path: `/api/personal/assessments/${made.id}`,
    method: 'PUT',
    body,
    other: { ...body, measures: '乙' },
    field: 'measures',
  };
};
ways['PUT /api/rectification-settings/:unitId'] = async () => {
  const unitId = await test.unitId('330328');
  const { settings } = (await admin.get(`/api/rectification-settings/${unitId}`)).json<{
    settings: Body;
  }>();
  const body = { version: 0, settings: { ...settings, cleanVisits: 4 } };
  const other = { version: 0, settings: { ...settings, cleanVisits: 5 } };
  return {
    path: `/api/rectification-settings/${unitId}`,
    method: 'PUT',
    body,
    other,
    field: 'settings',
  };
};

ways['PUT /api/security/policy'] = async () => {
  const { policy } = (await security.get('/api/security/policy')).json<{ policy: Body }>();
  const body = { version: 0, policy: { ...policy, lockAfter: 6 } };
  return {
    path: '/api/security/policy',
    method: 'PUT',
    body,
    other: { version: 0, policy: { ...policy, lockAfter: 7 } },
    field: 'policy',
  };
};
ways['PUT /api/security/sign-on'] = async () => {
  const settings = { oidc: { title: '甲' }, ldap: {} };
  return {
    path: '/api/security/sign-on',
    method: 'PUT',
    body: { version: 0, settings },
    other: { version: 0, settings: { ...settings, oidc: { title: '乙' } } },
    field: 'settings',
  };
};

/** Edits with the same guard whose making takes a whole journey: their own tests have the second writer. */
const elsewhere: Record<string, string> = {
  'PUT /api/plan-versions/:id': 'tests/journey/plans-over-http.test.ts',
  'PUT /api/standards/:id': 'tests/server/standards.test.ts',
  'PUT /api/standards/:id/mapping': 'tests/server/standards.test.ts',
  'PUT /api/draws/:id': 'tests/server/draws.test.ts',
  'PUT /api/rounds/:id': 'tests/server/round.test.ts',
  'PUT /api/appeals/:unitId/:id/packets': 'tests/server/appeal.test.ts',
  'PUT /api/visits/:unitId/:id/inspector': 'tests/server/review.test.ts',
  'PATCH /api/rectifications/:unitId/:id': 'tests/server/rectification.test.ts',
  'PUT /api/rectifications/:unitId/:id/held': 'tests/server/drills.test.ts',
  'PATCH /api/mornings/:unitId/:id': 'tests/server/morning.test.ts',
};

const named = routes
  .filter(({ method }) => method === 'PATCH' || method === 'PUT')
  .map((one) => ({ one, name: `${one.method} ${one.path}` }));

describe('每个修改接口', () => {
  it('都说得出它改的东西现在怎样，或写明为什么只有一个人写', () => {
    const silent = named.filter(({ one, name }) => !one.edit && !(name in single));
    expect(silent.map(({ name }) => name)).toEqual([]);
  });

  it('都有一次后写者被拒绝的检验', () => {
    const untried = named.filter(
      ({ one, name }) => one.edit && !(name in ways) && !(name in elsewhere),
    );
    expect(untried.map(({ name }) => name)).toEqual([]);
  });
});

const patch = (caller: Caller, { path, method }: Way, body: Body) =>
  method === 'PUT' ? caller.put(path, body) : caller.patch(path, body);

async function callerFor(name: string): Promise<Caller> {
  if (name.includes('personal/settings')) return test.as('省行服务管理员');
  if (name.includes('/security/')) return security;
  return /placements|deeds/.test(name) ? head : admin;
}

describe('后写的人', () => {
  it.each(Object.keys(ways))('%s', async (name) => {
    const way = await ways[name]!();
    const caller = await callerFor(name);
    const first = await patch(caller, way, way.body);
    expect(first.statusCode, first.body).toBe(200);
    const second = await patch(caller, way, way.other);
    expect(second.statusCode, second.body).toBe(409);
    const told = second.json<{
      code: string;
      message: string;
      params: Record<string, string>;
      findings: { path: string[]; mine: unknown; theirs: unknown; by: string; at: string }[];
    }>();
    expect(told.code).toBe('conflict');
    expect(told.params['by']).toBeTruthy();
    expect(told.message).toContain(told.params['by']!);
    const clash = told.findings.find((one) => one.path[0] === way.field)!;
    expect(clash.mine).not.toEqual(clash.theirs);
    expect(Date.parse(clash.at)).not.toBeNaN();
    // Against the version that is there now it is taken: nothing typed is lost.
    const now = told.params['version']!;
    const version = { [told.params['field']!]: Number(now) };
    const third = await patch(caller, way, { ...way.other, ...version });
    expect(third.statusCode, third.body).toBe(200);
  });

  it('看不到的东西不会经由冲突说出来', async () => {
    const other = await test.as('他县服务管理员');
    const id = await test.unitId('33032802');
    const answer = await other.patch(`/api/units/${id}`, { version: 1, name: '越界' });
    expect([answer.statusCode, answer.body.includes('珊溪')]).toEqual([404, false]);
  });
});
