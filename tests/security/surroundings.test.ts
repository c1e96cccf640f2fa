/** 请求外壳的防线：响应头、跨站、代理、限速、正文的大小与深浅、原型污染. Each fails without its defence. */
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addressRule } from '../../src/server/access/lock-out.ts';
import { createApp } from '../../src/server/app.ts';
import { createAllowance } from '../../src/server/http/allowance.ts';
import { deepestJson, depthOf, withKeepableText } from '../../src/server/http/json-body.ts';
import { cookieOf, testApp } from '../support/app.ts';
import { password, personas } from '../support/personas.ts';

const test = testApp();
const header = { 'x-mingchuang': '1' };
const json = { ...header, 'content-type': 'application/json' };

describe('响应头', () => {
  const pages = ['/api/health', '/api/nothing', '/api/docs', '/api/openapi.json', '/nothing.js'];

  it.each(pages)('%s：没有内联脚本、不可嵌入、不猜类型、不带来处、只用要用的设备', async (url) => {
    const { headers } = await test.nobody().get(url);
    const policy = String(headers['content-security-policy']);
    const [, scripts = ''] = /script-src ([^;]*)/.exec(policy) ?? [];
    expect(scripts).toContain("'self'");
    expect(scripts).not.toMatch(/unsafe-inline|unsafe-eval|\*|https?:/);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("object-src 'none'");
    expect(policy).toContain("base-uri 'none'");
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'permissions-policy': expect.stringContaining('geolocation=(self)'),
    });
    expect(headers['permissions-policy']).toContain('usb=()');
    expect(headers).not.toHaveProperty('x-powered-by');
    expect(headers).not.toHaveProperty('access-control-allow-origin');
  });

  it('经 https 时才有 HSTS，Cookie 也只走 https', async () => {
    expect((await test.nobody().get('/api/health')).headers).not.toHaveProperty(
      'strict-transport-security',
    );
    const about = { ...test.services.about, secure: true };
    const app = await createApp({ ...test.services, about });
    const { username } = personas.柜员;
    const answer = await app.inject({
      method: 'POST',
      url: '/api/session',
      headers: header,
      payload: { username, password },
    });
    expect(answer.headers['strict-transport-security']).toMatch(/max-age=\d{7,}/);
    expect(answer.headers['set-cookie']).toMatch(
      /^__Secure-.*HttpOnly.*Secure|^__Secure-.*Secure.*HttpOnly/i,
    );
    // Whoever is on the way of a plain request can plant the plain name: it is not looked at.
    const safe = cookieOf(answer);
    const planted = safe.replace('__Secure-', '');
    const read = async (cookie: string) =>
      (await app.inject({ url: '/api/session', headers: { cookie } })).statusCode;
    expect([await read(planted), await read(`${planted}x; ${safe}`)]).toEqual([401, 200]);
    await app.close();
  });

  it('会话 Cookie：脚本读不到，别的站带不来', async () => {
    const answer = await test.signIn(personas.柜员.username, password);
    expect(String(answer.headers['set-cookie'])).toMatch(/HttpOnly/i);
    expect(String(answer.headers['set-cookie'])).toMatch(/SameSite=Lax/i);
  });

  it('上传的文件打开时什么也不能运行', async () => {
    const caller = await test.as('县行服务管理员');
    const { rows } = (await caller.get('/api/inspections')).json<{
      rows: { id: number; unit: { id: number } }[];
    }>();
    const path = `/api/evidence/inspection/${rows[0]!.unit.id}/${rows[0]!.id}`;
    const name = `..\\..\\'<script>"\r\n.pdf`.replaceAll(/["\r\n]/g, '');
    const added = await caller.upload(path, `../../etc/${name}`, Buffer.from('%PDF-1.4 <script>'));
    const { id, unitId = rows[0]!.unit.id } = added.json<{ id: number; unitId?: number }>();
    const { headers } = await caller.get(`/api/evidence/${unitId}/${id}/file`);
    expect(headers['content-security-policy']).toBe("default-src 'none'; sandbox");
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['content-disposition']).not.toMatch(/\.\.|[\\/<]|etc/);
  });
});

describe('跨站', () => {
  const send = (headers: Record<string, string>) =>
    test.app.inject({ method: 'DELETE', url: '/api/session', headers });

  it('没有本站的请求头、来自别的站：拒绝；本站的照收', async () => {
    expect((await send({})).json()).toMatchObject({ code: 'cross-site' });
    const evil = await send({ origin: 'https://evil.example', host: 'bank.example' });
    expect(evil.statusCode).toBe(403);
    expect((await send({ origin: 'null', host: 'bank.example' })).statusCode).toBe(403);
    expect((await send({ origin: 'https://bank.example', host: 'bank.example' })).statusCode).toBe(
      200,
    );
  });

  it('登录也一样：别的站不能让人登进它的账号', async () => {
    const payload = { username: personas.柜员.username, password };
    const answer = await test.app.inject({ method: 'POST', url: '/api/session', payload });
    expect([answer.statusCode, answer.headers['set-cookie']]).toEqual([403, undefined]);
  });

  it('预检不放行任何别的站', async () => {
    const { headers } = await test.app.inject({
      method: 'OPTIONS',
      url: '/api/session',
      headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
    });
    expect(headers).not.toHaveProperty('access-control-allow-origin');
  });
});

