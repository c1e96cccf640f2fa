/** 设置: refused at start, with the variable's name and what it should be. */
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readConfig } from './config.ts';

const folder = mkdtempSync(join(tmpdir(), 'mingchuang-config-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const base = { MINGCHUANG_DATA: join(folder, 'data') };

describe('设置', () => {
  it.each([
    ['PORT', '八千'],
    ['PORT', '70000'],
    ['DATABASE_URL', 'mysql://root:secret@db/x'],
    ['LOG_LEVEL', 'loud'],
    ['MINGCHUANG_SECRET', 'short'],
    ['MINGCHUANG_URL', 'ftp://x'],
    ['MINGCHUANG_S3_ENDPOINT', 'minio'],
    ['MINGCHUANG_S3_BUCKET', 'A'],
    ['MINGCHUANG_FILE_MB', 'video=many'],
    ['MINGCHUANG_PROCESSES', '0'],
    ['MINGCHUANG_PROCESSES', '2'],
  ])('%s=%s 被拒绝并说明', (name, value) => {
    const read = () => readConfig({ ...base, [name]: value });
    expect(read).toThrow(expect.objectContaining({ code: 'bad-setting' }));
    expect(read).toThrow(name);
  });

  it('几个进程要有 PostgreSQL', () => {
    const two = { ...base, MINGCHUANG_PROCESSES: '2' };
    expect(() => readConfig(two)).toThrow('DATABASE_URL');
    expect(readConfig({ ...two, DATABASE_URL: 'postgres://a@b/c' }).processes).toBe(2);
  });

  it('拒绝时不说出密码', () => {
    expect(() => readConfig({ ...base, DATABASE_URL: 'mysql://root:secret@db/x' })).not.toThrow(
      /secret/,
    );
  });

  it('S3 的四项要设一起设', () => {
    const some = { MINGCHUANG_S3_ENDPOINT: 'https://s3.bank', MINGCHUANG_S3_BUCKET: 'evidence' };
    expect(() => readConfig({ ...base, ...some })).toThrow('MINGCHUANG_S3_KEY');
    const all = { ...some, MINGCHUANG_S3_KEY: 'k', MINGCHUANG_S3_SECRET: 's' };
    expect(readConfig({ ...base, ...all }).s3).toEqual({
      endpoint: 'https://s3.bank',
      bucket: 'evidence',
      key: 'k',
      secret: 's',
      region: 'us-east-1',
    });
    expect(readConfig(base).s3).toBeNull();
  });

  it('文件上限只改说到的', () => {
    const { fileLimits } = readConfig({ ...base, MINGCHUANG_FILE_MB: 'video=2000,image=5' });
    expect(fileLimits).toEqual({ image: 5, audio: 100, video: 2000, application: 50 });
  });

  it('数据目录建不了时说明', () => {
    const file = join(folder, 'a-file');
    writeFileSync(file, '');
    const place = { MINGCHUANG_DATA: join(file, 'data') };
    expect(() => readConfig(place)).toThrow('MINGCHUANG_DATA');
  });

  it('什么都不设也能启动；密钥生成一次，只有本人可读', () => {
    const first = readConfig(base);
    expect(first).toMatchObject({ port: 3000, host: '127.0.0.1', databaseUrl: null });
    const path = join(base.MINGCHUANG_DATA, 'secret');
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readConfig(base).secret).toBe(first.secret);
    expect(readFileSync(path, 'utf8')).toBe(first.secret);
  });
});
