/** 域账号 against a real slapd. Skipped, with the reason, where there is none; on CI that is a failure. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureSlapd } from '../../scripts/slapd.ts';
import { escapeFilter } from '../../src/server/sign-on/ldap.ts';
import { cookieOf, testApp } from '../support/app.ts';
import {
  directoryPassword,
  groupDn,
  startDirectory,
  type BankDirectory,
} from '../support/bank-directory.ts';
import { password } from '../support/personas.ts';

const test = testApp();
const missing = ensureSlapd();
if (missing && process.env['CI'] === 'true') throw new Error(missing);
if (missing) console.warn(`跳过域账号的测试：${missing}`);
const made: { directory?: BankDirectory } = {};
const directory = () => made.directory!;

type Ldap = Record<string, unknown>;
const mapping = [
  {
    group: groupDn('heads').toUpperCase(),
    role: 'outlet-head',
    unitCode: '33032801',
    post: '负责人',
  },
  { group: groupDn('staff'), role: 'staff', unitCode: '33032801' },
];
async function configure(change: Ldap = {}, shared: object = {}) {
  const caller = await test.as('省行安全管理员');
  const { version, settings } = (await caller.get('/api/security/sign-on')).json<{
    version: number;
    settings: { ldap: Ldap };
  }>();
  const ldap = {
    ...settings.ldap,
    enabled: true,
    url: directory().url,
    bindDn: directory().adminDn,
    bindPassword: directory().password,
    baseDn: `ou=people,${directory().suffix}`,
    staffNoAttribute: 'employeeNumber',
    startTls: false,
    ca: '',
    ...change,
  };
  const body = { version, settings: { ...settings, mapping, ldap, ...shared } };
  return caller.put('/api/security/sign-on', body);
}
const enter = (uid: string, secret = directoryPassword(uid)) => test.signIn(uid, secret);

describe('过滤器', () => {
  it.each([
    ['li.ming', 'li.ming'],
    ['*', '\\2a'],
    ['a)(uid=*', 'a\\29\\28uid=\\2a'],
    ['\\', '\\5c'],
    ['\0', '\\00'],
  ])('%j → %j（RFC 4515）', (typed, escaped) => {
    expect(escapeFilter(typed)).toBe(escaped);
  });
});

describe.skipIf(missing !== '')('域账号', () => {
  beforeAll(async () => {
    made.directory = await startDirectory();
  });
  afterAll(() => made.directory?.stop());

  it('设置：明文只许连本机；密码不再显示；试连说出到了哪里', async () => {
    expect((await configure({ url: 'ldap://ldap.example:389' })).statusCode).toBe(400);
    expect((await configure({ filter: '(uid=all)' })).statusCode).toBe(400);
    const twice = await configure({ url: directory().tlsUrl, startTls: true });
    expect(twice.json<{ message: string }>().message).toContain('StartTLS');
    const saved = await configure();
    expect(saved.json()).toMatchObject({ kept: { bindPassword: true } });
    expect(saved.body).not.toContain(directory().password);
    const caller = await test.as('省行安全管理员');
    const checked = await caller.post('/api/security/sign-on/check', { kind: 'ldap' });
    expect(checked.json()).toEqual({ reached: `ou=people,${directory().suffix}` });
  });

  it('第一次登录：建立账号与人员，角色、岗位按组', async () => {
    const answer = await enter('li.ming');
    expect(answer.statusCode).toBe(200);
    const session = answer.json<{ user: object; assignments: { role: string }[] }>();
    expect(session.user).toMatchObject({ username: 'li.ming', name: '李明' });
    expect(session.assignments.map(({ role }) => role).toSorted()).toEqual([
      'outlet-head',
      'staff',
    ]);
    const people = await (await test.as('县行服务管理员')).get('/api/people?search=D1001');
    expect(people.json()).toMatchObject({ total: 1, rows: [{ name: '李明', post: '负责人' }] });
    const own = test.withCookie(cookieOf(answer));
    expect((await own.get('/api/sessions')).json()).toMatchObject([{ via: 'ldap' }]);
    expect((await own.get('/api/session/security')).json()).toMatchObject({ hasPassword: false });
  });

  it('密码不对、空密码、没有这个人、带通配符的名字，都一样回答', async () => {
    for (const [uid, secret] of [
      ['li.ming', '不对的密码'],
      ['mei.you', '随便'],
      ['li.*', directoryPassword('li.ming')],
      ['li.ming)(uid=*', directoryPassword('li.ming')],
    ] as const)
      expect([uid, (await enter(uid, secret)).json()]).toMatchObject([
        uid,
        { code: 'sign-in-failed' },
      ]);
    expect(
      (await test.nobody().post('/api/session', { username: 'li.ming', password: ' ' })).json(),
    ).toMatchObject({ code: 'sign-in-failed' });
  });

  it('组变了，下一次登录就变；原来的登录随即失效', async () => {
    const before = test.withCookie(cookieOf(await enter('li.ming')));
    await directory().leave('heads', 'li.ming');
    await directory().join('heads', 'wang.fang');
    const after = (await enter('li.ming')).json<{ assignments: { role: string }[] }>();
    expect(after.assignments.map(({ role }) => role)).toEqual(['staff']);
    expect((await before.get('/api/session')).statusCode).toBe(401);
    const other = (await enter('wang.fang')).json<{ assignments: { role: string }[] }>();
    expect(other.assignments.map(({ role }) => role).toSorted()).toEqual(['outlet-head', 'staff']);
  });

  it('已有的同名账号由目录接管，本地密码仍可用；同名的管理员账号不行', async () => {
    const head = (await enter('wd.head')).json<{ user: { name: string }; assignments: object[] }>();
    expect(head).toMatchObject({ user: { name: '王七' }, assignments: [{ role: 'outlet-head' }] });
    expect((await enter('wd.head', password)).statusCode).toBe(200);
    expect((await enter('sheng.sec')).json()).toMatchObject({ code: 'sign-on-taken' });
    expect((await enter('sheng.sec', password)).statusCode).toBe(200);
  });

  it('LDAPS 与 StartTLS：认证书；不认识的证书不连', async () => {
    expect((await configure({ url: directory().tlsUrl, ca: directory().ca })).statusCode).toBe(200);
    expect((await enter('li.ming')).statusCode).toBe(200);
    expect((await configure({ startTls: true, ca: directory().ca })).statusCode).toBe(200);
    expect((await enter('li.ming')).statusCode).toBe(200);
    expect((await configure({ url: directory().tlsUrl })).statusCode).toBe(200);
    expect((await enter('li.ming')).json()).toMatchObject({ code: 'sign-on-unreachable' });
    expect((await enter('guiyuan', password)).statusCode).toBe(200);
  });

  it('组也可以用搜索来找', async () => {
    const found = await configure({
      groupsAttribute: '',
      groupBaseDn: `ou=groups,${directory().suffix}`,
    });
    expect(found.statusCode).toBe(200);
    const session = (await enter('li.ming')).json<{ assignments: { role: string }[] }>();
    expect(session.assignments.map(({ role }) => role)).toEqual(['staff']);
  });

  it('管理员的账号不能只凭目录打开，要有自己的动态口令；目录提出的只由系统管理员确认', async () => {
    const mapping = [{ group: groupDn('audit'), role: 'audit-admin', unitCode: '33' }];
    expect((await configure({}, { mapping })).statusCode).toBe(200);
    expect((await enter('wang.fang')).json()).toMatchObject({ code: 'no-assignment' });
    const [security, system] = [await test.as('省行安全管理员'), await test.as('省行系统管理员')];
    const asked = (await security.get('/api/access-requests')).json<{
      rows: { id: number; mayConfirm: boolean }[];
    }>().rows[0]!;
    expect(asked.mayConfirm).toBe(false);
    const path = `/api/access-requests/${asked.id}/confirm`;
    expect((await security.post(path)).json()).toMatchObject({ code: 'second-person' });
    const { made } = (await system.post(path)).json<{ made: { password: string } }>();
    expect((await enter('wang.fang')).json()).toMatchObject({ code: 'sign-on-factor' });
    expect((await enter('wang.fang', made.password)).json()).toMatchObject({
      pending: 'password',
      active: { role: 'audit-admin' },
    });
    const { pool } = test.services.database;
    const switchFactor = (on: boolean) =>
      pool.query(`update "user" set two_factor = $1 where username = 'wang.fang'`, [on]);
    await switchFactor(true);
    expect((await enter('wang.fang')).json()).toMatchObject({ code: 'code-needed' });
    await switchFactor(false);
  });

  it('连错照样锁定，锁定后不再去问目录；动态口令照样要', async () => {
    for (let n = 0; n < 5; n += 1) await enter('wang.fang', '不对的密码');
    expect((await enter('wang.fang')).json()).toMatchObject({ code: 'sign-in-locked' });
    for (const typed of ['ｗang.fang', 'wang.fang ', ' wang.fang'])
      expect((await test.signIn(typed, directoryPassword('wang.fang'))).json()).toMatchObject({
        code: 'sign-in-failed',
      });
    const filter = '(|(uid={username})(employeeNumber={username}))';
    expect((await configure({ filter })).statusCode).toBe(200);
    const byNumber = (secret: string) => test.signIn('D1002', secret);
    for (const secret of ['不对的密码', directoryPassword('wang.fang')])
      expect((await byNumber(secret)).json()).toMatchObject({ code: 'sign-in-failed' });
    expect((await configure({ filter: '(uid={username})' })).statusCode).toBe(200);
    for (let n = 0; n < 5; n += 1) await enter('zhao.liu', '不对的密码');
    expect((await enter('zhao.liu')).json()).toMatchObject({ code: 'sign-in-locked' });
    const { pool } = test.services.database;
    await pool.query(`update "user" set two_factor = true where username = 'li.ming'`);
    expect((await enter('li.ming')).json()).toMatchObject({ code: 'code-needed' });
  });

  it('关了密码登录、目录又停了：应急账号进得来，别人得到说明，也不算输错', async () => {
    expect((await configure({}, { local: 'named', named: ['sheng.sec'] })).statusCode).toBe(200);
    expect((await enter('guiyuan', password)).json()).toMatchObject({ code: 'local-sign-in-off' });
    await directory().stop();
    delete made.directory;
    for (let n = 0; n < 6; n += 1)
      expect((await enter('wd.heads', '随便什么密码')).json()).toMatchObject({
        code: 'sign-on-unreachable',
      });
    expect((await enter('sheng.sec', password)).statusCode).toBe(200);
  });
});
