/** What `backup`, `restore` and `migrate` share: their arguments, the passphrase, sizes in words. */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { problem } from '../contract/problem.ts';

export const refuse = (detail: string, usage: string) =>
  problem('invalid', { detail: `${detail}\n${usage}` });

type Options = Record<string, { type: 'string' | 'boolean' }>;
type Values<O extends Options> = {
  [N in keyof O]?: O[N]['type'] extends 'string' ? string : boolean;
};

/** @throws Problem `invalid` naming the argument that is not known */
export function parse<O extends Options>(
  args: string[],
  options: O,
  usage: string,
): { values: Values<O>; positionals: string[] } {
  try {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options });
    return { values: values as Values<O>, positionals };
  } catch (error) {
    if (error instanceof TypeError) throw refuse(`参数有误（${error.message}）`, usage);
    throw error;
  }
}

/** The passphrase from a file's first line, else from the environment; never an argument, which others see. */
export function passphraseFrom(file: string | undefined, usage: string): string | null {
  if (file === undefined) return process.env.MINGCHUANG_BACKUP_PASSPHRASE || null;
  try {
    return readFileSync(file, 'utf8').split(/\r?\n/)[0]!;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? String(error);
    throw refuse(`读不到口令文件 ${file}（${code}），请核对路径`, usage);
  }
}

export const sizeText = (bytes: number): string => {
  const megabytes = bytes / 1024 / 1024;
  return megabytes < 1024 ? `${megabytes.toFixed(1)} MB` : `${(megabytes / 1024).toFixed(2)} GB`;
};
