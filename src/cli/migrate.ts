/** `mingchuang migrate --to postgres://…`: from the embedded database to PostgreSQL, in one step. */
import { moveToPostgres } from '../server/backup/index.ts';
import { readConfig } from '../server/config.ts';
import { parse, refuse } from './backup-options.ts';
import { progressLine, say } from './terminal.ts';

export const migrateUsage = `  mingchuang migrate --to postgres://用户:密码@主机:5432/库名
                                 把内置数据库搬进一个空的 PostgreSQL 数据库，搬完逐表核对；请先停止服务器`;

export async function migrateCommand(args: string[]): Promise<number> {
  const { values, positionals } = parse(args, { to: { type: 'string' } }, migrateUsage);
  if (positionals.length > 0) throw refuse(`不认识的参数“${positionals.join(' ')}”`, migrateUsage);
  if (!values.to) throw refuse('缺少 --to', migrateUsage);
  // The same check as for the setting; the folder is the one the embedded database lies in.
  const { databaseUrl, dataFolder } = readConfig({ ...process.env, DATABASE_URL: values.to });
  const moved = await moveToPostgres(dataFolder, databaseUrl!, progressLine());
  say(
    `迁移完成：${moved.tables} 张表 ${moved.rows} 行，行数与摘要逐表相符。证据文件仍在 ${dataFolder}。`,
  );
  say(
    '今后用 DATABASE_URL=… npm start 启动；原来的内置数据库没有改动，确认无误后可以删去 pgdata。',
  );
  return 0;
}
