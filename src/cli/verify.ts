/** `mingchuang verify …`: a draw, an exported log or a proof, or the database against its log. */
import { verifyDrawUsage } from './verify-draw.ts';
import { verifyDatabaseUsage, verifyLogUsage } from './verify-usage.ts';

export const verifyUsage = [verifyDrawUsage, verifyLogUsage, verifyDatabaseUsage].join('\n');

/** A draw must not wait for what the log or the database bring along. */
export async function verifyCommand(args: string[]): Promise<number> {
  const [what, ...rest] = args;
  if (what === 'log') return (await import('./verify-log.ts')).verifyLogCommand(rest);
  if (what === 'database')
    return (await import('./verify-database.ts')).verifyDatabaseCommand(rest);
  return (await import('./verify-draw.ts')).verifyDrawCommand(args);
}
