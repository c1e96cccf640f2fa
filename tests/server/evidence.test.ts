/** 证据: pieces of a phone's files, what is refused, who may look. */
import { createHash, randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { testApp, type Caller } from '../support/app.ts';
import { jpeg, mp4 } from '../support/pictures.ts';
import { addVisit, type TestVisit } from '../support/visits.ts';

const test = testApp();
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

type Sent = {
  id?: string;
  name?: string;
  offset?: number;
  total?: number;
  sha256?: string;
  thumbnail?: string;
};

/** One piece, by default the whole file. */
function send(caller: Caller, { path }: TestVisit, bytes: Buffer, over: Sent = {}, whole = bytes) {
  const query = new URLSearchParams({
    offset: String(over.offset ?? 0),
    total: String(over.total ?? whole.length),
    sha256: over.sha256 ?? sha256(whole),
    name: over.name ?? '照片.jpg',
    key: 'A01',
    capturedAt: '2026-03-01T09:00:00+08:00',
    ...(over.thumbnail ? { thumbnail: over.thumbnail } : {}),
  });
  return test.app.inject({
    method: 'POST',
    url: `${path}/evidence/${over.id ?? randomUUID()}?${query}`,
    headers: {
      cookie: caller.cookie,
      'x-mingchuang': '1',
      'content-type': 'application/octet-stream',
    },
    payload: bytes,
  });
}
const codeOf = async (answer: ReturnType<typeof send>) => {
  const { statusCode, body } = await answer;
  return [statusCode, (JSON.parse(body) as { code?: string }).code];
};

describe('分段上传', () => {
  it('没有这张检查单；别人的检查单；未登录；没有能力', async () => {
    const visit = await addVisit(test, '神秘人');
    const nowhere = { ...visit, path: '/api/capture/999999/999999' };
    const owner = await test.as('神秘人');
    expect(await codeOf(send(owner, nowhere, jpeg()))).toEqual([404, 'not-found']);
    expect(await codeOf(send(await test.as('网点负责人'), visit, jpeg()))).toEqual([
      404,
      'not-found',
    ]);
    expect(await codeOf(send(test.nobody(), visit, jpeg()))).toEqual([401, 'signed-out']);
    expect(await codeOf(send(await test.as('柜员'), visit, jpeg()))).toEqual([403, 'forbidden']);
  });

  const gif = Buffer.concat([Buffer.from('GIF89a'), Buffer.alloc(100)]);
  const heic = Buffer.concat([Buffer.from('\0\0\0\x18ftypheic', 'latin1'), Buffer.alloc(100)]);
  const html = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.from('<script>'.repeat(20))]);
  it.each<[string, Buffer, Sent, unknown[]]>([
    ['空文件', Buffer.alloc(0), {}, [400, 'file-refused']],
    ['声称 2 GB', jpeg(), { total: 2 * 1024 ** 3 }, [413, 'file-too-large']],
    ['照片声称 21 MB', jpeg(), { total: 21 * 1024 ** 2 }, [413, 'file-too-large']],
    ['GIF', gif, { name: 'a.gif' }, [400, 'file-refused']],
    ['苹果照片', heic, { name: 'a.heic' }, [400, 'file-refused']],
    ['开头像 JPEG 的网页', html, {}, [400, 'file-refused']],
    ['0 × 0 的图片', jpeg(0, 0), {}, [400, 'file-refused']],
    ['名为 PNG 的 JPEG', jpeg(), { name: 'a.png' }, [400, 'file-refused']],
    ['校验值不符', jpeg(), { sha256: 'a'.repeat(64) }, [503, 'file-damaged']],
    ['段超出全长', jpeg(), { total: 1000 }, [400, 'invalid']],
    ['段大于 8 MB', mp4(9 * 1024 ** 2), { name: 'a.mp4' }, [413, 'too-large']],
  ])('%s：拒绝，什么也不留', async (_, bytes, over, expected) => {
    const visit = await addVisit(test, '神秘人');
    const caller = await test.as('神秘人');
    const id = randomUUID();
    expect(await codeOf(send(caller, visit, bytes, { ...over, id }))).toEqual(expected);
    const asked = await caller.get(`${visit.path}/evidence/${id}`);
    expect(asked.json()).toEqual({ received: 0, complete: false });
  });

  it('苹果照片的拒绝里有怎么办', async () => {
    const visit = await addVisit(test, '神秘人');
    const answer = await send(await test.as('神秘人'), visit, heic, { name: 'a.heic' });
    expect(answer.json<{ message: string }>().message).toContain('兼容性最佳');
  });

  it('锁定以后不再收；已收到的照样答“完整”', async () => {
    const visit = await addVisit(test, '神秘人');
    const caller = await test.as('神秘人');
    const id = randomUUID();
    await send(caller, visit, jpeg(), { id });
    await test.services.database.pool.query(`update visit set state = 'locked' where id = $1`, [
      visit.id,
    ]);
    expect(await codeOf(send(caller, visit, jpeg(300)))).toEqual([409, 'wrong-state']);
    expect((await send(caller, visit, jpeg(), { id })).json()).toMatchObject({ complete: true });
  });

  it('一段传完：再传一次还是一份', async () => {
    const visit = await addVisit(test, '神秘人');
    const caller = await test.as('神秘人');
    const id = randomUUID();
    for (let n = 0; n < 2; n += 1) {
      const answer = await send(caller, visit, jpeg(), { id });
      expect(answer.json()).toEqual({ received: jpeg().length, complete: true });
    }
    const rows = await test.services.database.pool.query(
      'select item_code, media_type, secret from evidence where client_id = $1',
      [id],
    );
    expect(rows.rows).toEqual([{ item_code: 'A01', media_type: 'image/jpeg', secret: false }]);
  });

  it('分段：断点续传、重发、跳段；最后一段校验不符就从头再来', async () => {
    const visit = await addVisit(test, '神秘人');
    const caller = await test.as('神秘人');
    const [id, film] = [randomUUID(), mp4(250_000)];
    const piece = (from: number, to: number, over: Sent = {}) =>
      send(
        caller,
        visit,
        film.subarray(from, to),
        { id, name: '录像.mp4', offset: from, ...over },
        film,
      );
    const received = async () => (await caller.get(`${visit.path}/evidence/${id}`)).json();
    expect((await piece(0, 100_000)).json()).toEqual({ received: 100_000, complete: false });
    expect((await piece(150_000, 200_000)).json()).toEqual({ received: 100_000, complete: false });
    expect((await piece(50_000, 150_000)).json()).toEqual({ received: 150_000, complete: false });
    expect(await received()).toEqual({ received: 150_000, complete: false });
    const wrong = piece(150_000, 250_000, { sha256: 'b'.repeat(64) });
    expect(await codeOf(wrong)).toEqual([503, 'file-damaged']);
    expect(await received()).toEqual({ received: 0, complete: false });
    await piece(0, 125_000);
    expect((await piece(125_000, 250_000)).json()).toEqual({ received: 250_000, complete: true });
    expect(await received()).toEqual({ received: 250_000, complete: true });
  });

  it('同一个编号用在两张检查单上：后一张被拒绝', async () => {
    const caller = await test.as('神秘人');
    const id = randomUUID();
    await send(caller, await addVisit(test, '神秘人'), jpeg(), { id });
    const other = await addVisit(test, '神秘人');
    expect(await codeOf(send(caller, other, jpeg(), { id }))).toEqual([409, 'duplicate']);
  });

  it('这台手机上是另一个人填的：不收', async () => {
    const visit = await addVisit(test, '神秘人');
    const caller = await test.as('神秘人');
    const meant = { 'x-mingchuang-account': 'somebody-else' };
    const answer = await caller.get(`${visit.path}/evidence/${randomUUID()}`, meant);
    expect(answer.json()).toMatchObject({ code: 'other-account' });
  });
});

