/** 个人信息：取走一份、删除、申请与答复；影响评估；保存期限与保全；客户化名。 */
import ExcelJS from 'exceljs';
import { beforeAll, describe, expect, it } from 'vitest';
import { dayOf, plusDays } from '../../src/domain/calendar/index.ts';
import type { PersonalRecord, RetentionAnswer } from '../../src/contract/personal.ts';
import { sweepRetention } from '../../src/server/personal/index.ts';
import { testApp, type Answer, type Caller } from '../support/app.ts';

const test = testApp();
const code = (answer: Answer) => answer.json<{ code?: string }>().code;
const rows = async <T extends object>(text: string, values: unknown[] = []) =>
  (await test.services.database.pool.query<T>(text, values)).rows;
let admin: Caller;
let clerkId: number;
beforeAll(async () => {
  admin = await test.as('县行服务管理员');
  clerkId = (await rows<{ id: number }>(`select id from person where name = '褚十'`))[0]!.id;
  await rows(
    `update ticket t set offender = '褚十', reason = '着装', person_id = $1 from unit u
     where u.id = t.unit_id and u.code = '33032801'`,
    [clerkId],
  );
});
const record = async (caller: Caller, id = clerkId) =>
  (await caller.get(`/api/personal/people/${id}`)).json<PersonalRecord>();

describe('查阅与复制', () => {
  it('别县的人、没有权限的角色都看不到别人的；本人随时看得到自己的', async () => {
    const path = `/api/personal/people/${clerkId}`;
    expect((await (await test.as('他县服务管理员')).get(path)).statusCode).toBe(404);
    expect((await (await test.as('网点负责人')).get(path)).statusCode).toBe(403);
    expect((await (await test.as('柜员')).get(`${path}/copy.json`)).statusCode).toBe(403);
    const mine = (await (await test.as('柜员')).get('/api/personal/mine')).json<{
      record: PersonalRecord;
    }>();
    expect(mine.record.person.name).toBe('褚十');
    expect(mine.record.abilities.erase).toBe(false);
  });

  it('一个文件：来源清单与每处的内容；JSON 与 Excel 说的是同一些', async () => {
    const clerk = await test.as('柜员');
    const json = (await clerk.get('/api/personal/mine.json')).json<{
      person: { name: string };
      places: { table: string; title: string; total: number; rows: Record<string, unknown>[] }[];
    }>();
    expect(json.person.name).toBe('褚十');
    const of = (table: string) => json.places.find((place) => place.table === table);
    expect(of('person')?.rows[0]).toMatchObject({ name: '褚十', staff_no: 'S-guiyuan' });
    expect(of('ticket')?.rows).toMatchObject([{ clause: 'R11', offender: '褚十', reason: '着装' }]);
    expect(of('session')?.total).toBeGreaterThan(0);
    const text = JSON.stringify(json);
    expect(text).not.toContain('王七');
    const { hash } = (
      await rows<{ hash: string }>(
        `select password as hash from credential c join "user" u on u.id = c.user_id where u.person_id = $1`,
        [clerkId],
      )
    )[0]!;
    expect(text).not.toContain(hash);
    const book = new ExcelJS.Workbook();
    const bytes = (await clerk.get('/api/personal/mine.xlsx')).rawPayload;
    await book.xlsx.load(bytes as unknown as ArrayBuffer);
    expect(book.worksheets).toHaveLength(json.places.length + 1);
    const audits = await rows(`select 1 from audit where action = 'personal.copy'`);
    expect(audits).toHaveLength(2);
  });
});

