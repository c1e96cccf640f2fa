/**
 * Gives the phone's service worker its list: the page of the phone, every piece of it (lazy ones as
 * well), its icons, and one version for all of them. Nothing of the desk pages is in it.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Plugin, Rolldown } from 'vite';

const page = 'm.html';
const workerFile = 'm/sw.js';
/** Copied from public/ as they are. */
const fixed = ['m/manifest.webmanifest', 'm/icon-180.png', 'm/icon-192.png', 'm/icon-512.png'];
const mark = '__PRECACHE__';

type Bundle = Rolldown.OutputBundle;
type Chunk = Rolldown.OutputChunk;
type Metadata = { importedCss?: Set<string>; importedAssets?: Set<string> };

/** The names of all files that the entry needs now or later. */
function filesOf(bundle: Bundle, entry: Chunk): string[] {
  const found = new Set<string>();
  const visit = (name: string) => {
    if (found.has(name)) return;
    found.add(name);
    const file = bundle[name];
    if (file?.type !== 'chunk') return;
    const { importedCss, importedAssets } =
      (file as { viteMetadata?: Metadata }).viteMetadata ?? {};
    for (const part of [
      ...file.imports,
      ...file.dynamicImports,
      ...(importedCss ?? []),
      ...(importedAssets ?? []),
    ])
      visit(part);
  };
  visit(entry.fileName);
  return [...found].sort();
}

const contentOf = (file: Chunk | Rolldown.OutputAsset) =>
  file.type === 'chunk' ? file.code : file.source;

/** @returns what replaces the mark in the worker's code */
function listOf(bundle: Bundle): string {
  const entry = Object.values(bundle).find(
    (file): file is Chunk => file.type === 'chunk' && (file.facadeModuleId ?? '').endsWith(page),
  );
  const html = bundle[page];
  if (!entry || !html) throw new Error(`the build has no ${page}`);
  const files = filesOf(bundle, entry);
  const hash = createHash('sha256').update(contentOf(html));
  for (const name of files) hash.update(name);
  for (const name of fixed) hash.update(readFileSync(`public/${name}`));
  const paths = ['/m/', ...files.map((name) => `/${name}`), ...fixed.map((name) => `/${name}`)];
  return JSON.stringify({ version: hash.digest('hex').slice(0, 12), files: paths });
}

export const phoneWorker = (): Plugin => ({
  name: 'phone-worker',
  apply: 'build',
  enforce: 'post',
  generateBundle(_, bundle) {
    const worker = bundle[workerFile];
    if (worker?.type !== 'chunk') throw new Error(`the build has no ${workerFile}`);
    if (worker.imports.length > 0) throw new Error('the service worker must be one file');
    worker.code = worker.code.replace(mark, () => listOf(bundle));
  },
});
