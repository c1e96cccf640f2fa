/** `mingchuang rescue 登录名`: a security administrator for a bank that has none left. */
import { userInfo } from 'node:os';
import { rescue } from '../server/account/index.ts';
import { parse, refuse } from './backup-options.ts';
import { openExisting } from './open-existing.ts';
import { say } from './terminal.ts';

export const rescueUsage = `  mingchuang rescue 登录名        一个安全管理员也进不来时：重开这个安全管理员账号，没有就新开一个；
                                 记入审计与防篡改日志（DATABASE_URL，或没有服务器在用的数据目录）`;

export async function rescueCommand(args: string[]): Promise<number> {
  const { positionals } = parse(args, {}, rescueUsage);
  const [username, ...others] = positionals;
  if (username === undefined || others.length > 0) throw refuse('请给一个登录名', rescueUsage);
  const database = await openExisting(process.env, rescueUsage).open();
  try {
    const { password, isNew } = await rescue(database, username, userInfo().username);
    say(
      isNew ? `已新开安全管理员账号“${username}”。` : `已重开“${username}”，动态口令须重新设置。`,
    );
    say('下面是首次登录的密码，只显示这一次，登录后必须更改：');
    process.stdout.write(`${password}\n`);
    return 0;
  } finally {
    await database.close();
  }
}
