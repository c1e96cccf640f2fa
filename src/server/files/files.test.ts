/** 文件存放: disk and S3 keep the same promises; parts grow, repeat, and start over. */
import { createHash, randomBytes } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDiskStore } from './disk.ts';
import { nobodyElse } from '../peers/index.ts';
import { createParts } from './parts.ts';
import { createS3Store } from './s3.ts';
import type { FileStore } from './store.ts';
import { startVerifyingStore, type VerifyingStore } from './testing.ts';

const folder = mkdtempSync(join(tmpdir(), 'mingchuang-files-'));
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const read = async (stream: Readable) => Buffer.concat(await stream.toArray());
const settings = {
  bucket: 'evidence-test',
  key: 'MINGCHUANG',
  secret: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
  region: 'cn-north-1',
};
let store: VerifyingStore;

beforeAll(async () => {
  store = await startVerifyingStore({ ...settings, folder: join(folder, 's3') });
});
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

const s3 = (over: Partial<typeof settings> = {}) =>
  createS3Store({ ...settings, endpoint: store.endpoint, ...over });
const stores: Record<string, () => FileStore> = {
  磁盘: () => createDiskStore(folder),
  S3: () => s3(),
};

describe.each(Object.keys(stores))('%s', (name) => {
  const open = () => stores[name]!();

  it('没有的文件', async () => {
    expect(await open().has(sha256(Buffer.from('没有')))).toBe(false);
  });

  it('存进去、整取、分段取；再存一次是同一个', async () => {
    const bytes = randomBytes(100_000);
    const kept = await open().keep(bytes);
    expect(kept).toBe(sha256(bytes));
    expect(await open().keep(bytes)).toBe(kept);
    expect(await open().has(kept)).toBe(true);
    expect((await read(await open().open(kept))).equals(bytes)).toBe(true);
    const part = await read(await open().open(kept, { start: 99_990, end: 99_999 }));
    expect(part.equals(bytes.subarray(99_990))).toBe(true);
  });

  it('删除：之后又存过的留着；没有的、删掉的再删，都不出错', async () => {
    const kept = await open().keep(randomBytes(100));
    await open().remove(kept, Date.now() - 60_000);
    expect(await open().has(kept)).toBe(true);
    await open().remove(kept, Date.now() + 60_000);
    expect(await open().has(kept)).toBe(false);
    await open().remove(kept, Date.now() + 60_000);
  });

  it('磁盘上已有的再存一次：时间是后一次的', async () => {
    const bytes = randomBytes(100);
    const kept = await open().keep(bytes);
    if (name === '磁盘') utimesSync(join(folder, 'files', kept.slice(0, 2), kept), 0, 0);
    await open().keep(bytes);
    await open().remove(kept, Date.now() - 60_000);
    expect(await open().has(kept)).toBe(true);
  });

  it('接过一个大文件：流式，原处不再有', async () => {
    const bytes = randomBytes(9 * 1024 * 1024);
    const path = join(folder, `part-${name}`);
    writeFileSync(path, bytes);
    await open().adopt(path, sha256(bytes));
    expect(existsSync(path)).toBe(false);
    expect((await read(await open().open(sha256(bytes)))).equals(bytes)).toBe(true);
  });
});

describe('S3 的设置', () => {
  it.each([
    ['没有这个存储桶', { bucket: 'nobody' }, '没有名为 nobody 的存储桶'],
    ['密钥编号不对', { key: 'wrong' }, '密钥不对，或无权使用这个存储桶'],
    ['密钥不对', { secret: 'wrong' }, '密钥不对，或无权使用这个存储桶'],
  ])('%s：启动时就说明', async (_, over, text) => {
    await expect(s3(over).check()).rejects.toThrow(text);
  });

  it('连不上：启动时就说明；运行中是“暂时不能用”', async () => {
    const away = createS3Store({ ...settings, endpoint: 'http://127.0.0.1:9' });
    await expect(away.check()).rejects.toMatchObject({ code: 'bad-setting' });
    await expect(away.keep(Buffer.from('x'))).rejects.toMatchObject({ code: 'file-store' });
    await expect(away.has('00')).rejects.toMatchObject({ code: 'file-store' });
  });

  it('密钥不对：也存不进、取不出，什么都没有留下', async () => {
    const bytes = randomBytes(100);
    const wrong = s3({ secret: `${settings.secret}x` });
    await expect(wrong.keep(bytes)).rejects.toMatchObject({ code: 'file-store' });
    await expect(wrong.open(sha256(bytes))).rejects.toMatchObject({ code: 'file-store' });
    expect(await s3().has(sha256(bytes))).toBe(false);
  });

  it('可用', async () => {
    await expect(s3().check()).resolves.toBeUndefined();
  });
});

