/** 备份命令与服务器之间的套接字：在数据目录里，PrivateTmp 遮不住；路径太长才放到临时目录。 */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { problem } from '../../contract/problem.ts';
import { lockFolder } from '../db/folder-lock.ts';
import { askServer, serveControl } from './control.ts';
import type { Backups } from './service.ts';

const folder = mkdtempSync(join(tmpdir(), 'mingchuang-door-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A server whose backups are refused: what it says has come through. */
const backups = { run: () => Promise.reject(problem('backup-running')) } as unknown as Backups;
const ask = (data: string) => askServer(data, {}, () => undefined);
const pathOf = (data: string) => readFileSync(join(data, 'control'), 'utf8');

it('在数据目录里，只有所有者进得去；被 kill -9 的留下的不碍事；结束后不留下什么', async () => {
  const data = join(folder, '数据');
  mkdirSync(join(data, 'socket'), { recursive: true });
  const release = lockFolder(data);
  const end = await serveControl(data, backups);
  expect(dirname(pathOf(data))).toBe(join(data, 'socket'));
  expect(statSync(join(data, 'socket')).mode & 0o777).toBe(0o700);
  await expect(ask(data)).rejects.toMatchObject({ code: 'backup-running' });
  end();
  expect(existsSync(join(data, 'socket'))).toBe(false);
  await expect(ask(data)).rejects.toMatchObject({ code: 'data-folder-locked' });
  release();
});

it('路径太长：在临时目录里，命令照样找得到', async () => {
  const data = join(folder, '很长的名字'.repeat(8));
  mkdirSync(data);
  const release = lockFolder(data);
  const end = await serveControl(data, backups);
  expect(pathOf(data).startsWith(join(tmpdir(), 'mingchuang-control-'))).toBe(true);
  await expect(ask(data)).rejects.toMatchObject({ code: 'backup-running' });
  end();
  release();
});
