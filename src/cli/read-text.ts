/** A file given on the command line, as text. */
import { readFileSync } from 'node:fs';
import { problem } from '../contract/problem.ts';

/** @throws Problem `invalid` naming the path */
export function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? String(error);
    throw problem('invalid', { detail: `读不到文件 ${path}（${code}），请核对路径` });
  }
}