describe('申请与答复', () => {
  it('本人提出，三十天内答复；拒绝必须说明理由；不能代别人提', async () => {
    const clerk = await test.as('柜员');
    const asked = await clerk.post('/api/personal/requests', {
      kind: 'correct',
      reason: '岗位不对',
    });
    const { id, unit, dueOn, version, askedAt } = asked.json<{
      id: number;
      unit: { id: number };
      dueOn: string;
      version: number;
      askedAt: string;
    }>();
    expect(dueOn).toBe(plusDays(dayOf(askedAt), 30));
    const other = (await rows<{ id: number }>(`select id from person where name = '王七'`))[0]!;
    const forOther = { kind: 'erase', personId: other.id };
    expect((await clerk.post('/api/personal/requests', forOther)).statusCode).toBe(403);
    const path = `/api/personal/requests/${unit.id}/${id}/decide`;
    const answer = { version, granted: false, answer: '' };
    expect((await admin.post(path, answer)).statusCode).toBe(400);
    expect((await clerk.post(path, { ...answer, answer: '不行' })).statusCode).toBe(403);
    expect(
      (await admin.post(path, { ...answer, answer: '岗位以人力资源系统为准' })).statusCode,
    ).toBe(200);
    expect(code(await admin.post(path, { ...answer, answer: '又一个人答复' }))).toBe('conflict');
    const mine = (await clerk.get('/api/personal/mine')).json<{ requests: object[] }>();
    expect(mine.requests).toMatchObject([{ state: 'refused', answer: '岗位以人力资源系统为准' }]);
    const listed = (await admin.get('/api/personal/requests')).json<{ total: number }>();
    expect(listed.total).toBe(1);
    expect((await admin.get('/api/personal/requests.xlsx')).statusCode).toBe(200);
  });
});

describe('删除', () => {
  const erase = async (body: object) => admin.post(`/api/personal/people/${clerkId}/erase`, body);

  it('在岗的不能删；预览以后变了的、工号不对的不删', async () => {
    const { sha256, hindrances } = await record(admin);
    expect(hindrances.join()).toContain('在岗');
    const body = { sha256, staffNo: 'S-guiyuan', reason: '离职' };
    expect(code(await erase(body))).toBe('erase-hindered');
    const { version } = (
      await rows<{ version: number }>('select version from person where id = $1', [clerkId])
    )[0]!;
    const leave = { version, on: '2023-09-01', reason: '离职' };
    expect((await admin.post(`/api/people/${clerkId}/leave`, leave)).statusCode).toBe(200);
    expect(code(await erase(body))).toBe('erase-changed');
    const now = await record(admin);
    expect(now.abilities.erase).toBe(true);
    expect(code(await erase({ ...body, sha256: now.sha256, staffNo: 'S-别人' }))).toBe(
      'erase-staff-no',
    );
  });

  it('抹去人员、账号、登录；处罚单依法保存并说明到何时；审计只写编号；不能再来一次', async () => {
    const before = await record(admin);
    const ticket = before.kept.find(({ table }) => table === 'ticket');
    expect(ticket).toMatchObject({ erasing: 'kept', until: '处罚单保存期限届满' });
    const done = await erase({ sha256: before.sha256, staffNo: 'S-guiyuan', reason: '离职' });
    expect(done.statusCode, done.body).toBe(200);
    const [person] = await rows<{ name: string; staff_no: string }>(
      'select * from person where id = $1',
      [clerkId],
    );
    expect(person).toMatchObject({
      name: '已删除的人员',
      staff_no: `removed-${clerkId}`,
      phone: null,
      post: '',
    });
    expect(
      await rows(
        `select 1 from session s join "user" u on u.id = s.user_id where u.person_id = $1`,
        [clerkId],
      ),
    ).toEqual([]);
    expect((await test.signIn('guiyuan', '测试用-Correct-Horse-9')).statusCode).toBe(401);
    expect(await rows(`select 1 from ticket where offender = '褚十'`)).toHaveLength(1);
    const [audit] = await rows<{ subject: string; detail: object }>(
      `select subject, detail from audit where action = 'personal.erase'`,
    );
    expect(audit).toMatchObject({ subject: `人员 ${clerkId}`, detail: { reason: '离职' } });
    expect((await record(admin)).hindrances).toContain('此人的数据已经删除');
  });
});

