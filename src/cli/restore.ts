/** `mingchuang restore`: a backup into an empty data folder or an empty PostgreSQL database; or only a check of it. */
import { openBackup, restoreBackup } from '../server/backup/index.ts';
import { readConfig } from '../server/config.ts';
import { openStore } from '../server/files/open-store.ts';
import { parse, passphraseFrom, refuse, sizeText } from './backup-options.ts';
import { progressLine, say } from './terminal.ts';

export const restoreUsage = `  mingchuang restore 备份目录   恢复到空的 MINGCHUANG_DATA 或空的 DATABASE_URL，恢复后逐表核对
      [--check]                  只核对备份是否完好，不恢复
      [--passphrase-file 文件]   加密备份的口令，或用 MINGCHUANG_BACKUP_PASSPHRASE`;

const options = { check: { type: 'boolean' }, 'passphrase-file': { type: 'string' } } as const;

const day = (iso: string) =>
  new Date(iso).toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai', hour12: false });

async function checkOnly(folder: string, passphrase: string | null): Promise<number> {
  const progress = progressLine();
  const { manifest, contents } = await openBackup(folder, passphrase, progress);
  progress(1, '核对完毕');
  const rows = contents.tables.reduce((sum, table) => sum + table.rows, 0);
  say(
    `备份完好：${day(manifest.createdAt)}，${rows} 行数据、${contents.files.count} 个证据文件，${sizeText(manifest.parts.bytes)}`,
  );
  return 0;
}

export async function restoreCommand(args: string[]): Promise<number> {
  const { values, positionals } = parse(args, options, restoreUsage);
  const [folder, ...more] = positionals;
  if (folder === undefined) throw refuse('缺少备份的目录', restoreUsage);
  if (more.length > 0) throw refuse(`一次恢复一份，多出“${more.join(' ')}”`, restoreUsage);
  const passphrase = passphraseFrom(values['passphrase-file'], restoreUsage);
  if (values.check) return checkOnly(folder, passphrase);
  const { dataFolder, databaseUrl, s3 } = readConfig(process.env);
  const files = await openStore(s3, dataFolder);
  const target = { databaseUrl, dataFolder, files };
  const restored = await restoreBackup(folder, passphrase, target, progressLine());
  const { tables, rows } = restored;
  say(
    `恢复完成（备份于 ${day(restored.createdAt)}）：${tables} 张表 ${rows} 行、${restored.files} 个证据文件，行数与摘要逐表相符。`,
  );
  if (restored.missing.length > 0)
    say(`其中 ${restored.missing.length} 个证据文件在备份时就已不见或损坏。`);
  say(
    `现在可以启动：${databaseUrl ? 'DATABASE_URL=… ' : `MINGCHUANG_DATA=${dataFolder} `}npm start`,
  );
  return 0;
}
