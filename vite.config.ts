/**
 * How the desk pages are built: one page, small lazy chunks, no inline script (the server's CSP
 * forbids it). The phone has a build of its own, vite.phone.config.ts, that this one runs.
 */
import react from '@vitejs/plugin-react';
import { build, defineConfig, type Plugin } from 'vite';
import { phoneTexts } from './scripts/build/phone-page.ts';
import { precompressed } from './scripts/build/precompressed.ts';

const inPackage = (...names: string[]) =>
  new RegExp(`[\\\\/]node_modules[\\\\/](${names.join('|')})[\\\\/]`);

/** Parts of antd, with what they are made of. */
const antd = (...parts: string[]) =>
  parts.flatMap((part) => [`antd[\\\\/]es[\\\\/]${part}`, `@rc-component[\\\\/]${part}`]);

/** The phone's pages are built with the desk's, after them and into the same folder. */
const phonePages = (): Plugin => ({
  name: 'phone-pages',
  apply: 'build',
  closeBundle: async () => {
    await build({ configFile: 'vite.phone.config.ts', logLevel: 'warn' });
  },
});

export default defineConfig({
  plugins: [react(), phoneTexts(), precompressed(), phonePages()],
  build: {
    outDir: 'dist/web',
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'react', test: inPackage('react', 'react-dom', 'scheduler') },
            { name: 'router', test: inPackage('@tanstack') },
            { name: 'echarts', test: inPackage('echarts', 'zrender') },
            {
              name: 'codemirror',
              test: inPackage('codemirror', '@codemirror', '@lezer', 'lezer-feel'),
            },
            // What every page starts with, then what most pages use: two pieces instead of forty.
            // main.tsx, and the page that asks for it, stay out: it waits for the words, whose
            // chunk waits for what it shares with this one.
            { name: 'start', tags: ['$initial'], test: (id) => !/main\.tsx$|\.html/.test(id) },
            { name: 'icons', test: inPackage('@ant-design'), minShareCount: 3 },
            // What opens at a click is read then.
            {
              name: 'dialog',
              test: inPackage(
                ...antd('modal', 'form', 'dialog', 'skeleton', 'grid', 'async-validator'),
              ),
            },
            {
              name: 'select',
              test: inPackage(...antd('select', 'virtual-list', 'overflow', 'empty')),
            },
            { name: 'common', minShareCount: 16, test: (id) => !id.includes('dialog') },
          ],
        },
      },
    },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:3000' } },
});