describe('影响评估', () => {
  const text = '评估';
  const given = {
    title: '台账公示',
    uses: ['ledger'],
    purpose: text,
    lawfulness: text,
    effect: text,
    measures: text,
  };

  it('填写的人不能自己批准；批准以后不能再改；记满三年', async () => {
    const made = (await admin.post('/api/personal/assessments', given)).json<{ id: number }>();
    const path = `/api/personal/assessments/${made.id}`;
    expect((await admin.post(`${path}/approve`, { version: 1 })).statusCode).toBe(403);
    const leader = await test.as('县行领导小组');
    const approved = (await leader.post(`${path}/approve`, { version: 1 })).json<{
      approvedAt: string;
      keepUntil: string;
    }>();
    expect(Number(approved.keepUntil.slice(0, 4)) - Number(approved.approvedAt.slice(0, 4))).toBe(
      3,
    );
    expect(code(await admin.put(path, { ...given, version: 2 }))).toBe('assessment-approved');
    const denied = await rows(`select 1 from audit where action = 'assessment.approve'`);
    expect(denied).toHaveLength(1);
  });

  it('填写的人是最后写的人：改写了别人的草稿，换一个角色也不能自己批准', async () => {
    const { id } = (await admin.post('/api/personal/assessments', given)).json<{ id: number }>();
    const path = `/api/personal/assessments/${id}`;
    const [second] = await rows<{ id: number }>(
      `insert into assignment (user_id, role, unit_id, unit_no)
       select a.id, 'service-admin', u.id, u.unit_no from "user" a, unit u
       where a.username = 'xian.lead' and u.code = '330328' returning id`,
    );
    const leader = await test.as('县行领导小组');
    const [first] = await rows<{ id: number }>(
      `select s.id from assignment s join "user" u on u.id = s.user_id
       where u.username = 'xian.lead' and s.role = 'leading-group'`,
    );
    const turn = (to: { id: number }) =>
      leader.put('/api/session/assignment', { assignmentId: to.id });
    expect((await turn(second!)).statusCode).toBe(200);
    const rewritten = await leader.put(path, { ...given, measures: '改写', version: 1 });
    expect(rewritten.json(), rewritten.body).toMatchObject({ createdBy: '郑六' });
    expect((await turn(first!)).statusCode).toBe(200);
    expect(code(await leader.post(`${path}/approve`, { version: 2 }))).toBe('assessment-own');
  });
});

