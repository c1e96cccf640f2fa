/**
 * A backup: one snapshot of the database, then the files that its rows name, then settings and keys.
 * Files are written before the rows that name them and never change, so what the snapshot names is there.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { problem, Problem } from '../../contract/problem.ts';
import { knownSteps, stepOf } from '../db/migrations.ts';
import { inSession, type Database } from '../db/open.ts';
import type { FileStore } from '../files/store.ts';
import type { Contents, Table } from './contents.ts';
import { copyFiles } from './copy-files.ts';
import { copySettings } from './data-folder.ts';
import { listNamedFiles, type NamedFiles } from './named-files.ts';
import { backupName, tidyBackups } from './names.ts';
import { newSealSettings, openSeal } from './seal.ts';
import { digestOf, listSequences, listTables, logOf, plainText, rowsOf, sizeOf } from './tables.ts';
import { createPartWriter, exists, type PartWriter } from './write-parts.ts';

export type Progress = (share: number, step: string) => void;

/** What is backed up. */
export type Installation = {
  database: Database;
  files: FileStore;
  dataFolder: string;
  /** Signs sessions; in the data folder or from the environment. */
  secret: string;
  /** The product's version, for who reads the manifest. */
  version: string;
};

export type BackupOptions = {
  /** The folder in which the backup gets a folder of its own. */
  to: string;
  passphrase: string | null;
  /** So many complete backups stay in `to`; all when null. */
  keep: number | null;
};

export type Made = { folder: string; contents: Contents; bytes: number };

type Snapshot = Pick<Contents, 'schema' | 'tables' | 'sequences' | 'log'> & { named: NamedFiles };

/** The step a database stands at. @throws Problem `schema-newer` … through the caller's own migration */
export async function schemaOf(client: Parameters<typeof stepOf>[0]): Promise<Contents['schema']> {
  const when = await stepOf(client);
  return knownSteps().find((step) => step.when === when) ?? { tag: '', when: when ?? 0 };
}

/** Everything in the database, in one transaction that sees no later change. */
function copyDatabase(
  database: Database,
  writer: PartWriter,
  progress: Progress,
): Promise<Snapshot> {
  return inSession(database, 'begin isolation level repeatable read read only', async (client) => {
    await client.query(plainText);
    const sizes = await sizeOf(client);
    const total = Object.values(sizes).reduce((sum, size) => sum + size, 1);
    const tables: Table[] = [];
    let done = 0;
    for (const table of await listTables(client)) {
      progress(done / total, `备份数据表 ${table.name}`);
      await writer.add(`database/${table.name}.copy`, rowsOf(client, table), true);
      tables.push({ ...table, ...(await digestOf(client, table)) });
      done += sizes[table.name] ?? 0;
    }
    const named = await listNamedFiles(client, tables);
    const [schema, sequences] = [await schemaOf(client), await listSequences(client)];
    return { schema, tables, sequences, log: await logOf(client, tables), named };
  });
}

async function writeBackup(
  { database, files, dataFolder, secret, version }: Installation,
  to: string,
  writer: PartWriter,
  progress: Progress,
  at: Date,
): Promise<Contents> {
  const part = (share: number, step: string) => progress(share * 0.6, step);
  const { named, ...snapshot } = await copyDatabase(database, writer, part);
  const copied = await copyFiles(files, writer, named, (share) =>
    progress(0.6 + share * 0.39, '备份证据文件'),
  );
  const settings = await copySettings({ dataFolder, secret }, writer, to);
  const contents: Contents = { ...snapshot, files: copied, settings };
  const text = Buffer.from(JSON.stringify(contents));
  await writer.add(
    'contents.json',
    (async function* () {
      yield text;
    })(),
  );
  await writer.finish({
    format: 'mingchuang-backup',
    version: 1,
    product: version,
    createdAt: at.toISOString(),
    engine: database.engine,
    schema: snapshot.schema,
  });
  progress(1, '备份完成');
  return contents;
}

/** What a folder that cannot be written to says; null for any other error. */
function placeProblem(error: unknown, folder: string): Problem | null {
  const words: Record<string, string> = {
    ENOSPC: '磁盘已满',
    EDQUOT: '超出磁盘配额',
    EACCES: '没有写入权限',
    EPERM: '没有写入权限',
    EROFS: '只读',
    ENOTDIR: '路径中有一段不是目录',
  };
  const code = (error as NodeJS.ErrnoException).code ?? '';
  return words[code] ? problem('backup-place', { folder, detail: words[code] }) : null;
}

/** A name that no other backup of this second has taken. */
async function freeName(to: string, at: Date): Promise<string> {
  for (let moment = at.getTime(); ; moment += 1000) {
    const folder = join(to, backupName(new Date(moment)));
    if (!(await exists(folder))) return folder;
  }
}

/**
 * Makes a backup; half of one is never left under a backup's name.
 * @throws Problem `backup-place`
 */
export async function makeBackup(
  installation: Installation,
  { to, passphrase, keep }: BackupOptions,
  progress: Progress = () => undefined,
): Promise<Made> {
  const at = new Date();
  let writer: PartWriter | null = null;
  try {
    await mkdir(to, { recursive: true, mode: 0o700 });
    const seal = passphrase === null ? null : await openSeal(passphrase, newSealSettings());
    const folder = await freeName(to, at);
    writer = await createPartWriter(folder, seal);
    const contents = await writeBackup(installation, to, writer, progress, at);
    await tidyBackups(to, keep ?? Infinity);
    return { folder, contents, bytes: writer.bytes() };
  } catch (error) {
    await writer?.abandon().catch(() => undefined);
    throw placeProblem(error, to) ?? error;
  }
}
