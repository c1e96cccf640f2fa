/** `mingchuang backup`: database, evidence, settings and keys into a folder, also while the server runs. */
import { resolve } from 'node:path';
import { readConfig } from '../server/config.ts';
import {
  askServer,
  createBackups,
  reportOf,
  type Order,
  type Report,
} from '../server/backup/index.ts';
import { openEmbedded, openPostgres } from '../server/db/open.ts';
import { openStore } from '../server/files/open-store.ts';
import { productVersion } from '../server/version.ts';
import { parse, passphraseFrom, refuse, sizeText } from './backup-options.ts';
import { progressLine, say } from './terminal.ts';

export const backupUsage = `  mingchuang backup       备份数据库、证据文件、设置与密钥；服务器可以正在运行
      [--to 目录]                放在哪里（默认 MINGCHUANG_BACKUP_FOLDER 或 data/backups）
      [--encrypt]                加密（AES-256-GCM），口令取自下面一项或 MINGCHUANG_BACKUP_PASSPHRASE
      [--passphrase-file 文件]   口令在文件的第一行`;

const options = {
  to: { type: 'string' },
  encrypt: { type: 'boolean' },
  'passphrase-file': { type: 'string' },
} as const;

function orderFrom(args: string[]): Order {
  const { values, positionals } = parse(args, options, backupUsage);
  if (positionals.length > 0) throw refuse(`不认识的参数“${positionals.join(' ')}”`, backupUsage);
  const passphrase = passphraseFrom(values['passphrase-file'], backupUsage);
  if (values.encrypt && (passphrase ?? '').length < 12)
    throw refuse('加密需要至少 12 个字符的口令', backupUsage);
  return { ...(values.to ? { to: resolve(values.to) } : {}), passphrase };
}

/** Makes it in this process: PostgreSQL takes many at a time, and of a stopped server nobody has the folder. */
async function makeHere(order: Order, progress: (share: number, step: string) => void) {
  const config = readConfig(process.env);
  const { dataFolder, databaseUrl, s3, backup, secret } = config;
  const database = await (databaseUrl ? openPostgres(databaseUrl) : openEmbedded(dataFolder));
  try {
    const files = await openStore(s3, dataFolder);
    const from = { database, files, dataFolder, secret, version: productVersion() };
    return reportOf(await createBackups(from, backup).run(order, progress));
  } finally {
    await database.close();
  }
}

function report({ folder, rows, files, bytes, lost }: Report, sealed: boolean): void {
  say(
    `备份完成：${rows} 行数据、${files} 个证据文件，${sizeText(bytes)}${sealed ? '，已加密' : ''}`,
  );
  if (!sealed) say('备份没有加密，其中有密钥与个人信息，请妥善保管；加 --encrypt 可以加密。');
  for (const sha256 of lost.slice(0, 20)) say(`  证据文件 ${sha256} 不见了或已损坏，不在备份里`);
  if (lost.length > 20) say(`  …… 另有 ${lost.length - 20} 个`);
  process.stdout.write(`${folder}\n`);
}

/** @returns 0, or 1 when evidence was missing: the backup is made all the same */
export async function backupCommand(args: string[]): Promise<number> {
  const order = orderFrom(args);
  const config = readConfig(process.env);
  const progress = progressLine();
  const asked = config.databaseUrl ? null : await askServer(config.dataFolder, order, progress);
  const made = asked ?? (await makeHere(order, progress));
  report(made, order.passphrase !== null);
  return made.lost.length > 0 ? 1 : 0;
}
