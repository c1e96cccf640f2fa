/** How the web app is built: one page, small lazy chunks, no inline script (the server's CSP forbids it). */
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const inPackage = (...names: string[]) =>
  new RegExp(`[\\\\/]node_modules[\\\\/](${names.join('|')})[\\\\/]`);

export default defineConfig({
  plugins: [react()],
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
          ],
        },
      },
    },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:3000' } },
});
