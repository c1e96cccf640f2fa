/** 磁盘满、数据库断开：the real server refuses in words, loses nothing and goes on by itself afterwards. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { faultsOf } from '../support/crash/check.ts';
import { makeGround, type Ground } from '../support/crash/ground.ts';
import { throughOutage } from '../support/crash/outage.ts';

const made: { ground?: Ground; mount?: string } = {};
afterEach(async () => {
  await made.ground?.remove();
  if (made.mount) spawnSync('umount', [made.mount]);
  if (made.mount) rmSync(made.mount, { recursive: true, force: true });
});

/** A disk of its own, of so many megabytes; null where it may not be made. */
function smallDisk(megabytes: number): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'mingchuang-disk-'));
  const args = ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder];
  if (spawnSync('mount', args).status !== 0) {
    rmSync(folder, { recursive: true });
    return null;
  }
  made.mount = folder;
  return folder;
}

const onPostgres = process.env.DATABASE_URL_TEST !== undefined;

it.skipIf(onPostgres)(
  '内置数据库的磁盘满了：507 或 503 并说明，腾出空间后不用重启，确认过的都在',
  async (context) => {
    const disk = smallDisk(160);
    if (disk === null) {
      expect(process.env.CI).not.toBe('true');
      context.skip('不能挂载 tmpfs（需要 root），没有核对磁盘满');
      return;
    }
    const ground = await makeGround({}, disk);
    made.ground = ground;
    const ballast = join(disk, 'ballast');
    const fill = async () => {
      const { bavail, bsize } = statfsSync(disk);
      writeFileSync(ballast, Buffer.alloc(Math.max(0, bavail * bsize - 16_384)));
      // What is left goes to small files, down to the last block.
      try {
        for (let n = 0; ; n += 1) writeFileSync(`${ballast}${n}`, Buffer.alloc(4096));
      } catch {
        return;
      }
    };
    const free = async () => {
      spawnSync('sh', ['-c', `rm -f ${ballast}*`]);
    };
    const { refused, acknowledged, record } = await throughOutage(ground, fill, free);
    expect(acknowledged).toBeGreaterThan(9);
    for (const told of refused.keys())
      expect(['507 storage-full 有说明', '503 database-away 有说明']).toContain(told);
    await ground.kill();
    const faults = await ground.inDatabase((database) =>
      faultsOf(database, record, ground.dataFolder),
    );
    expect(faults).toEqual([]);
  },
  300_000,
);

it.runIf(onPostgres)(
  'PostgreSQL 断开所有连接：503 并说明，连接自己恢复，确认过的都在',
  async () => {
    const ground = await makeGround();
    made.ground = ground;
    const cut = () =>
      ground.inDatabase(async ({ pool }) => {
        await pool.query(`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid()`);
      });
    const { refused, acknowledged, record } = await throughOutage(ground, cut, cut);
    expect(acknowledged).toBeGreaterThan(9);
    for (const told of refused.keys()) expect(told).toBe('503 database-away 有说明');
    await ground.kill();
    const faults = await ground.inDatabase((database) =>
      faultsOf(database, record, ground.dataFolder),
    );
    expect(faults).toEqual([]);
  },
  300_000,
);
