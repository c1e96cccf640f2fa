/** 坏输入：每一种都有自己的话，说清什么不对、怎么办；什么也没有留下。 */
import { createHash, randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { VisitDetail } from '../../src/contract/visit-desk.ts';
import type { SyncAnswer } from '../../src/contract/visit.ts';
import type { Operation } from '../../src/domain/visit/index.ts';
import { complete, operation, passed, start } from '../support/answers.ts';
import { testApp, type Answer, type Caller } from '../support/app.ts';
import { jpeg, mp4 } from '../support/pictures.ts';
import { addVisit, type TestVisit } from '../support/visits.ts';

const test = testApp();
const said = (answer: Answer) => {
  const { code, message } = answer.json<{ code: string; message: string }>();
  return [answer.statusCode, code, message];
};
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
const twoGigabytes = 2 * 1024 ** 3;

describe('答案', () => {
  const send = (caller: Caller, visit: TestVisit, operations: Operation[], over: object = {}) =>
    caller.post(visit.path, { deviceNow: inDays(0), operations, ...over });
  const refusedOf = async (operations: Operation[], over: (visit: TestVisit) => object) => {
    const visit = await addVisit(test, '神秘人');
    const answer = await send(await test.as('神秘人'), visit, operations, over(visit));
    const { refused, visit: after } = answer.json<SyncAnswer>();
    expect(after.register).toEqual({});
    return refused.map(({ code, reason }) => [code, reason]);
  };

  it('另一版标准的答案', async () => {
    const older = ({ standardId }: TestVisit) => ({ standardId: standardId + 1000 });
    expect(await refusedOf([operation('A01', passed())], older)).toEqual([
      ['other-standard', expect.stringContaining('按另一版检查标准填的')],
    ]);
  });

  it('超过条目分值的扣分', async () => {
    const value = { kind: 'points' as const, deducted: '5.5' };
    const more = operation('B01', { value, reason: '多扣', evidence: [] });
    expect(await refusedOf([more], () => ({}))).toEqual([
      ['over-points', expect.stringMatching(/5/)],
    ]);
  });

  it('派给别人的检查单：看不到；改派以后：说明，记入经过', async () => {
    const visit = await addVisit(test, '神秘人');
    const other = await test.as('外部检查员');
    expect(said(await send(other, visit, [start()]))).toEqual([
      404,
      'not-found',
      expect.stringContaining('检查单'),
    ]);
    const { rows } = await test.services.database.pool.query<{ id: string }>(
      `select id from "user" where username = 'wai.jian'`,
    );
    const desk = await test.as('县行服务管理员');
    const path = `/api/visits/${visit.unitId}/${visit.id}/inspector`;
    expect((await desk.put(path, { ownerId: rows[0]!.id, from: '冯八' })).statusCode).toBe(200);
    const late = await send(await test.as('神秘人'), visit, [start()]);
    expect(said(late)).toEqual([410, 'visit-taken-away', expect.stringMatching(/经过/)]);
    expect((await send(other, visit, [start()])).statusCode).toBe(200);
  });

  it.each([
    ['派单之前开始', -40, 'before-assignment'],
    ['将来开始', 400, 'in-future'],
  ])('%s：照收、标出、桌面上说出来，检查日期不信它', async (_, days, code) => {
    const visit = await addVisit(test, '神秘人');
    const operations = [start(inDays(days)), ...complete().slice(1)];
    const answer = await send(await test.as('神秘人'), visit, operations, { submit: true });
    expect(answer.json<SyncAnswer>()).toMatchObject({ refused: [], notSubmitted: null });
    const shown = await (
      await test.as('县行服务管理员')
    ).get(`/api/visits/${visit.unitId}/${visit.id}`);
    const { circumstances, visitedOn } = shown.json<VisitDetail>();
    expect(circumstances).toMatchObject({ flagged: 1, flags: [{ key: '$start', code }] });
    const today = new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' });
    expect(visitedOn).toBe(today);
  });
});

const gif = Buffer.concat([Buffer.from('GIF89a'), Buffer.alloc(100)]);
const page = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.from('<script>'.repeat(20))]);
const wrongFiles: [string, Buffer, string, [number, string, RegExp]][] = [
  ['0 字节', Buffer.alloc(0), '照片.jpg', [400, 'file-refused', /“照片\.jpg”.*文件是空的/]],
  ['GIF', gif, '动图.gif', [400, 'file-refused', /不是可接受的类型.*JPEG/]],
  [
    '名为 PNG 的 JPEG',
    jpeg(),
    '照片.png',
    [400, 'file-refused', /image\/jpeg，与文件名的后缀不符/],
  ],
  [
    '名为 JPEG 的录像',
    mp4(500),
    '照片.jpg',
    [400, 'file-refused', /video\/mp4，与文件名的后缀不符/],
  ],
  ['开头像 JPEG 的网页', page, '照片.jpg', [400, 'file-refused', /开头像图片，内容却不是/]],
];
const storedFiles = async () =>
  (await test.services.database.pool.query<{ n: number }>('select count(*) as n from evidence'))
    .rows[0]!.n;

