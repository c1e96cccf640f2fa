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
            // What most pages use comes in one piece instead of thirty small ones.
            { name: 'common', minShareCount: 16 },
          ],
        },
      },
    },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:3000' } },
});
