/** Reads a backup: first everything is compared with its checksums, then parts are opened one by one. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { PassThrough, pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { problem } from '../../contract/problem.ts';
import { knownSteps, dayOf } from '../db/migrations.ts';
import {
  contentsSchema,
  formatVersion,
  manifestSchema,
  type Contents,
  type Manifest,
} from './contents.ts';
import { openSeal, type Seal } from './seal.ts';

type Progress = (share: number, step: string) => void;
export type Backup = {
  manifest: Manifest;
  contents: Contents;
  /** The plain bytes of a part. A damaged one fails while it is read. */
  open: (name: string, zipped?: boolean) => Readable;
};

const damaged = (part: string, detail: string) => problem('backup-damaged', { part, detail });

/** Names that this program writes; anything else was put in by somebody. */
const partName =
  /^(contents\.json|database\/[a-z0-9_]+\.copy\.gz|files\/[0-9a-f]{2}\/[0-9a-f]{64}|settings\/\w[\w.-]*(\/\w[\w.-]*)*)(\.enc)?$/;

type Read = { manifest: Manifest; written: string; hmac: string | null };

/** @throws Problem `backup-missing`, `backup-damaged`, `backup-newer` */
async function readManifest(folder: string): Promise<Read> {
  const text = await readFile(join(folder, 'manifest.json'), 'utf8').catch(() => null);
  if (text === null) throw problem('backup-missing', { folder });
  const part = 'manifest.json';
  try {
    const outer = JSON.parse(text) as { manifest: unknown; sha256: string; hmac?: string };
    const written = JSON.stringify(outer.manifest);
    const sha256 = createHash('sha256').update(written).digest('hex');
    if (`${JSON.stringify(outer)}\n` !== text || sha256 !== outer.sha256) throw new Error();
    const { version } = outer.manifest as { version: number };
    if (version > formatVersion)
      throw problem('backup-newer', { theirs: `格式 ${version}`, ours: `格式 ${formatVersion}` });
    return { manifest: manifestSchema.parse(outer.manifest), written, hmac: outer.hmac ?? null };
  } catch (error) {
    if (error instanceof Error && error.name === 'Problem') throw error;
    throw damaged(part, '的内容与自己的校验和不符');
  }
}

/** @throws Problem `backup-passphrase` when none is given, or it is not the one */
async function unseal(read: Read, passphrase: string | null): Promise<Seal | null> {
  const { seal: settings } = read.manifest;
  if (!settings) return null;
  if (!passphrase) throw problem('backup-passphrase', { detail: '没有给出' });
  const seal = await openSeal(passphrase, settings);
  if (seal.sign(read.written) !== read.hmac) throw problem('backup-passphrase', { detail: '不对' });
  return seal;
}

async function sumOf(path: string, seen: (bytes: number) => void): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, { highWaterMark: 1024 * 1024 })) {
    hash.update(chunk as Buffer);
    seen((chunk as Buffer).length);
  }
  return hash.digest('hex');
}

/** Compares every part with SHA256SUMS. @throws Problem `backup-damaged` naming the first that differs */
async function checkParts(folder: string, { parts }: Manifest, progress: Progress): Promise<void> {
  const list = await readFile(join(folder, 'SHA256SUMS'), 'utf8').catch(() => {
    throw damaged('SHA256SUMS', '不见了');
  });
  if (createHash('sha256').update(list).digest('hex') !== parts.sums)
    throw damaged('SHA256SUMS', '的内容与清单不符');
  let done = 0;
  for (const line of list.split('\n').slice(0, -1)) {
    const [sum = '', part = ''] = line.split('  ');
    if (!partName.test(part)) throw damaged(part, '不是明窗写的');
    const path = join(folder, part);
    if (!(await stat(path).catch(() => null))) throw damaged(part, '不见了');
    const found = await sumOf(path, (bytes) => (done += bytes));
    if (found !== sum) throw damaged(part, '的内容与校验和不符');
    progress(done / Math.max(1, parts.bytes), '核对备份的每个部分');
  }
}

function opener(folder: string, seal: Seal | null): Backup['open'] {
  return (name, zipped = false) => {
    const part = `${name}${zipped ? '.gz' : ''}${seal ? '.enc' : ''}`;
    const end = new PassThrough();
    pipeline(
      createReadStream(join(folder, part)),
      seal ? seal.decrypt(part) : new PassThrough(),
      zipped ? createGunzip() : new PassThrough(),
      end,
      (error) => {
        // The reader is told by the stream itself.
        if (error) end.destroy(damaged(part, '打不开'));
      },
    );
    return end;
  };
}

/**
 * Opens a backup after all of it has been checked.
 * @throws Problem `backup-missing`, `backup-damaged`, `backup-passphrase`, `backup-newer`
 */
export async function openBackup(
  folder: string,
  passphrase: string | null,
  progress: Progress,
): Promise<Backup> {
  const read = await readManifest(folder);
  const { manifest } = read;
  const last = knownSteps().at(-1)!;
  if (!knownSteps().some(({ when }) => when === manifest.schema.when))
    throw problem('backup-newer', {
      theirs: `${manifest.schema.tag}，${dayOf(manifest.schema.when)}`,
      ours: last.tag,
    });
  const seal = await unseal(read, passphrase);
  await checkParts(folder, manifest, progress);
  const open = opener(folder, seal);
  const contents = contentsSchema.parse(
    JSON.parse((await buffer(open('contents.json'))).toString()),
  );
  return { manifest, contents, open };
}
