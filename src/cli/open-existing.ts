/** The database of the settings, for commands that make none. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { problem } from '../contract/problem.ts';
import { readConfig } from '../server/config.ts';
import { openEmbedded, openPostgres } from '../server/db/open.ts';

/** @throws Problem `invalid` with the usage when there is no database */
export function openExisting(environment: NodeJS.ProcessEnv, usage: string) {
  const url = environment['DATABASE_URL'];
  const folder = environment['MINGCHUANG_DATA'] || './data';
  if (!url && !existsSync(join(folder, 'pgdata')))
    throw problem('invalid', {
      detail: `数据目录 ${folder} 里没有数据库；请设 MINGCHUANG_DATA 或 DATABASE_URL\n${usage}`,
    });
  const config = readConfig(environment);
  return {
    config,
    open: () =>
      config.databaseUrl ? openPostgres(config.databaseUrl) : openEmbedded(config.dataFolder),
  };
}
