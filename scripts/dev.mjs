/** For development: the server, restarted at every change, and vite, which sends /api to it. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { findNode, runWithNode } from './start.mjs';

const vite = fileURLToPath(new URL('../node_modules/vite/bin/vite.js', import.meta.url));
const web = spawn(findNode() ?? process.execPath, [vite, '--host', '127.0.0.1'], {
  stdio: 'inherit',
});
const server = runWithNode('src/server/main.ts', process.argv.slice(2), [
  '--watch',
  '--watch-preserve-output',
]);
server.on('exit', () => web.kill());