describe('保存期限', () => {
  const retention = async (caller: Caller) =>
    (await caller.get('/api/personal/retention')).json<RetentionAnswer>();
  // As if what is here had been kept long ago.
  const sweep = (now: string, means = test.services) => sweepRetention(means, now, -60_000);

  const name = (hashes: string[], at: string) =>
    rows(
      `insert into evidence (unit_id, unit_no, fact_kind, fact_id, sha256, name, media_type, bytes, created_by, created_at)
       select u.id, u.unit_no, 'ticket', 1, h, '', 'image/png', 1, '', $2 from unit u, unnest($1::text[]) h where u.code = '33032801'`,
      [hashes, at],
    );

  it('只有最上级机构能设；低于法定下限的拒绝', async () => {
    const top = await test.as('省行服务管理员');
    const { settings } = await retention(top);
    const body = { ...settings, version: 0 };
    expect((await admin.put('/api/personal/settings', body)).statusCode).toBe(403);
    const short = { ...body, retention: { ...settings.retention, audit: 100 } };
    expect((await top.put('/api/personal/settings', short)).statusCode).toBe(400);
  });

  it('预览说的就是夜里清理的；未办结的申诉和保全挡住；清理后说明、审计', async () => {
    const now = '2027-06-01T00:00:00Z';
    const unitId = await test.unitId('33032901');
    const other = await test.as('他县服务管理员');
    const held = await other.post('/api/personal/holds', {
      unitId,
      kind: 'ticket',
      reason: '诉讼中',
    });
    expect(held.statusCode, held.body).toBe(200);
    const before = await rows<{ offender: string }>(`select offender from ticket order by id`);
    expect(before).toHaveLength(4);
    await sweep(now);
    const after = await rows<{ offender: string; code: string; person_id: number | null }>(
      `select t.offender, u.code, t.person_id from ticket t join unit u on u.id = t.unit_id order by u.code`,
    );
    expect(after.find((one) => one.code === '33032901')!.offender).toBe('责任人33032901');
    const wiped = after.filter((one) => one.code !== '33032901');
    expect(wiped.every((one) => /^匿名 \d+$/.test(one.offender) && one.person_id === null)).toBe(
      true,
    );
    expect(await rows(`select 1 from complaint where order_no not like 'removed-%'`)).toEqual([]);
    const told = await retention(await test.as('省行服务管理员'));
    expect(told.sweeps.find(({ kind }) => kind === 'ticket')).toMatchObject({
      removed: 3,
      held: 1,
    });
    expect(
      await rows(`select 1 from audit where action = 'personal.sweep' and actor = '系统'`),
    ).not.toEqual([]);
    await sweep(now);
    expect(
      (await retention(await test.as('省行服务管理员'))).sweeps.filter(
        ({ kind, removed }) => kind === 'ticket' && removed > 0,
      ),
    ).toHaveLength(1);
  });

  it('证据到期：文件没了，记录还在，打开时说明何时删的；别处还在用的同一文件留着', async () => {
    const [fact] = await rows<{ id: number; unit_id: number }>(
      `select i.id, i.unit_id from inspection i join unit u on u.id = i.unit_id where u.code = '33032801' order by i.id limit 1`,
    );
    const at = `/api/evidence/inspection/${fact!.unit_id}/${fact!.id}`;
    const keep = (name: string, text: string) =>
      admin.upload(at, name, Buffer.from(`%PDF-1.4 ${text}`));
    const old = (await keep('旧.pdf', '旧的')).json<{ id: number; sha256: string }>();
    const same = (await keep('同.pdf', '两处都用')).json<{ id: number; sha256: string }>();
    const twin = (await keep('同二.pdf', '两处都用')).json<{ id: number }>();
    await rows(`update evidence set created_at = '2020-01-01' where id = any($1::bigint[])`, [
      [old.id, same.id],
    ]);
    await sweep('2026-06-01T00:00:00Z');
    expect(await test.services.files.has(old.sha256)).toBe(false);
    expect(await test.services.files.has(same.sha256)).toBe(true);
    const gone = await admin.get(`/api/evidence/${fact!.unit_id}/${old.id}/file`);
    expect([gone.statusCode, code(gone)]).toEqual([410, 'evidence-expired']);
    expect((await admin.get(`/api/evidence/${fact!.unit_id}/${twin.id}/file`)).statusCode).toBe(
      200,
    );
  });

  it('清理当中又有行用到的文件留着；别的进程正在清理时什么也不做', async () => {
    const { files } = test.services;
    const hashes = await Promise.all(
      Array.from({ length: 12 }, (_, n) => files.keep(Buffer.from(`旧证据 ${n}`))),
    );
    await name(hashes, '2020-01-01');
    const now = '2026-06-01T00:00:00Z';
    await test.services.peers.hold('sweep-retention');
    await sweep(now);
    await test.services.peers.letGo('sweep-retention');
    const waiting = await rows(
      'select 1 from evidence where removed_at is null and sha256 = any($1)',
      [hashes],
    );
    expect(waiting).toHaveLength(12);
    // The same pictures come in again while the first of the old ones are being removed.
    const removed: string[] = [];
    const remove = async (sha256: string, since: number) => {
      if (removed.push(sha256) === 1) await name(hashes, '2026-05-31');
      await files.remove(sha256, since);
    };
    await sweep(now, { ...test.services, files: { ...files, remove } });
    expect(removed.length).toBeLessThan(12);
    for (const sha256 of hashes) expect(await files.has(sha256)).toBe(!removed.includes(sha256));
  });

  it('删不掉的文件下一次再删，别的照删；录像到期时，先到期的缩略图一起删', async () => {
    const [place] = await rows<{ id: number }>(`select id from unit where code = '33032801'`);
    const { files } = test.services;
    const [film, small, other] = await Promise.all(
      ['录像', '缩略图', '另一张'].map((text) => files.keep(Buffer.from(`到期的${text}`))),
    );
    const name = (sha256: string, mediaType: string, thumbnail: string | null) =>
      rows(
        `insert into evidence (unit_id, unit_no, fact_kind, fact_id, sha256, name, media_type, bytes, created_by, created_at, thumbnail)
         select u.id, u.unit_no, 'ticket', 1, $2, '', $3, 1, '', '2020-01-01', $4 from unit u where u.id = $1`,
        [place!.id, sha256, mediaType, thumbnail],
      );
    await name(small!, 'image/jpeg', null);
    const now = '2026-06-01T00:00:00Z';
    await sweep(now);
    expect(await files.has(small!)).toBe(false);

    await files.keep(Buffer.from('到期的缩略图'));
    await name(film!, 'video/mp4', small!);
    await name(other!, 'image/jpeg', null);
    const refuse = (sha256: string, since: number) =>
      sha256 === film ? Promise.reject(new Error('out of reach')) : files.remove(sha256, since);
    const away = { ...test.services, files: { ...files, remove: refuse } };
    await expect(sweep(now, away)).rejects.toThrow('1 个到期的文件没有删掉');
    expect(await Promise.all([film!, small!, other!].map(files.has))).toEqual([true, false, false]);
    await sweep(now);
    expect(await files.has(film!)).toBe(false);
  });

  it('刚存进来的文件，写它的行还没有提交：不删；再过一夜没有行用到才删', async () => {
    const { files } = test.services;
    const old = await files.keep(Buffer.from('又传上来的'));
    await name([old], '2020-01-01');
    await files.keep(Buffer.from('又传上来的'));
    await sweepRetention(test.services, '2026-06-01T00:00:00Z');
    expect(
      await rows('select 1 from evidence where sha256 = $1 and removed_at is null', [old]),
    ).toEqual([]);
    expect(await files.has(old)).toBe(true);
    await sweep('2026-06-02T00:00:00Z');
    expect(await files.has(old)).toBe(false);
  });

  it('审计日志六个月内的一条不少；更早的才清理，应用的角色自己删不了', async () => {
    const count = async () => (await rows('select 1 from audit')).length;
    const all = await count();
    await sweep(new Date().toISOString());
    expect(await count()).toBeGreaterThanOrEqual(all);
    await expect(test.services.wide((db) => db.execute('delete from audit'))).rejects.toThrow();
  });
});

