/** Settings and keys: what lies in the data folder beside the database and the evidence. */
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Backup } from './read-parts.ts';
import type { PartWriter } from './write-parts.ts';

/** Not settings: the database, files, what passes, and backups themselves. */
const others = new Set([
  'pgdata',
  'files',
  'parts',
  'backups',
  'mingchuang.lock',
  'control',
  'socket',
  // Written from what the server uses, which the environment may have set.
  'secret',
]);

async function listFiles(folder: string, within = ''): Promise<string[]> {
  const entries = await readdir(join(folder, within), { withFileTypes: true }).catch(() => []);
  const lists = entries
    .filter((entry) => within !== '' || !others.has(entry.name))
    .filter((entry) => /^\w[\w.-]*$/.test(entry.name))
    .map((entry) => {
      const path = within === '' ? entry.name : `${within}/${entry.name}`;
      if (entry.isDirectory()) return listFiles(folder, path);
      return entry.isFile() ? [path] : [];
    });
  return (await Promise.all(lists)).flat().sort();
}

/** @param backups the folder that backups lie in, when it is inside of the data folder */
export async function copySettings(
  { dataFolder, secret }: { dataFolder: string; secret: string },
  writer: PartWriter,
  backups: string,
): Promise<string[]> {
  const names = (await listFiles(dataFolder)).filter(
    (name) => !join(dataFolder, name).startsWith(join(backups, '/')),
  );
  for (const name of names)
    await writer.add(`settings/${name}`, createReadStream(join(dataFolder, name)));
  const text = Buffer.from(secret);
  await writer.add(
    'settings/secret',
    (async function* () {
      yield text;
    })(),
  );
  return [...names, 'secret'];
}

export async function putSettings(backup: Backup, dataFolder: string): Promise<void> {
  for (const name of backup.contents.settings) {
    const path = join(dataFolder, name);
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const out = createWriteStream(path, { mode: 0o600, flush: true });
    await pipeline(backup.open(`settings/${name}`), out);
  }
}
