/**
 * Makes the phone's page paint by itself, before any script: its few words come from the app's own,
 * and its one style sheet is put into it, so that the first picture needs one file and no second trip.
 * A second page, for whoever has a session, also announces the app.
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

/** All that a piece needs before it can run. */
function needsOf(bundle: Rolldown.OutputBundle, name: string, found = new Set<string>()) {
  const file = bundle[name];
  if (file?.type !== 'chunk' || found.has(name)) return found;
  found.add(name);
  for (const one of file.imports) needsOf(bundle, one, found);
  return found;
}

/** The page of somebody with a session: the app's pieces come along with the question who it is, not after it. */
function signedInPage(bundle: Rolldown.OutputBundle): string {
  const html = textOf(bundle[page]);
  const app = Object.values(bundle).find((file) => file.type === 'chunk' && file.name === 'app');
  if (!app) throw new Error('the build has no app');
  const links = [...needsOf(bundle, app.fileName)]
    .filter((name) => !html.includes(name))
    .map(
      (name) => `    <link rel="modulepreload" fetchpriority="low" crossorigin href="/${name}">\n`,
    );
  return html.replace(/(?=[ \t]*<style>)/, () => links.join(''));
}

export const phoneTexts = (): Plugin => ({
  name: 'phone-texts',
  transformIndexHtml: (html) => html.replace(/\{(app|tagline|loading)\}/g, (name) => texts[name]!),
});

export const phoneStyle = (): Plugin => ({
  name: 'phone-style',
  apply: 'build',
  enforce: 'post',
  generateBundle(_, bundle) {
    inlineStyle(bundle);
    this.emitFile({ type: 'asset', fileName: 'm-signed-in.html', source: signedInPage(bundle) });
  },
});
