/** What other rooms may use of the log. */
export { checkLog } from './check.ts';
export { findingWords } from './finding-words.ts';
export { rootLine } from './root-line.ts';
export { findStoredRoot, type StoredRoot } from './stored-root.ts';
export { createSigner, verifySignature } from './signer.ts';
