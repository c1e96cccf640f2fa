/** 请求键：答复丢了再发一次，只生效一次、答复相同；换了内容不认；两个同时来只做一次。 */
import { describe, expect, it } from 'vitest';
import { routes } from '../../src/server/app.ts';
import { sweepRequestKeys, takesKey } from '../../src/server/http/repeats.ts';
import { testApp, type Answer, type Caller } from '../support/app.ts';

const test = testApp();
type Operation = { parameters?: { name: string; in: string }[] };
type Document = { paths: Record<string, Record<string, Operation>> };

/** As a client sends it: method, address, key and body. */
const write = (
  caller: Caller,
  key: string,
  given: { url: string; body?: object; method?: 'PATCH' },
) =>
  test.app.inject({
    method: given.method ?? 'POST',
    url: given.url,
    headers: { cookie: caller.cookie, 'x-mingchuang': '1', 'idempotency-key': key },
    ...(given.body ? { payload: given.body } : {}),
  });
const rows = async <T extends object>(text: string, values: unknown[] = []) =>
  (await test.services.database.pool.query<T>(text, values)).rows;
const code = (answer: Answer) => answer.json<{ code?: string }>().code;
const plan = async (staffNo: string) => ({
  url: '/api/people',
  body: { staffNo, name: '新来的', unitId: await test.unitId('33032801') },
});
const countOf = async (staffNo: string) =>
  (await rows('select 1 from person where staff_no = $1', [staffNo])).length;

describe('每个写接口', () => {
  const writing = routes.filter(({ method }) => method !== 'GET');
  const keyed = writing.filter(takesKey);

  it('要么收请求键，要么写明为什么重发无害', () => {
    const bare = writing.filter((one) => !takesKey(one) && !one.repeats && !one.piece);
    expect(bare.map(({ method, path }) => `${method} ${path}`)).toEqual([]);
    expect(keyed.length).toBeGreaterThan(80);
  });

  it('接口文档都写了请求头 Idempotency-Key', async () => {
    const { paths } = (await test.nobody().get('/api/openapi.json')).json<Document>();
    const silent = keyed.filter(({ method, path }) => {
      const documented = paths[path.replace(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()];
      return !documented?.parameters?.some(
        (one) => one.in === 'header' && one.name === 'idempotency-key',
      );
    });
    expect(silent.map(({ method, path }) => `${method} ${path}`)).toEqual([]);
  });

  it('格式不对的键一律拒绝', async () => {
    for (const { method, path } of keyed) {
      const url = path.replace(/:factKind/g, 'visit').replace(/:\w+/g, '999999999');
      const answer = await test.app.inject({
        method,
        url,
        headers: { 'x-mingchuang': '1', 'idempotency-key': '短' },
      });
      expect([path, answer.statusCode, code(answer)]).toEqual([path, 400, 'request-key-invalid']);
    }
  });
});

describe('重发', () => {
  it('同一键、同样的内容：答复逐字相同，只有一条，审计也只有一条', async () => {
    const admin = await test.as('县行服务管理员');
    const given = await plan('K-1');
    const first = await write(admin, '"8e03978e-40d5-43e6-bc93-6894a57f9324"', given);
    const again = await write(admin, '8e03978e-40d5-43e6-bc93-6894a57f9324', given);
    expect([first.statusCode, again.statusCode]).toEqual([200, 200]);
    expect(again.body).toBe(first.body);
    expect(await countOf('K-1')).toBe(1);
    const audits = await rows(
      `select 1 from audit where action = 'person.add' and detail ->> 'staffNo' = 'K-1'`,
    );
    expect(audits).toHaveLength(1);
  });

  it('同一键、别的内容或别的接口：422，什么也没做', async () => {
    const admin = await test.as('县行服务管理员');
    await write(admin, 'key-number-2', await plan('K-2'));
    expect(code(await write(admin, 'key-number-2', await plan('K-3')))).toBe('request-key-reused');
    const parentId = await test.unitId('330328');
    const unit = { code: 'K2', name: '键网点', level: '网点', parentId };
    const other = { url: '/api/units', body: unit };
    expect((await write(admin, 'key-number-2', other)).statusCode).toBe(422);
    expect(await countOf('K-3')).toBe(0);
  });

  it('别人用同一个键互不相干', async () => {
    const mine = await write(await test.as('县行服务管理员'), 'key-shared-4', await plan('K-4'));
    const theirs = await write(await test.as('省行服务管理员'), 'key-shared-4', await plan('K-5'));
    expect([mine.statusCode, theirs.statusCode]).toEqual([200, 200]);
    expect([await countOf('K-4'), await countOf('K-5')]).toEqual([1, 1]);
  });

  it('被拒绝的没有占住键：改好以后用同一个键也行', async () => {
    const admin = await test.as('县行服务管理员');
    const wrong = { url: '/api/people', body: { ...(await plan('K-6')).body, unitId: 999_999 } };
    expect((await write(admin, 'key-number-6', wrong)).statusCode).toBe(404);
    expect((await write(admin, 'key-number-6', await plan('K-6'))).statusCode).toBe(200);
  });

  it('失去权限以后，重放也不给', async () => {
    const admin = await test.as('县行服务管理员');
    await write(admin, 'key-number-7', await plan('K-7'));
    const clerk = await test.as('柜员');
    expect((await write(clerk, 'key-number-7', await plan('K-7'))).statusCode).toBe(403);
    expect((await write(test.nobody(), 'key-number-7', await plan('K-7'))).statusCode).toBe(401);
  });

  it('同时来两个：一个做，另一个等它做完、拿到同样的答复', async () => {
    const admin = await test.as('县行服务管理员');
    const given = await plan('K-8');
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => write(admin, 'key-number-8', given)),
    );
    expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
    expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([200]));
    expect(await countOf('K-8')).toBe(1);
  });

  it('上传也一样：同一个文件只导入一次，换了文件就拒绝', async () => {
    const admin = await test.as('县行服务管理员');
    const send = (text: string) => {
      const body = `--b\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\n\r\n${text}\r\n--b--\r\n`;
      const type = 'multipart/form-data; boundary=b';
      const headers = { cookie: admin.cookie, 'x-mingchuang': '1', 'content-type': type };
      return test.app.inject({
        method: 'POST',
        url: '/api/calendar/import',
        headers: { ...headers, 'idempotency-key': 'key-upload-9' },
        payload: body,
      });
    };
    const text = '日期,是否上班,名称,来源\n2027-01-01,休息,元旦,国办发明电〔2026〕9 号\n';
    const first = await send(text);
    expect(first.statusCode, first.body).toBe(200);
    expect((await send(text)).body).toBe(first.body);
    const imports = await rows(`select 1 from audit where action = 'calendar.import'`);
    expect(imports).toHaveLength(1);
    expect(code(await send(text.replace('9 号', '8 号')))).toBe('request-key-reused');
  });
});