describe('从哪来', () => {
  const lastAddress = async (app: FastifyInstance, forwarded: string) => {
    await app.inject({
      method: 'POST',
      url: '/api/session',
      headers: { ...header, 'x-forwarded-for': forwarded },
      payload: { username: personas.柜员.username, password },
    });
    const { rows } = await test.services.database.pool.query<{ address: string }>(
      `select address from audit where action = 'session.open' order by id desc limit 1`,
    );
    return rows[0]!.address;
  };

  it('默认不信 X-Forwarded-For；设了代理的地址，只信它转来的', async () => {
    expect(await lastAddress(test.app, '9.9.9.9')).toBe('127.0.0.1');
    const trusting = await createApp(test.services, { trustedProxies: ['127.0.0.0/8'] });
    expect(await lastAddress(trusting, '9.9.9.9')).toBe('9.9.9.9');
    const others = await createApp(test.services, { trustedProxies: ['10.0.0.1'] });
    expect(await lastAddress(others, '9.9.9.9')).toBe('127.0.0.1');
    await Promise.all([trusting.close(), others.close()]);
  });
});

describe('限速', () => {
  let app: FastifyInstance;
  const asked = async (cookie: string, remoteAddress: string) =>
    (await app.inject({ url: '/api/session', headers: { cookie }, remoteAddress })).statusCode;
  const times = async (n: number, one: (at: number) => Promise<number>) => {
    const codes = [];
    for (let at = 0; at < n; at += 1) codes.push(await one(at));
    return codes;
  };

  beforeAll(async () => {
    app = await createApp(test.services, { perMinute: 60, perAccount: 10 });
  });
  afterAll(() => app.close());

  it('一个账号每分钟有上限，换地址、换登录也算在一起', async () => {
    const { username } = personas.外部检查员;
    const first = cookieOf(await test.signIn(username, password));
    const second = cookieOf(await test.signIn(username, password));
    const codes = await times(12, (at) => asked(at % 2 ? first : second, `10.0.0.${at}`));
    expect(codes.filter((code) => code === 200)).toHaveLength(10);
    expect(codes.slice(10)).toEqual([429, 429]);
    const other = cookieOf(await test.signIn(personas.神秘人.username, password));
    expect(await asked(other, '10.0.0.1')).toBe(200);
  });

  it('一个地址每分钟有上限，不论有没有登录', async () => {
    const codes = await times(62, () => asked('', '10.9.9.9'));
    expect(codes.slice(0, 60).every((code) => code === 401)).toBe(true);
    expect(codes.slice(60)).toEqual([429, 429]);
    expect(await asked('', '10.9.9.8')).toBe(401);
  });

  it('下一分钟重新计', () => {
    let time = 0;
    const allowance = createAllowance(2, () => time);
    allowance.take('a');
    allowance.take('a');
    expect(() => allowance.take('a')).toThrow(expect.objectContaining({ code: 'too-many' }));
    time = 60_000;
    expect(() => allowance.take('a')).not.toThrow();
  });

  it('一个地址把各个账号都试一遍：一百次以后这个地址不能再登录，别的地址不受影响', async () => {
    const own = await createApp(test.services, { perMinute: 100_000 });
    const tried = (username: string, secret: string, remoteAddress: string) =>
      own.inject({
        method: 'POST',
        url: '/api/session',
        headers: header,
        remoteAddress,
        payload: { username, password: secret },
      });
    for (let n = 0; n < 100; n += 1) test.services.addressLockOut.failed('10.1.1.1', addressRule);
    const locked = await tried(personas.审计员.username, password, '10.1.1.1');
    expect([locked.statusCode, locked.json<{ code: string }>().code]).toEqual([429, 'too-many']);
    expect((await tried(personas.审计员.username, password, '10.1.1.2')).statusCode).toBe(200);
    const before = await tried('nobody.here', '随便一个密码吧', '10.1.1.3');
    expect(before.statusCode).toBe(401);
    for (let n = 0; n < 99; n += 1) test.services.addressLockOut.failed('10.1.1.3', addressRule);
    expect((await tried('someone.else', '随便一个密码吧', '10.1.1.3')).statusCode).toBe(429);
    await own.close();
  });
});

