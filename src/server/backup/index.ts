/** Backups, restores and moves: what other rooms may use of them. */
export { makeBackup, type BackupOptions, type Installation, type Made } from './make.ts';
export { moveToPostgres } from './move.ts';
export { backupName, listBackups, momentOf, tidyBackups } from './names.ts';
export { openBackup } from './read-parts.ts';
export { restoreBackup, type Restored } from './restore.ts';
