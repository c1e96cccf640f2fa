/**
 * Makes the phone's page paint by itself, before any script: its few words come from the app's own,
 * and its one style sheet is put into it, so that the first picture needs one file and no second trip.
 */
import type { Plugin, Rolldown } from 'vite';
import { zh } from '../../src/web/phone/words/zh.ts';

const page = 'm.html';
const link = /[ \t]*<link rel="stylesheet"[^>]*href="\/([^"]+)"[^>]*>\n?/;
type Metadata = { importedCss?: Set<string> };

const texts: Record<string, string> = {
  '{app}': zh.app,
  '{tagline}': zh.signIn.tagline,
  '{loading}': zh.loading,
};

const textOf = (file: Rolldown.OutputBundle[string] | undefined): string => {
  if (file?.type !== 'asset') throw new Error('the build lacks a page or its style sheet');
  return String(file.source);
};

function inlineStyle(bundle: Rolldown.OutputBundle): void {
  const html = textOf(bundle[page]);
  const [tag, name] = link.exec(html) ?? [];
  if (!tag || !name) throw new Error(`${page} names no style sheet`);
  const style = `    <style>${textOf(bundle[name]).trim()}</style>\n`;
  (bundle[page] as Rolldown.OutputAsset).source = html.replace(tag, () => style);
  for (const file of Object.values(bundle)) {
    if (file.type === 'chunk')
      (file as { viteMetadata?: Metadata }).viteMetadata?.importedCss?.delete(name);
  }
  delete bundle[name];
}

export const phoneTexts = (): Plugin => ({
  name: 'phone-texts',
  transformIndexHtml: (html) => html.replace(/\{(app|tagline|loading)\}/g, (name) => texts[name]!),
});

export const phoneStyle = (): Plugin => ({
  name: 'phone-style',
  apply: 'build',
  enforce: 'post',
  generateBundle: (_, bundle) => inlineStyle(bundle),
});