describe('正文', () => {
  const send = async (payload: string, url = '/api/feel/check') => {
    const { cookie } = await test.as('县行服务管理员');
    return test.app.inject({ method: 'POST', url, headers: { ...json, cookie }, payload });
  };

  it('嵌套太深：不去解析，说明几层', async () => {
    const deep = `{"source":${'['.repeat(200_000)}${']'.repeat(200_000)}}`;
    const answer = await send(deep);
    expect(answer.statusCode).toBe(400);
    expect(answer.json<{ message: string }>().message).toContain(`${deepestJson} 层`);
  });

  it('深浅按括号数，引号里的不算', () => {
    expect(depthOf('{"a":[1,{"b":"]]]{{{\\"["}]}', 40)).toBe(3);
    expect(depthOf('[[[[[', 40)).toBe(5);
    expect(depthOf('['.repeat(100), 40)).toBe(41);
  });

  it.each([
    '{"__proto__":{"isAdmin":true},"source":"1","names":{},"expect":"number"}',
    '{"constructor":{"prototype":{"isAdmin":true}},"source":"1","names":{},"expect":"number"}',
    '{"source":"1","names":{"__proto__":"number"},"expect":"number"}',
  ])('原型污染：%s', async (payload) => {
    expect((await send(payload)).statusCode).toBe(400);
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
  });

  it.each(['constructor', 'toString', 'hasOwnProperty', '__proto__'])(
    '名字像每个对象都有的东西：%s',
    async (name) => {
      const body = { source: `${name} > 1`, names: { [name]: 'number' }, expect: 'boolean' };
      const known = await send(
        JSON.stringify(name === '__proto__' ? { ...body, names: {} } : body),
      );
      expect(known.statusCode).toBe(200);
      const called = await send(JSON.stringify({ ...body, source: `${name}(1)`, names: {} }));
      expect(called.json()).toMatchObject({ ok: false });
      const caller = await test.as('县行服务管理员');
      const wrong = await caller.post('/api/settlements', { planId: 1, readings: { [name]: 5 } });
      expect(wrong.body).not.toContain('native code');
      expect(wrong.statusCode).toBeLessThan(500);
    },
  );

  it.each([
    ['根本不是表单', '2026-02-30'],
    ['空的', ''],
    ['没有写完', '--x\r\ncontent-disposition: form-data; name="file"; filename="a.xlsx"\r\n\r\nPK'],
    ['开头就断了', '--x\r\ncontent-dispo'],
  ])('上传的表单%s：说明没有保存，不是 500', async (_, payload) => {
    const { cookie } = await test.as('县行服务管理员');
    const headers = { ...json, cookie, 'content-type': 'multipart/form-data; boundary=x' };
    const url = '/api/standards/read';
    const answer = await test.app.inject({ method: 'POST', url, headers, payload });
    expect(answer.statusCode, answer.body).toBe(400);
  });

  it('空字符：说明在哪一项，不是 500；反斜线后面的 u0000 只是文字', async () => {
    const bad = await send('{"source":"1","names":{"a\\u0000":"number"},"expect":"number"}');
    expect([bad.statusCode, bad.json<{ message: string }>().message]).toEqual([
      400,
      expect.stringContaining('names 里有空字符'),
    ]);
    const plain = await send('{"source":"\\"\\\\u0000\\"","names":{},"expect":"string"}');
    expect(plain.statusCode).toBe(200);
  });

  it('半个表情：存成 U+FFFD，不拒绝', () => {
    const half = '{"title":"培训\\ud83d","kind":"other","dueOn":"2030-01-01"}';
    expect(JSON.parse(half).title.isWellFormed()).toBe(false);
    expect(withKeepableText(JSON.parse(half))).toMatchObject({ title: '培训\ufffd' });
    expect(withKeepableText(['完整的😀', 1, null, { 甲: '乙' }])).toEqual([
      '完整的😀',
      1,
      null,
      { 甲: '乙' },
    ]);
  });

  it('放假安排、定置清单里的 constructor 不当真', async () => {
    const caller = await test.as('县行服务管理员');
    const table = '日期,是否上班,名称,来源\n2026-01-01,constructor,元旦,通知\n';
    const answer = await caller.upload('/api/calendar/import', '表.csv', Buffer.from(table));
    expect(answer.json<{ message: string }>().message).toContain('constructor');
    const things = '网点编码,编码,物品,状态\n33032801,A1,雨伞,constructor\n';
    const refused = await caller.upload('/api/placements/import', '表.csv', Buffer.from(things));
    expect([refused.statusCode, refused.json<{ code: string }>().code]).toEqual([
      400,
      'placement-file',
    ]);
  });
});

describe('YAML', () => {
  const send = async (yaml: string) =>
    (await test.as('县行服务管理员')).post('/api/plans', { yaml });
  const laughs = [
    'a0: &a0 [x, x, x, x, x, x, x, x, x, x]',
    ...Array.from({ length: 12 }, (_, n) => `a${n + 1}: &a${n + 1} [${`*a${n}, `.repeat(10)}]`),
  ].join('\n');

  it.each([
    ['别名炸弹', laughs],
    ['自己套自己', 'a: &a [*a]'],
    ['层层嵌套', `a: ${'['.repeat(100_000)}`],
    ['两万个键', Array.from({ length: 20_000 }, (_, n) => `k${n}:`).join('\n')],
    ['九千个别名', Array.from({ length: 9000 }, (_, n) => `- &a${n} 1\n- *a${n}`).join('\n')],
    ['原型', '__proto__: { isAdmin: true }\nconstructor: { prototype: { isAdmin: true } }'],
    ['自定类型', 'a: !!js/function "function () { return 1 }"\nb: !!binary "x"'],
  ])('%s：拒绝并说明，什么也没有发生', async (_, yaml) => {
    const answer = await send(yaml);
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([400, 'plan-file']);
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
  });
});