describe('手机传的文件', () => {
  const send = async (bytes: Buffer, name: string, total = bytes.length) => {
    const visit = await addVisit(test, '神秘人');
    const { cookie } = await test.as('神秘人');
    const query = new URLSearchParams({
      offset: '0',
      total: String(total),
      sha256: createHash('sha256').update(bytes).digest('hex'),
      name,
      capturedAt: '2026-03-01T09:00:00+08:00',
    });
    return test.app.inject({
      method: 'POST',
      url: `${visit.path}/evidence/${randomUUID()}?${query}`,
      headers: { cookie, 'x-mingchuang': '1', 'content-type': 'application/octet-stream' },
      payload: bytes,
    });
  };

  it.each(wrongFiles)('%s', async (_, bytes, name, [status, code, words]) => {
    const before = await storedFiles();
    expect(said(await send(bytes, name))).toEqual([status, code, expect.stringMatching(words)]);
    expect(await storedFiles()).toBe(before);
  });

  it('2 GB：第一段就拒绝，说出大小和上限', async () => {
    expect(said(await send(mp4(1000), '录像.mp4', twoGigabytes))).toEqual([
      413,
      'file-too-large',
      expect.stringMatching(/“录像\.mp4”有 2048\.0 MB，超过这类文件的上限 \d+ MB/),
    ]);
  });
});

describe('桌面传的文件', () => {
  let path = '';
  beforeAll(async () => {
    const { unitId, id } = await addVisit(test, '神秘人');
    path = `/api/evidence/visit/${unitId}/${id}`;
  });
  /** A form whose header says how long it is; the rest of it never comes. */
  const announce = async (url: string, name: string) => {
    const { cookie } = await test.as('县行服务管理员');
    const head = `--x\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\n\r\n`;
    return test.app.inject({
      method: 'POST',
      url,
      headers: {
        cookie,
        'x-mingchuang': '1',
        'content-type': 'multipart/form-data; boundary=x',
        'content-length': String(twoGigabytes),
      },
      payload: Buffer.from(`${head}开头\r\n--x--\r\n`),
    });
  };

  it.each(wrongFiles)('%s', async (_, bytes, name, [status, code, words]) => {
    const before = await storedFiles();
    const answer = await (await test.as('县行服务管理员')).upload(path, name, bytes);
    expect(said(answer)).toEqual([status, code, expect.stringMatching(words)]);
    expect(await storedFiles()).toBe(before);
  });

  it('2 GB 的录像：不等传完就拒绝，说的是文件', async () => {
    expect(said(await announce(path, '录像.mp4'))).toEqual([
      413,
      'file-too-large',
      expect.stringMatching(/“录像\.mp4”有 2048\.0 MB，超过.* 50 MB.*缩短录像/),
    ]);
  });

  it.each(['/api/standards/read', '/api/imports'])('2 GB 的工作簿：%s', async (url) => {
    expect(said(await announce(url, '检查表.xlsx'))).toEqual([
      413,
      'workbook-too-large',
      expect.stringMatching(/“检查表\.xlsx”太大（超过 \d+ MB）/),
    ]);
  });

  it.each<[string, Buffer]>([
    ['0 字节', Buffer.alloc(0)],
    ['图片冒充', jpeg()],
    ['网页冒充', Buffer.from('<html>')],
  ])('%s的检查表', async (_, bytes) => {
    const caller = await test.as('县行服务管理员');
    expect(said(await caller.upload('/api/standards/read', '检查表.xlsx', bytes))).toEqual([
      400,
      'workbook-unreadable',
      expect.stringMatching(/“检查表\.xlsx”/),
    ]);
  });

  it('没有文件的表单', async () => {
    const caller = await test.as('县行服务管理员');
    expect(said(await caller.post('/api/standards/read', {}))[0]).toBe(400);
  });
});
