/** How backups are called, which of them lie in a folder, and which are kept. */
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { holderOf } from '../db/folder-lock.ts';
import { unfinished } from './write-parts.ts';

const named = /^mingchuang-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/;

/** mingchuang-20260315T023000Z */
export const backupName = (at: Date): string =>
  `mingchuang-${at.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;

/** When a backup was made, by its name. */
export function momentOf(name: string): Date | null {
  const found = named.exec(name);
  if (!found) return null;
  const [year, month, day, hour, minute, second] = found.slice(1);
  return new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}

/** Complete backups, newest first. */
export async function listBackups(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  return names
    .filter((name) => named.test(name))
    .sort()
    .reverse();
}

/** Removes what was never completed, and the oldest beyond `keep`. */
export async function tidyBackups(folder: string, keep: number): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  const left = names.filter(
    (name) =>
      name.endsWith(unfinished) &&
      named.test(name.slice(0, -unfinished.length)) &&
      holderOf(join(folder, name)) === null,
  );
  const old = (await listBackups(folder)).slice(keep);
  for (const name of [...left, ...old])
    await rm(join(folder, name), { recursive: true, force: true });
}
