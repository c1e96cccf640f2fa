/** `mingchuang verify database`: the check of the desk page without a server. */
import { parseArgs } from 'node:util';
import { checkLog, createSigner, findingWords } from '../server/log/index.ts';
import { openExisting } from './open-existing.ts';
import { readText } from './read-text.ts';
import { progressLine } from './terminal.ts';
import { differs, verifyDatabaseUsage } from './verify-usage.ts';

/** @returns 0 when nothing was found, 1 otherwise */
export async function verifyDatabaseCommand(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: { checkpoint: { type: 'string', multiple: true, default: [] } },
  });
  const notes = values.checkpoint.map(readText);
  const { config, open } = openExisting(process.env, verifyDatabaseUsage);
  const database = await open();
  try {
    const { key } = createSigner(config.secret);
    const report = progressLine();
    const found = await checkLog(database, { key, notes, report });
    process.stdout.write(
      `日志 ${found.size} 条，根 ${found.root}；核对了 ${found.rows} 行数据、${found.roots} 个签名的根。\n`,
    );
    const total = Object.values(found.counts).reduce((sum, n) => sum + n, 0);
    if (total === 0) process.stdout.write('相符：没有发现改动。\n');
    for (const one of found.findings) process.stdout.write(`  ✗ ${findingWords(one)}\n`);
    if (total > found.findings.length)
      process.stdout.write(`  …… 另有 ${total - found.findings.length} 处\n`);
    return total === 0 ? 0 : differs;
  } finally {
    await database.close();
  }
}
