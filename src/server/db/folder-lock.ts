/** A lock on the data folder: PGlite has none, and two processes in one folder destroy it. */
import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { problem } from '../../contract/problem.ts';

const alive = (pid: number) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

/** The holder's start time (Linux), so that a pid used again is not taken for the old process. */
const startTime = (pid: number) => {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[19] ?? '';
  } catch {
    return '';
  }
};

/** The living process that holds the folder; null when nobody does. */
export function holderOf(folder: string): number | null {
  try {
    const [pid, started] = readFileSync(join(folder, 'mingchuang.lock'), 'utf8').split(' ');
    const holder = Number(pid);
    return holder > 0 && alive(holder) && startTime(holder) === (started ?? '') ? holder : null;
  } catch {
    return null;
  }
}

/**
 * Takes `<folder>/mingchuang.lock`; returns the release. A lock left by a dead process is taken over.
 * @throws Problem `data-folder-locked` with the folder and the process that holds it
 */
export function lockFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, 'mingchuang.lock');
  for (;;) {
    try {
      const file = openSync(path, 'wx', 0o600);
      writeSync(file, `${process.pid} ${startTime(process.pid)}`);
      closeSync(file);
      const remove = () => rmSync(path, { force: true });
      process.once('exit', remove);
      return () => {
        process.off('exit', remove);
        remove();
      };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const holder = holderOf(folder);
      if (holder !== null) throw problem('data-folder-locked', { folder, pid: String(holder) });
      rmSync(path, { force: true });
    }
  }
}
