/** Prints the triggers of the log (src/domain/log/forms.ts) for a migration: `node scripts/write-log-triggers.ts`. */
import { logTriggers } from './log-triggers/make.ts';

process.stdout.write(`${logTriggers()}\n`);
