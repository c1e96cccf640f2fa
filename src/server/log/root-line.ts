/** The last signed root as one line, for the foot of what is handed out. */
import { hexOf, leastDigits } from '../../domain/log/index.ts';
import type { Db } from '../db/open.ts';
import { listCheckpoints } from './queries.ts';

/** Days are those of the bank. */
const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' });

/** `mingchuang verify log --root` takes what stands after "根". @returns null before any was signed */
export async function rootLine(db: Db): Promise<string | null> {
  const [last] = await listCheckpoints(db, { newest: true, limit: 1 });
  if (!last) return null;
  const { at, size, root } = last;
  return `明窗防篡改日志 ${day.format(new Date(at))} 共 ${size} 条，根 ${size}:${hexOf(root).slice(0, leastDigits)}`;
}
