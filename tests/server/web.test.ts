/** 网页文件: compressed as built, hashed files kept for ever, a page for each app's own addresses. */
import { brotliCompressSync } from 'node:zlib';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { testApp } from '../support/app.ts';

const folder = mkdtempSync(join(tmpdir(), 'mingchuang-web-'));
const script = 'console.log(1);'.repeat(100);
mkdirSync(join(folder, 'assets'));
writeFileSync(join(folder, 'index.html'), '<!doctype html><title>明窗</title>');
writeFileSync(join(folder, 'm.html'), '<!doctype html><title>随手检</title>');
writeFileSync(join(folder, 'm-signed-in.html'), '<!doctype html><title>随手检 已登录</title>');
writeFileSync(join(folder, 'assets', 'a-1.js'), script);
writeFileSync(join(folder, 'assets', 'a-1.js.br'), brotliCompressSync(script));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const test = testApp('empty', { webFolder: folder });

describe('网页文件', () => {
  it('没有的文件和没有的接口是 404，不是首页', async () => {
    for (const path of ['/assets/none.js', '/api/none', '/api', '/favicon.ico']) {
      expect([path, (await test.nobody().get(path)).statusCode]).toEqual([path, 404]);
    }
  });

  it('不能走出目录', async () => {
    for (const path of [
      '/../package.json',
      '/..%2fpackage.json',
      '/assets/..%5c..%5cpackage.json',
    ]) {
      expect((await test.nobody().get(path)).body).not.toContain('"dependencies"');
    }
  });

  it('带哈希的文件长期缓存，有压缩的就给压缩的', async () => {
    const answer = await test.nobody().get('/assets/a-1.js', { 'accept-encoding': 'br' });
    expect(answer.headers).toMatchObject({ 'content-encoding': 'br', vary: 'accept-encoding' });
    expect(answer.headers['cache-control']).toContain('immutable');
  });

  it('应用自己的地址都给首页，每次重新核对', async () => {
    for (const path of ['/', '/ledger/12', '/sign-in?next=%2F']) {
      const answer = await test.nobody().get(path);
      expect(answer.body).toContain('明窗');
      expect(answer.headers['cache-control']).toBe('no-cache');
    }
  });

  it('/m/ 下的地址都给手机页，/m 转到 /m/，只是 m 开头的不算', async () => {
    for (const path of ['/m/', '/m/visits/3/12', '/m/sync?x=1']) {
      expect((await test.nobody().get(path)).body).toContain('随手检');
    }
    const moved = await test.nobody().get('/m');
    expect([moved.statusCode, moved.headers.location]).toEqual([302, '/m/']);
    expect((await test.nobody().get('/mine')).body).toContain('明窗');
  });

  it('带着会话来的手机页先叫出应用的各块，别人的不叫', async () => {
    const cookie = 'mingchuang.session_token=x.y';
    expect((await test.withCookie(cookie).get('/m/')).body).toContain('已登录');
    expect((await test.withCookie('lang=zh').get('/m/')).body).not.toContain('已登录');
  });
});