describe('客户化名', () => {
  it('同一号码在哪里都是同一个化名；好人好事里不留原号码', async () => {
    const head = await test.as('网点负责人');
    const hide = async (text: string) =>
      (await head.post('/api/personal/texts', { text })).json<{
        text: string;
        found: { kind: string; pseudonym: string }[];
      }>();
    const one = await hide('客户 138-0000-1234 来电');
    const two = await hide('又是13800001234');
    expect(one.found).toMatchObject([{ kind: 'phone' }]);
    expect(one.found[0]!.pseudonym).toMatch(/^客户 [0-9A-Z]{6}$/);
    expect(two.text).toBe(`又是${one.found[0]!.pseudonym}`);
    const unitId = await test.unitId('33032801');
    const deed = {
      unitId,
      happenedOn: '2023-05-01',
      title: '寻回手机',
      story: '联系失主13800001234',
    };
    const made = await head.post('/api/deeds', deed);
    expect(made.statusCode, made.body).toBe(200);
    const kept = await rows<{ story: string }>(`select story from deed where title = '寻回手机'`);
    expect(kept[0]!.story).toBe(`联系失主${one.found[0]!.pseudonym}`);
    const leaks = await rows(`select 1 from audit where detail::text like '%13800001234%'`);
    expect(leaks).toEqual([]);
  });
});
