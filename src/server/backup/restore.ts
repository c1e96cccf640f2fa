/**
 * A restore: the backup is checked first, the target has to be empty, and what was restored is compared
 * before it counts. Whatever fails on the way leaves the target as empty as it was.
 */
import { createWriteStream, existsSync, mkdirSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { problem } from '../../contract/problem.ts';
import {
  inSession,
  migrateDatabase,
  openEmbedded,
  openPostgres,
  type Database,
} from '../db/open.ts';
import { createParts } from '../files/parts.ts';
import { nobodyElse } from '../peers/index.ts';
import type { FileStore } from '../files/store.ts';
import { partOfFile } from './copy-files.ts';
import { putSettings } from './data-folder.ts';
import { loadRows, refuseFilled } from './load.ts';
import { listNamedFiles } from './named-files.ts';
import { openBackup, type Backup } from './read-parts.ts';

type Progress = (share: number, step: string) => void;

export type Target = {
  /** PostgreSQL; the embedded database in the data folder when null. */
  databaseUrl: string | null;
  dataFolder: string;
  files: FileStore;
};

export type Restored = {
  tables: number;
  rows: number;
  files: number;
  missing: string[];
  createdAt: string;
};

const isFilled = async (folder: string) => (await readdir(folder).catch(() => [])).length > 0;

/** @throws Problem `target-not-empty` */
async function refuseFilledFolder({ databaseUrl, dataFolder }: Target): Promise<void> {
  if (databaseUrl !== null) return;
  for (const part of ['pgdata', 'files'])
    if (await isFilled(join(dataFolder, part)))
      throw problem('target-not-empty', { target: dataFolder });
}

/** Puts one file in its place, by way of the folder for what is still arriving. */
async function putFile(backup: Backup, target: Target, sha256: string): Promise<void> {
  const parts = createParts(target.dataFolder, nobodyElse());
  const key = `restore-${sha256}`;
  mkdirSync(join(target.dataFolder, 'parts'), { recursive: true, mode: 0o700 });
  const path = join(target.dataFolder, 'parts', key);
  try {
    await pipeline(backup.open(partOfFile(sha256)), createWriteStream(path, { mode: 0o600 }));
    const whole = await parts.finish(key);
    if (whole.sha256 !== sha256)
      throw problem('restore-differs', { what: `证据文件 ${sha256} 的内容` });
    await target.files.adopt(path, sha256);
  } finally {
    await parts.drop(key);
  }
}

/** Every file that the restored rows name, but for those that were missing at the backup. */
async function putFiles(
  backup: Backup,
  target: Target,
  hashes: Iterable<string>,
  placed: string[],
  progress: Progress,
): Promise<void> {
  const { count, missing, damaged } = backup.contents.files;
  const absent = new Set([...missing, ...damaged]);
  for (const sha256 of hashes) {
    if (absent.has(sha256)) continue;
    if (!(await target.files.has(sha256))) {
      await putFile(backup, target, sha256);
      placed.push(sha256);
    }
    progress(placed.length / Math.max(1, count), '恢复证据文件');
  }
}

async function fillTarget(
  database: Database,
  backup: Backup,
  target: Target,
  progress: Progress,
): Promise<void> {
  const placed: string[] = [];
  const rowsOf = (table: { name: string }) => backup.open(`database/${table.name}.copy`, true);
  try {
    await inSession(database, 'begin', async (client) => {
      await refuseFilled(client, target.databaseUrl === null ? target.dataFolder : '数据库');
      await loadRows(client, backup.contents, rowsOf, (share, step) => progress(share * 0.6, step));
      const named = await listNamedFiles(client, backup.contents.tables);
      await putFiles(backup, target, named.hashes(), placed, (share, step) =>
        progress(0.6 + share * 0.35, step),
      );
      await putSettings(backup, target.dataFolder);
    });
  } catch (error) {
    if (target.databaseUrl === null)
      await rm(join(target.dataFolder, 'files'), { recursive: true, force: true });
    throw error;
  }
  progress(0.95, '升级到本程序的数据结构');
  await migrateDatabase(database);
  await database.pool.query('analyze');
}

/**
 * Restores a backup into an empty place, compares it and brings it to this program's schema.
 * @throws Problem `backup-…`, `target-not-empty`, `restore-differs`
 */
export async function restoreBackup(
  folder: string,
  passphrase: string | null,
  target: Target,
  progress: Progress = () => undefined,
): Promise<Restored> {
  await refuseFilledFolder(target);
  const backup = await openBackup(folder, passphrase, (share, step) => progress(share * 0.2, step));
  const { dataFolder, databaseUrl } = target;
  const hadFolder = existsSync(join(dataFolder, 'pgdata'));
  const database = await (databaseUrl === null
    ? openEmbedded(dataFolder)
    : openPostgres(databaseUrl));
  try {
    await fillTarget(database, backup, target, (share, step) => progress(0.2 + share * 0.8, step));
  } catch (error) {
    await database.close();
    if (databaseUrl === null && !hadFolder)
      await rm(join(dataFolder, 'pgdata'), { recursive: true, force: true });
    throw error;
  }
  await database.close();
  progress(1, '恢复完成');
  const { tables, files } = backup.contents;
  return {
    tables: tables.length,
    rows: tables.reduce((sum, table) => sum + table.rows, 0),
    files: files.count,
    missing: [...files.missing, ...files.damaged],
    createdAt: backup.manifest.createdAt,
  };
}