describe('磁盘满', () => {
  it('没有半个文件留下', async () => {
    const parts = createParts(folder, nobodyElse());
    mkdirSync(join(folder, 'parts'), { recursive: true });
    symlinkSync('/dev/full', join(folder, 'parts', 'full'));
    await expect(parts.add('full', 0, randomBytes(10))).rejects.toMatchObject({ code: 'ENOSPC' });
    expect(await parts.received('full')).toBe(0);
    await parts.drop('full');
    // A file where the folder should be: whatever the reason, a failed write leaves nothing.
    const bytes = randomBytes(10);
    const place = join(folder, 'broken', 'files', sha256(bytes).slice(0, 2));
    mkdirSync(join(place, sha256(bytes)), { recursive: true });
    rmSync(join(place, sha256(bytes)), { recursive: true });
    const missing = createDiskStore(join(folder, 'broken'));
    await expect(missing.adopt(join(folder, 'not-there'), sha256(bytes))).rejects.toThrow('ENOENT');
    expect(readdirSync(place)).toEqual([]);
  });
});

describe('分段', () => {
  const parts = createParts(folder, nobodyElse());

  it('任意的切法、重发、乱序：最后是同一个文件', async () => {
    let n = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ minLength: 1, maxLength: 500 }),
        fc.array(fc.tuple(fc.nat(600), fc.integer({ min: 1, max: 300 })), { maxLength: 12 }),
        async (bytes, tries) => {
          const key = `p${(n += 1)}`;
          for (const [offset, length] of tries) {
            const piece = bytes.subarray(offset, offset + length);
            if (piece.length > 0) await parts.add(key, offset, piece);
          }
          for (let have = await parts.received(key); have < bytes.length;) {
            have = await parts.add(key, have, bytes.subarray(have, have + 120));
          }
          expect((await parts.finish(key)).sha256).toBe(sha256(bytes));
          await parts.drop(key);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('两处同时传同一个文件：一段一段来', async () => {
    const bytes = randomBytes(4000);
    const send = () => parts.inTurn('both', () => parts.add('both', 0, bytes));
    expect(await Promise.all([send(), send(), send()])).toEqual([4000, 4000, 4000]);
    expect((await parts.finish('both')).sha256).toBe(sha256(bytes));
  });

  it('跳过一段的不收，答已收到多少', async () => {
    await parts.add('gap', 0, randomBytes(10));
    expect(await parts.add('gap', 20, randomBytes(10))).toBe(10);
  });

  it('放了十五天没有动静的清掉，昨天的留着', async () => {
    await parts.add('old', 0, randomBytes(10));
    await parts.add('new', 0, randomBytes(10));
    const ago = (days: number) => new Date(Date.now() - days * 86_400_000);
    utimesSync(join(folder, 'parts', 'old'), ago(15), ago(15));
    utimesSync(join(folder, 'parts', 'new'), ago(1), ago(1));
    expect(await parts.sweep(14)).toBe(1);
    expect([await parts.received('old'), await parts.received('new')]).toEqual([0, 10]);
    expect(await createParts(join(folder, 'nothing'), nobodyElse()).sweep(14)).toBe(0);
  });

  it('清理当中有一个刚刚收完不见了：照样清理别的', async () => {
    symlinkSync(join(folder, 'nowhere'), join(folder, 'parts', 'a-gone'));
    await parts.add('old', 0, randomBytes(10));
    utimesSync(join(folder, 'parts', 'old'), new Date(0), new Date(0));
    expect(await parts.sweep(14)).toBe(1);
    rmSync(join(folder, 'parts', 'a-gone'));
  });
});
