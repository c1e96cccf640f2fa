/** Makes the offline page and the schema of draw.json from the code that draws. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format } from 'prettier';
import { build } from 'vite';
import { z } from 'zod';
import { drawFileSchema } from '../../src/contract/draw-file.ts';

const folder = new URL('../../src/web/draw/offline/', import.meta.url);
const read = (name: string) => readFileSync(new URL(name, folder), 'utf8');
const policy = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** One classic script: a module could not be loaded from file://. */
async function script(): Promise<string> {
  const made = await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      target: 'es2022',
      lib: {
        entry: fileURLToPath(new URL('page.ts', folder)),
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
export async function drawPage(): Promise<string> {
  const code = await script();
  const style = read('page.css').trim();
  const csp = `default-src 'none'; script-src ${policy(code)}; style-src ${policy(style)}; base-uri 'none'; form-action 'none'`;
  return read('page.html')
    .replace('__CSP__', () => csp)
    .replace(/<style>.*<\/style>/s, () => `<style>${style}</style>`)
    .replace(/<script>.*<\/script>/s, () => `<script>${code}</script>`);
}

export function drawSchema(): Promise<string> {
  const { $schema, ...rest } = z.toJSONSchema(drawFileSchema);
  const schema = { $schema, $id: 'draw.schema.json', title: '明窗抽取文件 draw.json', ...rest };
  return format(JSON.stringify(schema), { parser: 'json', printWidth: 100 });
}
