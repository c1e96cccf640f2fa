/** Backups, restores and moves: what other rooms may use of them. */
export { askServer, reportOf, serveControl, type Order, type Report } from './control.ts';
export { moveToPostgres } from './move.ts';
export { makeBackup, type Installation } from './make.ts';
export { tidyBackups } from './names.ts';
export { openBackup } from './read-parts.ts';
export { restoreBackup } from './restore.ts';
export { createBackups, type Backups } from './service.ts';