describe('查看', () => {
  async function sent(secret: boolean) {
    const visit = await addVisit(test, '神秘人', { secret });
    const caller = await test.as('神秘人');
    const [small, id] = [randomUUID(), randomUUID()];
    await send(caller, visit, jpeg(80, 60, 900), { id: small });
    await send(caller, visit, jpeg(), { id, thumbnail: small });
    const { rows } = await test.services.database.pool.query<{ id: number }>(
      'select id from evidence where client_id = $1',
      [id],
    );
    return `/api/evidence/${visit.unitId}/${rows[0]!.id}`;
  }

  it('暗访的证据：本人和可看未公开检查的人看得到，网点看不到', async () => {
    const path = await sent(true);
    const statuses = [];
    for (const persona of [
      '神秘人',
      '县行服务管理员',
      '审计员',
      '网点负责人',
      '他县服务管理员',
    ] as const) {
      const caller = await test.as(persona);
      const file = await caller.get(`${path}/file`);
      const thumbnail = await caller.get(`${path}/thumbnail`);
      statuses.push([persona, file.statusCode, thumbnail.statusCode]);
    }
    expect(statuses).toEqual([
      ['神秘人', 200, 200],
      ['县行服务管理员', 200, 200],
      ['审计员', 200, 200],
      ['网点负责人', 404, 404],
      ['他县服务管理员', 404, 404],
    ]);
  });

  it('缩略图是手机先传的小图；没有的答 404', async () => {
    const caller = await test.as('县行服务管理员');
    const path = await sent(false);
    const small = await caller.get(`${path}/thumbnail`);
    expect(small.headers['content-type']).toBe('image/jpeg');
    expect(small.rawPayload.equals(jpeg(80, 60, 900))).toBe(true);
    const whole = await caller.get(`${path}/file`, { range: 'bytes=0-2' });
    expect([whole.statusCode, whole.rawPayload.toString('hex')]).toEqual([206, 'ffd8ff']);
    const visit = (await caller.get('/api/inspections')).json<{
      rows: { id: number; unit: { id: number } }[];
    }>().rows[0]!;
    const desk = await caller.upload(
      `/api/evidence/inspection/${visit.unit.id}/${visit.id}`,
      '大堂.jpg',
      jpeg(),
    );
    const added = desk.json<{ id: number; unitId: number; hasThumbnail: boolean }>();
    expect(added.hasThumbnail).toBe(false);
    expect(
      (await caller.get(`/api/evidence/${added.unitId}/${added.id}/thumbnail`)).statusCode,
    ).toBe(404);
  });
});
