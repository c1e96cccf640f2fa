/** What other nouns may use of the ledger. */
export { findRule, lineText } from './explanation.ts';
export { hidesFrom } from './hides.ts';
export { openLines, type OpenLine } from './open-lines.ts';
export { presentLine } from './present.ts';
export { listLines } from './queries.ts';
export { findTotals } from './summary-queries.ts';
export { stateWords } from './tables.ts';
