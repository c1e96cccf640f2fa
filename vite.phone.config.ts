/**
 * How the phone is built: its page and its service worker, apart from the desk's build, so that
 * nothing of the desk can find its way into what a phone must load. `vite build` runs both.
 */
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { phoneStyle, phoneTexts } from './scripts/build/phone-page.ts';
import { phoneWorker } from './scripts/build/phone-worker.ts';
import { precompressed } from './scripts/build/precompressed.ts';

/** What the sign-in page and the app behind it share. */
const startOfPhone =
  /src[\\/]web[\\/]phone[\\/](http|router|store[\\/]signal|install[\\/](theme|update)|session[\\/](account|current)|words[\\/](texts|zh|results-zh|summary-zh|ticket-zh))/;

export default defineConfig({
  plugins: [react(), phoneTexts(), phoneStyle(), phoneWorker(), precompressed()],
  publicDir: false,
  resolve: {
    alias: [
      // The package's own entry is the old, larger module format.
      { find: /^dexie$/, replacement: 'dexie/dist/modern/dexie.min.mjs' },
      // React's interface in a tenth of its size (docs/decisions/0069).
      { find: /^react-dom\/client$/, replacement: 'preact/compat/client' },
      { find: /^react-dom$/, replacement: 'preact/compat' },
      { find: /^react\/jsx-runtime$/, replacement: 'preact/jsx-runtime' },
      { find: /^react$/, replacement: 'preact/compat' },
    ],
  },
  build: {
    outDir: 'dist/web',
    emptyOutDir: false,
    target: 'es2022',
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { m: 'm.html', sw: 'src/web/phone/worker/sw.ts' },
      output: {
        // Below /m/, so that it can reach the phone's pages and no others.
        entryFileNames: ({ name }) => (name === 'sw' ? 'm/[name].js' : 'assets/[name]-[hash].js'),
        // Few files before the first picture, and Preact's kept through our own updates.
        codeSplitting: {
          groups: [
            { name: 'preact', test: /node_modules[\\/]preact[\\/]/ },
            { name: 'start', test: startOfPhone },
            { name: 'shared', minShareCount: 2 },
          ],
        },
      },
    },
  },
});
