/** Makes the offline pages, and the schema of draw.json, from the code that draws and that keeps the log. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format } from 'prettier';
import { build } from 'vite';
import { z } from 'zod';
import { drawFileSchema } from '../../src/contract/draw-file.ts';

const folderOf = (noun: string) => new URL(`../../src/web/${noun}/offline/`, import.meta.url);
const read = (noun: string, name: string) => readFileSync(new URL(name, folderOf(noun)), 'utf8');
const policy = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** One classic script: a module could not be loaded from file://. */
async function script(noun: string): Promise<string> {
  const made = await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      target: 'es2022',
      lib: {
        entry: fileURLToPath(new URL('page.ts', folderOf(noun))),
        formats: ['iife'],
        name: 'verify',
      },
    },
  });
  const [bundle] = [made].flat();
  if (!bundle || !('output' in bundle)) throw new Error('没有生成脚本');
  return bundle.output[0].code.trim().replaceAll('</script', '<\\/script');
}

/** The policy names the exact texts of style and script, so not a blank may stand beside them. */
async function offlinePage(noun: string): Promise<string> {
  const code = await script(noun);
  const style = read('shared', 'page.css').trim();
  const csp = `default-src 'none'; script-src ${policy(code)}; style-src ${policy(style)}; base-uri 'none'; form-action 'none'`;
  return read(noun, 'page.html')
    .replace('__CSP__', () => csp)
    .replace(/<style>.*<\/style>/s, () => `<style>${style}</style>`)
    .replace(/<script>.*<\/script>/s, () => `<script>${code}</script>`);
}

export const drawPage = () => offlinePage('draw');
export const logPage = () => offlinePage('log');

export function drawSchema(): Promise<string> {
  const { $schema, ...rest } = z.toJSONSchema(drawFileSchema);
  const schema = { $schema, $id: 'draw.schema.json', title: '明窗抽取文件 draw.json', ...rest };
  return format(JSON.stringify(schema), { parser: 'json', printWidth: 100 });
}