describe('保存', () => {
  it('留下的答复是密文：初始密码不在库里；没有键的请求一行也不写', async () => {
    const security = await test.as('县行安全管理员');
    const { id } = (await rows<{ id: number }>(`select id from person where staff_no = 'K-1'`))[0]!;
    const unitId = await test.unitId('33032801');
    const given = {
      url: `/api/people/${id}/account`,
      body: { username: 'k.one', role: 'staff', unitId },
    };
    const opened = await write(security, 'key-account-1', given);
    const { made } = opened.json<{ made: { password: string } }>();
    expect((await write(security, 'key-account-1', given)).json()).toMatchObject({ made });
    const kept = await rows<{ answer: string }>(
      `select answer from request_key where key = 'key-account-1'`,
    );
    expect(kept).toHaveLength(1);
    expect(kept[0]!.answer).not.toContain(made.password);
    const before = await rows('select 1 from request_key');
    await (await test.as('县行系统管理员')).post('/api/people', (await plan('K-10')).body);
    expect(await rows('select 1 from request_key')).toHaveLength(before.length);
  });

  it('24 小时以后清除', async () => {
    await rows(
      `update request_key set at = now() - interval '25 hours' where key = 'key-number-2'`,
    );
    expect(await test.services.wide(sweepRequestKeys)).toBe(1);
    expect(await rows(`select 1 from request_key where key = 'key-number-2'`)).toEqual([]);
    expect((await rows('select 1 from request_key')).length).toBeGreaterThan(0);
  });
});
